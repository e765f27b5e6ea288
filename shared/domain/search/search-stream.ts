import type { Block, DocumentModel, Repair } from '#shared/model/document.ts';
import { blockText } from '../text/canonical-text.ts';
import { squeezeInto } from './squeeze-text.ts';

/** The units that part a search stream; none of them comes out of a text. */
export const MARK = {
  block: 1,
  heading: 2,
  title: 3,
  /** Before title, 文号 and file name, and before each heading of the copy that stands in front. */
  name: 4,
  /** Before a text as it stood before its repair. */
  earlier: 5,
} as const;

/**
 * All that is searched of a document in squeezed units: its names, a copy of all headings, its blocks, the texts before repair.
 * It ends with a mark, so that every character has one behind it.
 */
export type SearchStream = {
  readonly units: Uint16Array;
  readonly namesEnd: number;
  readonly headingsEnd: number;
  readonly blocksEnd: number;
};

/** Prepares a document for search. Linear in its text and repairs. */
export function searchStream(model: DocumentModel, fileName: string): SearchStream {
  const names = [model.meta.title, model.meta.docNumber ?? '', fileName];
  const texts = model.blocks.map(blockText);
  const headings = texts.filter((_text, index) => isHeading(model.blocks[index]));
  const earlier = earlierTexts(model).map(({ text }) => text);
  const room = [names, texts, headings, earlier].flat().reduce((sum, text) => sum + text.length + 1, 1);
  const units = new Uint16Array(room);
  let end = 0;
  const put = (mark: number, text: string): void => {
    units[end] = mark;
    end = squeezeInto(text, units, end + 1, null);
  };
  for (const name of names) put(MARK.name, name);
  const namesEnd = end;
  for (const heading of headings) put(MARK.name, heading);
  const headingsEnd = end;
  for (const [index, text] of texts.entries()) put(markOf(model.blocks[index]), text);
  const blocksEnd = end;
  for (const text of earlier) put(MARK.earlier, text);
  units[end] = MARK.block;
  return { units: units.slice(0, end + 1), namesEnd, headingsEnd, blocksEnd };
}

/** Whether a unit begins a block. */
export function isBlockMark(unit: number): boolean {
  return unit >= MARK.block && unit <= MARK.title;
}

/** Where each block begins, in units of the stream. Linear. */
export function blockMarks({ units, headingsEnd, blocksEnd }: SearchStream): Uint32Array {
  const marks: number[] = [];
  for (let at = headingsEnd; at < blocksEnd; at += 1) if (isBlockMark(units[at] ?? 0)) marks.push(at);
  return Uint32Array.from(marks);
}

function isHeading(block: Block | undefined): boolean {
  return block?.kind === 'title' || block?.kind === 'heading';
}

function markOf(block: Block | undefined): number {
  if (block?.kind === 'title') return MARK.title;
  return block?.kind === 'heading' ? MARK.heading : MARK.block;
}

/** A text from before a repair; `blockIndex` is `null` where it was lifted out of the blocks. */
export type EarlierText = { readonly blockIndex: number | null; readonly text: string };

/** Repairs of a block put back in its whole text, so that a passage is found that only touches one; and each one by itself. In the order of the stream. */
export function earlierTexts(model: DocumentModel): readonly EarlierText[] {
  const byBlock = new Map<string | null, Repair[]>();
  for (const repair of model.repairs) {
    const same = byBlock.get(repair.block);
    if (same) same.push(repair);
    else byBlock.set(repair.block, [repair]);
  }
  if (byBlock.size === 0) return [];
  const indexOf = new Map(model.blocks.map((block, index) => [block.id, index]));
  return [...byBlock].flatMap(([id, repairs]) => {
    const blockIndex = id === null ? null : (indexOf.get(id) ?? null);
    const block = blockIndex === null ? undefined : model.blocks[blockIndex];
    const whole = block ? textBeforeRepairs(block, repairs) : null;
    return (whole === null ? repairs.map((repair) => repair.before) : [whole]).map((text) => ({ blockIndex, text }));
  });
}

/** The text of a block as it stood before its repairs, `null` where they do not fit it. Linear in block and repairs. */
function textBeforeRepairs(block: Pick<Block, 'kind' | 'text' | 'rows'>, repairs: readonly Repair[]): string | null {
  const text = blockText(block);
  let earlier = '';
  let from = 0;
  for (const { before, after } of repairs) {
    const at = text.indexOf(after, from);
    if (after === '' || at < 0) return null;
    earlier += text.slice(from, at) + before;
    from = at + after.length;
  }
  return earlier + text.slice(from);
}
