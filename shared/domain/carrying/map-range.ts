import type { ComparedRow, Comparison, Edit } from '#shared/model/comparison.ts';
import type { TextRange } from '../anchoring/anchor-index.ts';
import type { CanonicalText } from '../text/canonical-text.ts';

/** Where the comparison leads a range of the old text. Lengths in UTF-16 units. */
export type MappedRange = {
  /** All that stands in its place in the new text; `null` where nothing does. */
  readonly range: TextRange | null;
  /** Units of the range that stand in the new text as well; differences of width, script and spacing count as kept. */
  readonly kept: number;
  /** Units of the new range that the old one had not. */
  readonly added: number;
  /** The rows that the range runs through, in the order of the old text. */
  readonly rows: readonly ComparedRow[];
  /** From the old passage to the new one. */
  readonly edits: readonly Edit[];
};

/** One comparison with both texts, made ready for mapping many ranges. */
export type ComparedTexts = {
  readonly rows: readonly ComparedRow[];
  readonly old: CanonicalText;
  readonly fresh: CanonicalText;
  /** Row of each old block. */
  readonly rowOfBlock: readonly number[];
};

/** Prepares a comparison for mapping. Linear in the rows. */
export function comparedTexts({ rows }: Comparison, old: CanonicalText, fresh: CanonicalText): ComparedTexts {
  const rowOfBlock: number[] = [];
  rows.forEach((row, at) => {
    for (const block of row.oldBlocks) rowOfBlock[block] = at;
  });
  return { rows, old, fresh, rowOfBlock };
}

/** Follows a range of the old text through the rows and edits of the comparison. Linear in the rows it runs through. */
export function mapRange(texts: ComparedTexts, range: TextRange): MappedRange {
  const first = texts.old.locate(range.start).blockIndex;
  const last = texts.old.locate(Math.max(range.start, range.end - 1)).blockIndex;
  const numbers = [...new Set(texts.rowOfBlock.slice(first, last + 1))];
  const rows = numbers.flatMap((at) => texts.rows[at] ?? []);
  const parts = rows.map((row) => mapInRow(texts, row, range));
  const placed = parts.flatMap((part) => (part.range === null ? [] : [part.range]));
  const sum = (key: 'kept' | 'added'): number => parts.reduce((total, part) => total + part[key], 0);
  const edits = parts.flatMap((part, at) => (at === 0 ? part.edits : [...betweenRows(parts[at - 1], part), ...part.edits]));
  return { range: isOneStretch(placed) ? spanOf(placed) : null, kept: sum('kept'), added: sum('added'), rows, edits };
}

type RowPart = { readonly range: TextRange | null; readonly kept: number; readonly added: number; readonly edits: readonly Edit[] };

/** The line break between two rows belongs to neither of them. */
function betweenRows(left: RowPart | undefined, right: RowPart): readonly Edit[] {
  return [{ op: left?.range && right.range ? 'keep' : 'remove', text: '\n' }];
}

/** Stretches that follow each other with no more than the line break between them. */
function isOneStretch(ranges: readonly TextRange[]): boolean {
  return ranges.every((range, at) => at === 0 || range.start - (ranges[at - 1]?.end ?? 0) === 1);
}

function spanOf(ranges: readonly TextRange[]): TextRange | null {
  const [first, last] = [ranges[0], ranges.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** A run of edits between two kept stretches, or one kept stretch, by its place in both texts. */
type Step = {
  readonly isKept: boolean;
  readonly old: TextRange;
  readonly fresh: TextRange;
};

function mapInRow({ old, fresh }: ComparedTexts, row: ComparedRow, range: TextRange): RowPart {
  const oldStart = old.offsetOf(row.oldBlocks[0] ?? 0, 0);
  const edits = editsOf(row, old);
  if (row.newBlocks.length === 0) {
    const text = old.text.slice(Math.max(oldStart, range.start), Math.min(oldStart + lengthOf(edits, 'add'), range.end));
    return { range: null, kept: 0, added: 0, edits: [{ op: 'remove', text }] };
  }
  let part: { range: TextRange | null; kept: number; added: number; edits: Edit[] } = { range: null, kept: 0, added: 0, edits: [] };
  for (const step of stepsOf(edits, oldStart, fresh.offsetOf(row.newBlocks[0] ?? 0, 0))) {
    const inside = { start: Math.max(step.old.start, range.start), end: Math.min(step.old.end, range.end) };
    // What was only put in counts where it stands between words of the passage.
    const isInserted = step.old.start === step.old.end && range.start < step.old.start && step.old.start < range.end;
    if (inside.start >= inside.end && !isInserted) continue;
    const shift = step.fresh.start - step.old.start;
    const landed = step.isKept ? { start: inside.start + shift, end: inside.end + shift } : step.fresh;
    part = {
      range: landed.start === landed.end ? part.range : { start: part.range?.start ?? landed.start, end: landed.end },
      kept: part.kept + (step.isKept ? inside.end - inside.start : 0),
      added: part.added + (step.isKept ? 0 : landed.end - landed.start),
      edits: [
        ...part.edits,
        ...editsBetween(step.isKept, old.text.slice(inside.start, inside.end), fresh.text.slice(landed.start, landed.end)),
      ],
    };
  }
  return part;
}

function editsBetween(isKept: boolean, old: string, fresh: string): readonly Edit[] {
  if (isKept) return [{ op: 'keep', text: fresh }];
  return [...(old === '' ? [] : [{ op: 'remove', text: old } as const]), ...(fresh === '' ? [] : [{ op: 'add', text: fresh } as const])];
}

/** The edits of a row; of one whose texts are the same, one that keeps all. */
function editsOf(row: ComparedRow, old: CanonicalText): readonly Edit[] {
  if (row.edits.length > 0 || row.newBlocks.length === 0) return row.edits;
  const [first, last] = [row.oldBlocks[0] ?? 0, row.oldBlocks.at(-1) ?? 0];
  return [{ op: 'keep', text: old.text.slice(old.offsetOf(first, 0), old.offsetOf(last, Number.MAX_SAFE_INTEGER)) }];
}

function lengthOf(edits: readonly Edit[], except: Edit['op']): number {
  return edits.reduce((total, { op, text }) => (op === except ? total : total + text.length), 0);
}

/** Edits joined to steps. Pieces that differ in form only, and are as long on both sides, are kept ones. */
function stepsOf(edits: readonly Edit[], oldStart: number, newStart: number): readonly Step[] {
  const steps: Step[] = [];
  let [old, fresh] = [oldStart, newStart];
  const push = (isKept: boolean, oldLength: number, newLength: number): void => {
    const before = steps.at(-1);
    const joins = before !== undefined && before.isKept === isKept;
    const from = joins ? before : { old: { start: old, end: old }, fresh: { start: fresh, end: fresh } };
    [old, fresh] = [old + oldLength, fresh + newLength];
    if (joins) steps.pop();
    steps.push({ isKept, old: { start: from.old.start, end: old }, fresh: { start: from.fresh.start, end: fresh } });
  };
  for (let at = 0; at < edits.length; at += 1) {
    const [edit, next] = [edits[at], edits[at + 1]];
    if (edit === undefined) break;
    const isFormPair = edit.isForm && next?.isForm && edit.op === 'remove' && next.op === 'add' && edit.text.length === next.text.length;
    if (isFormPair) {
      push(true, edit.text.length, edit.text.length);
      at += 1;
    } else push(edit.op === 'keep', edit.op === 'add' ? 0 : edit.text.length, edit.op === 'remove' ? 0 : edit.text.length);
  }
  return steps;
}
