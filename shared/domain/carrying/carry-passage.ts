import type { PassageTarget } from '#shared/model/annotation.ts';
import type { CarriedPlace } from '#shared/model/carrying.ts';
import type { AnchorIndex, TextRange } from '../anchoring/anchor-index.ts';
import { resolvePassage } from '../anchoring/resolve-passage.ts';
import { editTexts } from '../comparison/edit-texts.ts';
import { type ComparedTexts, type MappedRange, mapRange } from './map-range.ts';

/** Less than this share of a passage's words left, and what took its place may be about anything. */
const LEAST_KEPT = 0.4;
/** A short figure may be replaced whole, where this share of its paragraph stands as it was. */
const FIRM_ROW = 0.6;
/** With less of it left, a paragraph may only share set phrases with the one it is paired with. */
const RELATED_ROW = 0.5;
/** So short a passage can be a figure, a unit or a name. */
const SHORT = 12;

/** A passage with where it goes, and the rows of the comparison it ran through. */
export type Carried = { readonly place: CarriedPlace; readonly mapped: MappedRange };

/**
 * Carries a passage of the old text to the new one: by the comparison, and by its own words and surroundings where that does not tell.
 * Words that do not stand as they were are never placed without asking.
 */
export function carryPassage(texts: ComparedTexts, index: AnchorIndex, passage: TextRange, target: PassageTarget): Carried {
  const range = withoutEdgeBreaks(texts.old.text, passage);
  const mapped = mapRange(texts, range);
  const isWhole = mapped.range !== null && mapped.kept === lengthWithoutBreaks(range, mapped) && mapped.added === 0;
  const byTopic = mapped.rows.some((row) => row.isByTopic);
  if (mapped.range !== null && isWhole && !byTopic) {
    const hasMoved = mapped.rows.some(({ kind, aspects }) => kind === 'moved' || aspects.includes('numbering'));
    return { place: { kind: hasMoved ? 'moved' : 'exact', range: mapped.range }, mapped };
  }
  return { place: searched(texts, index, mapped, target) ?? edited(mapped, range) ?? lost(mapped), mapped };
}

/** A line break at the edge is no word of the passage. */
function withoutEdgeBreaks(text: string, { start, end }: TextRange): TextRange {
  let [first, last] = [start, end];
  while (first < last && text[first] === '\n') first += 1;
  while (last > first && text[last - 1] === '\n') last -= 1;
  return { start: first, end: last };
}

/** The line breaks between rows are in the range, and in none of the rows. */
function lengthWithoutBreaks(range: TextRange, mapped: MappedRange): number {
  return range.end - range.start - (mapped.rows.length - 1);
}

/** Its very words elsewhere: a sentence that went to another paragraph. */
function searched(texts: ComparedTexts, index: AnchorIndex, mapped: MappedRange, target: PassageTarget): CarriedPlace | null {
  const anchor = resolvePassage(index, target);
  if (anchor.kind === 'orphan') return null;
  const text = texts.fresh.text.slice(anchor.range.start, anchor.range.end);
  const quote = target.selector[1].exact;
  const isElsewhere = mapped.range === null || anchor.range.end <= mapped.range.start || anchor.range.start >= mapped.range.end;
  if (text === quote) return { kind: isElsewhere ? 'moved' : 'exact', range: anchor.range };
  // Two answers that disagree are none.
  if (isElsewhere && mapped.range !== null) return { kind: 'lost', reason: 'unclear' };
  return mapped.range === null ? { kind: 'changed', range: anchor.range, edits: [...editTexts(quote, text)] } : null;
}

function edited(mapped: MappedRange, range: TextRange): CarriedPlace | null {
  if (mapped.range === null || mapped.range.start === mapped.range.end) return null;
  const length = range.end - range.start;
  const isHeld = mapped.kept >= length * LEAST_KEPT && keptShare(mapped) >= RELATED_ROW;
  const isReplaced = length <= SHORT && mapped.rows.length === 1 && keptShare(mapped) >= FIRM_ROW;
  const isLikely = mapped.rows.some((row) => row.isByTopic) ? mapped.kept >= length * 0.8 : isHeld || isReplaced;
  return isLikely ? { kind: 'changed', range: mapped.range, edits: [...mapped.edits] } : null;
}

/** Share of the old paragraphs of a passage that stands in the new ones; 1 where they are empty. */
export function keptShare({ rows }: MappedRange): number {
  const edits = rows.flatMap((row) => row.edits);
  const old = edits.filter(({ op }) => op !== 'add');
  const total = old.reduce((sum, { text }) => sum + text.length, 0);
  return total === 0 ? 1 : old.filter(({ op }) => op === 'keep').reduce((sum, { text }) => sum + text.length, 0) / total;
}

function lost({ rows, kept }: MappedRange): CarriedPlace {
  const isGone = kept === 0 && rows.every(({ newBlocks }) => newBlocks.length === 0);
  return { kind: 'lost', reason: isGone ? 'removed' : 'unclear' };
}
