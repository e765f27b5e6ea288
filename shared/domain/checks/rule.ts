import type { Severity } from '#shared/model/annotation.ts';
import type { FindingWords } from '#shared/model/finding.ts';
import type { CheckReading } from './reading.ts';

/** A range of a block's own text, by the block's index. */
export interface Place {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** What a rule says; the checklist item of its id gives severity and basis where it names none. */
export interface Draft {
  readonly words: FindingWords;
  /** `null` for the document as a whole. */
  readonly place: Place | null;
  readonly alsoAt?: readonly Place[];
  readonly severity?: Severity;
  readonly basis?: string;
  /** For what stands in no block. */
  readonly quote?: string;
  readonly reversed?: boolean;
}

/** One rule: `(document, context)`, prepared as a reading, to what it finds. Linear in the text. */
export interface Rule {
  /** Id of a checklist item. */
  readonly id: string;
  /** `general`: the standard says 一般, so whatever the rule finds is a hint (FM-18). */
  readonly strength: 'required' | 'general';
  readonly check: (reading: CheckReading) => Iterable<Draft>;
}

/** One draft for many places: the first is its passage. Nothing for none. */
export function* groupedDraft(places: readonly Place[], draft: Omit<Draft, 'place' | 'alsoAt'>): Iterable<Draft> {
  const [first, ...rest] = places;
  if (first !== undefined) yield { ...draft, place: first, alsoAt: rest };
}
