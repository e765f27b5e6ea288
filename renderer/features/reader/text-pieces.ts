import type { CanonicalText } from '#shared/domain/text/canonical-text.ts';
import type { Block } from '#shared/model/document.ts';

/** A longer paragraph is drawn in several rows: a document on one line would otherwise be laid out whole. UTF-16 units. */
const PIECE_LENGTH = 2400;
/** Table rows drawn together. */
const PIECE_ROWS = 12;
/** How far back from a cut a sentence end is looked for. */
const CUT_SEARCH = 240;

/** A stretch of one block that is mounted as one row. `start` and `end` are canonical offsets; pieces stand in reading order. */
export type TextPiece = {
  readonly blockIndex: number;
  readonly start: number;
  readonly end: number;
  /** Where the piece begins in its block's own text. */
  readonly blockOffset: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The block goes on from the one before, or into the next one: a title set on several lines. */
  readonly isJoinedAbove: boolean;
  readonly isJoinedBelow: boolean;
  /** Signers and date that close a paper: they stand at the right. */
  readonly isSignature: boolean;
  /** Rows of the table, `[from, to)`; `null` for running text. */
  readonly rows: readonly [number, number] | null;
};

/** Cuts a document into the rows that the reader mounts. Linear. */
export function textPieces(blocks: readonly Block[], canonical: CanonicalText): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  const signatures = signatureBlocks(blocks);
  blocks.forEach((block, blockIndex) => {
    const start = canonical.blockStarts[blockIndex] ?? 0;
    if (block.rows !== null && block.rows.length > 0) addTable(pieces, { rows: block.rows, blockIndex, start });
    else
      addText(pieces, {
        text: block.text,
        blockIndex,
        start,
        isJoinedAbove: isTitleWith(block, blocks[blockIndex - 1]),
        isJoinedBelow: isTitleWith(block, blocks[blockIndex + 1]),
        isSignature: signatures.has(blockIndex),
      });
  });
  return pieces;
}

/** Number of the piece that holds a canonical offset; the line break after a block belongs to it. O(log pieces). */
export function pieceAt(pieces: readonly TextPiece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Number of the first piece of a block. O(log pieces). */
export function firstPieceOf(pieces: readonly TextPiece[], blockIndex: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.blockIndex ?? 0) < blockIndex) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low);
}

/** Canonical offset of each cell of a table's rows `[from, to)`, as `blockText` joins them: tabs between cells, line breaks between rows. */
export function cellStarts(rows: readonly (readonly string[])[], from: number, to: number, start: number): readonly (readonly number[])[] {
  let offset = start;
  return rows.slice(from, to).map((row) =>
    row.map((cell) => {
      const cellStart = offset;
      offset += cell.length + 1;
      return cellStart;
    }),
  );
}

const DATE_LINE = /^(?:\d{4}|[一二三四五六七八九〇○零]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/;
const SIGNER_LINE = /^[^，。；：、,;:]{2,40}(?:局|委|委员会|政府|办公室|办公厅|厅|院|部|署|司|会|中心|公司)(?:（代章）|\(代章\))?$/;
const MOST_SIGNERS = 8;

/** Numbers of the blocks that sign a paper: a date alone on its line, behind the text or behind signers, and those signers. Linear. */
function signatureBlocks(blocks: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>();
  blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph' || block.rows !== null || block.text.length > 16 || !DATE_LINE.test(block.text.trim())) return;
    let first = index;
    while (first > 0 && index - first < MOST_SIGNERS && isSigner(blocks[first - 1])) first -= 1;
    const above = blocks[first - 1];
    // Below a title a date says when the paper was issued, and stands in the middle.
    if (first === index && !(above?.kind === 'paragraph' && above.text.endsWith('。'))) return;
    for (let signed = first; signed <= index; signed += 1) found.add(signed);
  });
  return found;
}

function isSigner(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' && block.rows === null && block.label === null && SIGNER_LINE.test(block.text.trim().slice(0, 60));
}

function isTitleWith(block: Block, neighbour: Block | undefined): boolean {
  return block.kind === 'title' && neighbour?.kind === 'title';
}

function addTable(
  pieces: TextPiece[],
  table: { readonly rows: readonly (readonly string[])[]; readonly blockIndex: number; readonly start: number },
): void {
  let start = table.start;
  for (let from = 0; from < table.rows.length; from += PIECE_ROWS) {
    const to = Math.min(from + PIECE_ROWS, table.rows.length);
    const length = table.rows.slice(from, to).reduce((sum, row) => sum + row.reduce((units, cell) => units + cell.length + 1, 0), 0);
    const isLast = to === table.rows.length;
    pieces.push({
      blockIndex: table.blockIndex,
      start,
      end: start + length - 1,
      blockOffset: start - table.start,
      isFirst: from === 0,
      isLast,
      isJoinedAbove: false,
      isJoinedBelow: false,
      isSignature: false,
      rows: [from, to],
    });
    start += length;
  }
}

type RunningBlock = Pick<TextPiece, 'blockIndex' | 'start' | 'isJoinedAbove' | 'isJoinedBelow' | 'isSignature'> & { readonly text: string };

function addText(pieces: TextPiece[], block: RunningBlock): void {
  let from = 0;
  do {
    const to = cutAfter(block.text, from);
    pieces.push({
      blockIndex: block.blockIndex,
      start: block.start + from,
      end: block.start + to,
      blockOffset: from,
      isFirst: from === 0,
      isLast: to === block.text.length,
      isJoinedAbove: block.isJoinedAbove,
      isJoinedBelow: block.isJoinedBelow,
      isSignature: block.isSignature,
      rows: null,
    });
    from = to;
  } while (from < block.text.length);
}

/** Where a piece that begins at `from` ends: after a sentence if one ends near, never inside a surrogate pair. */
function cutAfter(text: string, from: number): number {
  const limit = from + PIECE_LENGTH;
  // A last bit of a line or two would look like a paragraph of its own.
  if (text.length - limit < CUT_SEARCH) return text.length;
  for (let index = limit; index > limit - CUT_SEARCH; index -= 1) if (text[index - 1] === '。') return index;
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}
