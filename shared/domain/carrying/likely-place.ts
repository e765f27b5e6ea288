import type { CarriedPlace } from '#shared/model/carrying.ts';
import type { ComparedRow } from '#shared/model/comparison.ts';
import type { AnchorIndex, TextRange } from '../anchoring/anchor-index.ts';
import { describePassage } from '../anchoring/describe-passage.ts';
import { editTexts } from '../comparison/edit-texts.ts';
import type { CanonicalText } from '../text/canonical-text.ts';
import { carryPassage, keptShare } from './carry-passage.ts';
import type { ComparedTexts, MappedRange } from './map-range.ts';

/** A paragraph of which less stands is not surely the one its words were in. */
const STANDING_ROW = 0.5;
/** A paragraph that took another's place says the same thing in about as many words. */
const GREATEST_RATIO = 3;
/** Paragraphs replaced one by one between two that stand; with more of them, which belongs to which is a guess. */
const MOST_REPLACED = 3;

/** The passage that may stand in the place of a lost one, for a person to say so; `null` where the comparison does not tell. */
export type LikelyPlace = Exclude<CarriedPlace, { kind: 'lost' }> | null;

/** Both texts with their comparison, made ready for many passages. */
export type ComparedStates = { readonly texts: ComparedTexts; readonly oldIndex: AnchorIndex; readonly freshIndex: AnchorIndex };

/**
 * Where a passage of the old text may stand that the new text has not got: as it would be carried; else all that was written in its place
 * where its paragraph stands, or the paragraph that took the place of its own between two that stand. Only to be asked about, never placed.
 */
export function likelyPlace(states: ComparedStates, passage: TextRange): LikelyPlace {
  const { texts, oldIndex, freshIndex } = states;
  const { place, mapped } = carryPassage(texts, freshIndex, passage, describePassage(oldIndex, passage));
  if (place.kind !== 'lost') return place;
  const range = inItsPlace(mapped) ?? instead(states, mapped.rows);
  if (range === null) return null;
  const [was, now] = [texts.old.text.slice(passage.start, passage.end), texts.fresh.text.slice(range.start, range.end)];
  return now.trim() === '' ? null : { kind: 'changed', range, edits: [...editTexts(was, now)] };
}

/** What was written in its place in a paragraph most of which stands. */
function inItsPlace(mapped: MappedRange): TextRange | null {
  const isFirm = mapped.rows.length === 1 && !mapped.rows[0]?.isByTopic && keptShare(mapped) >= STANDING_ROW;
  return isFirm && mapped.range !== null && mapped.range.start < mapped.range.end ? mapped.range : null;
}

/** The paragraph of the same clause written instead of the one the passage stood in, between two that stand. */
function instead({ texts, oldIndex, freshIndex }: ComparedStates, [row, ...others]: readonly ComparedRow[]): TextRange | null {
  if (row === undefined || others.length > 0 || row.isByTopic || row.kind === 'moved') return null;
  const between = betweenStanding(texts.rows, texts.rows.indexOf(row));
  const isPaired = row.kind === 'changed' && between.length === 1;
  const gone = isPaired ? between : between.filter(({ kind }) => kind === 'removed');
  const written = isPaired ? between : between.filter(({ kind }) => kind === 'added');
  if (gone.length !== written.length || gone.length > MOST_REPLACED) return null;
  const was = rangeOf(texts.old, row.oldBlocks);
  const now = rangeOf(texts.fresh, written[gone.indexOf(row)]?.newBlocks ?? []);
  if (was === null || now === null) return null;
  const clauses = gone.map(({ oldBlocks }) => clauseAt(oldIndex, rangeOf(texts.old, oldBlocks)));
  const clause = clauseAt(oldIndex, was);
  if (clause !== clauseAt(freshIndex, now) || clauses.filter((other) => other === clause).length > 1) return null;
  const ratio = (now.end - now.start) / Math.max(1, was.end - was.start);
  return ratio <= GREATEST_RATIO && ratio >= 1 / GREATEST_RATIO ? now : null;
}

/** The rows around one, up to those that stand in both texts. */
function betweenStanding(rows: readonly ComparedRow[], at: number): readonly ComparedRow[] {
  const isGap = (row: ComparedRow | undefined): boolean => row?.kind === 'removed' || row?.kind === 'added';
  let [first, end] = [at, at + 1];
  while (isGap(rows[first - 1])) first -= 1;
  while (isGap(rows[end])) end += 1;
  return rows.slice(first, end);
}

function rangeOf(text: CanonicalText, blocks: readonly number[]): TextRange | null {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { start: text.offsetOf(first, 0), end: text.offsetOf(last, Number.MAX_SAFE_INTEGER) };
}

function clauseAt(index: AnchorIndex, range: TextRange | null): string {
  return index.pathAt(range?.start ?? 0).join('\n');
}
