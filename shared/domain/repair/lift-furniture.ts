import type { SourceBlock } from '#shared/model/extraction.ts';
import { beginsBlock } from './block-starts.ts';
import { noteRepairs } from './note-repairs.ts';
import { LABEL_SPACE, LABEL_START, TITLE_LABEL, WEAK_VALUES } from './page-labels.ts';
import { isPageLine } from './page-lines.ts';
import { findPlacedFurniture } from './placed-furniture.ts';
import { firstOrigin, heldWhole, type WorkingBlock, type WorkingText } from './working-text.ts';

/** How far page furniture reaches into a document from either end. */
const HEAD_BLOCKS = 40;
const TAIL_BLOCKS = 8;
/** A longer unlabelled line is the text itself: the page's head ends there. */
const BODY_LENGTH = 60;
const LONGEST_LINE = 400;

/** Lifts the furniture of web pages and catalogues out of the blocks, each line whole, into `furniture`. Linear. */
export function liftFurniture(text: WorkingText): WorkingText {
  const blocks: WorkingBlock[] = [];
  const furniture: string[] = [];
  const notes = noteRepairs(text.undone);
  const placed = findPlacedFurniture(text.blocks);
  let inHead = true;
  text.blocks.forEach((working, index) => {
    const { block } = working;
    const inTail = index >= text.blocks.length - TAIL_BLOCKS;
    inHead = inHead && index < HEAD_BLOCKS && !endsHead(block);
    const lines = working.held === 'whole' ? null : (placed.get(index) ?? furnitureLines(block, inHead || inTail));
    if (lines === null) {
      blocks.push(working);
      return;
    }
    const title = inHead && lines.length === 1 ? loneTitle(lines[0] ?? '', text.blocks, index) : null;
    const before = block.rows === null ? block.text : block.rows.map((row) => row.join('\t')).join('\n');
    const origin = firstOrigin(working);
    if (!notes.propose({ kind: 'page-furniture', origin, before, after: title ?? '', certain: true })) {
      blocks.push(heldWhole(working));
      return;
    }
    furniture.push(...lines);
    if (title !== null) blocks.push({ ...working, block: titleBlock(block, title) });
  });
  if (notes.drafts.length === 0) return text;
  return { ...text, blocks, furniture: [...text.furniture, ...furniture], repairs: [...text.repairs, ...notes.drafts] };
}

function endsHead(block: SourceBlock): boolean {
  if (block.kind === 'table') return false;
  if (LABEL_START.test(block.text)) return false;
  return block.text.length >= BODY_LENGTH || /^[一二三四五六七八九十]{1,3}、/.test(block.text);
}

function furnitureLines(block: SourceBlock, atEnd: boolean): readonly string[] | null {
  if (block.kind === 'note') return null;
  if (block.rows !== null) return atEnd ? labelledTable(block.rows) : null;
  const line = block.text.trim();
  if (line.length > LONGEST_LINE) return null;
  if (isPageLine(line)) return [line];
  return atEnd && isLabelled(line) ? [line] : null;
}

function isLabelled(line: string): boolean {
  const match = LABEL_START.exec(line);
  if (match === null) return isCatalogueRow(line);
  const label = (match[1] ?? '').replace(new RegExp(LABEL_SPACE, 'g'), '');
  const value = line.slice(match[0].length).trim();
  const weak = WEAK_VALUES[label];
  if (weak !== undefined && !weak.test(value)) return false;
  // A label followed by sentences is body text that happens to begin like one.
  return value.length <= 200 && !/。[^”’）)]/.test(value) && !(beginsBlock(value) && value.length > BODY_LENGTH);
}

/** Two or more labels with their values, set apart by tabs: a catalogue whatever the labels say. */
function isCatalogueRow(line: string): boolean {
  const cells = line.split('\t');
  return cells.length >= 3 && cells.length <= 12 && cells.every((cell, index) => index % 2 === 1 || /^.{2,16}[:：]$/.test(cell.trim()));
}

/** A table of labels and values, one line a row; `null` for any other table. */
function labelledTable(rows: readonly (readonly string[])[]): readonly string[] | null {
  if (rows.length > 12) return null;
  const lines = rows.map((row) => row.filter((cell) => cell.trim() !== ''));
  const isCatalogue = lines.every((cells) => cells.length > 0 && isLabelled(withColon(cells[0] ?? '')));
  if (!isCatalogue) return null;
  return lines.map((cells) => cells.map((cell, index) => (index % 2 === 0 ? withColon(cell) : cell)).join(' '));
}

function withColon(cell: string): string {
  return /[:：]/.test(cell) ? cell : `${cell}:`;
}

/** The document's title, where the catalogue line is the only one that gives it. */
function loneTitle(line: string, blocks: readonly WorkingBlock[], index: number): string | null {
  const match = LABEL_START.exec(line);
  if (match === null || !TITLE_LABEL.test((match[1] ?? '').replace(new RegExp(LABEL_SPACE, 'g'), ''))) return null;
  const title = line.slice(match[0].length).trim();
  if (title.length < 6) return null;
  const following = blocks
    .slice(index + 1, index + 20)
    .map(({ block }) => (LABEL_START.test(block.text) ? '' : block.text.replace(/\s/g, '')));
  return following.join('').includes(title.replace(/\s/g, '')) ? null : title;
}

function titleBlock(block: SourceBlock, title: string): SourceBlock {
  return {
    ...block,
    kind: 'paragraph',
    text: title,
    rows: null,
    style: { headingLevel: null, listLabel: null, isTitle: true, isCentred: false },
  };
}
