import type { DocumentSummary } from '#shared/model/library.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { correctedSummary } from '../corrections/corrected-summary.ts';

/** What somebody wrote about a passage; the place is that of the text named by `source`, offsets canonical. */
export type WrittenNote = {
  readonly id: string;
  readonly text: string;
  readonly path: readonly string[];
  readonly source: string;
  readonly start: number;
  readonly end: number;
};

/** What of a review is searched beside the document's text: it changes without it. */
export type WrittenText = {
  readonly notes: readonly WrittenNote[];
  /** What a person put in the place of the machine's metadata. */
  readonly corrected: Partial<DocumentSummary>;
  /** Units and headings that a person gave tasks. */
  readonly units: readonly string[];
  readonly tasks: readonly string[];
};

const UNIT_FIELDS: ReadonlySet<string> = new Set(['leads', 'units']);

/** Takes out of a review what is searched; linear in it. */
export function writtenText({ annotations, corrections }: Pick<StoredReview, 'annotations' | 'corrections'>): WrittenText {
  const ofTasks = corrections.filter(({ subject }) => subject.kind === 'task');
  const linesOf = (isWanted: (field: string) => boolean): readonly string[] => [
    ...new Set(
      ofTasks.filter(({ field }) => isWanted(field)).flatMap(({ value }) => value.split('\n').filter((line) => line.trim() !== '')),
    ),
  ];
  return {
    notes: annotations.flatMap((annotation): readonly WrittenNote[] => {
      const { id, note, suggestion, basis, removedAt, target } = annotation;
      const text = [note, suggestion, basis].filter((part) => part.trim() !== '').join('\n');
      if (removedAt !== null || text === '') return [];
      const [{ start, end }, , { path }] = target.selector;
      return [{ id, text, path, source: target.source, start, end }];
    }),
    corrected: correctedSummary(corrections),
    units: linesOf((field) => UNIT_FIELDS.has(field)),
    tasks: linesOf((field) => field === 'title'),
  };
}
