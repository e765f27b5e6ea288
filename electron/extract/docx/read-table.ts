import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { paragraphBlock } from '../source-blocks.ts';
import { arrangeTable, type TableCell } from '../table-shape.ts';
import { childElement, type XmlElement } from '../xml/parse-xml.ts';
import { deletedText, handOf } from './read-inline.ts';
import { propertyValue } from './word-property.ts';
import { type BlockSink, takePending, type WordReader } from './word-reader.ts';

type ReadBlocks = (parent: XmlElement, reader: WordReader, sink: BlockSink) => void;

/** Word allows 63 columns; a grid span beyond is damage or malice. */
const MOST_COLUMNS = 200;
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo']);

/** Rows of a table, or cells of a row, content controls looked through. */
function partsOf(parent: XmlElement, name: string): XmlElement[] {
  const parts: XmlElement[] = [];
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    if (child.name === name) parts.push(child);
    else if (WRAPPERS.has(child.name)) parts.push(...partsOf(child, name));
  }
  return parts;
}

function gridCount(properties: XmlElement | null, name: string, least: number): number {
  const value = Number(propertyValue(properties, name) ?? least);
  return Number.isInteger(value) ? Math.min(Math.max(value, least), MOST_COLUMNS) : least;
}

/** The deletion of a whole row; `null` for a row that stands. */
function deletionOf(row: XmlElement): XmlElement | null {
  return childElement(childElement(row, 'w:trPr'), 'w:del');
}

function noteDeletedRow(row: XmlElement, deletion: XmlElement, { inline }: WordReader): void {
  inline.hasRevisions = true;
  const words = partsOf(row, 'w:tc').map(deletedText).join('\t');
  inline.marginalia.pending += inline.marginalia.noteDeletion('deletion', handOf(deletion), `${words}\n`);
}

/** A merge that goes on from the cell above (`vMerge`) or the cell before (`hMerge`): the text stands there. */
function isCovered(properties: XmlElement | null): boolean {
  return ['w:vMerge', 'w:hMerge'].some((name) => {
    const merge = childElement(properties, name);
    return merge !== null && (merge.attributes['w:val'] ?? 'continue') === 'continue';
  });
}

function readCell(cell: XmlElement, reader: WordReader, readBlocks: ReadBlocks): TableCell {
  const properties = childElement(cell, 'w:tcPr');
  const columns = gridCount(properties, 'w:gridSpan', 1);
  const blocks: BlockSink = [];
  if (!isCovered(properties)) readBlocks(cell, reader, blocks);
  // What was noted in a cell that shows nothing stays in it.
  const marks = takePending(reader);
  if (marks !== '') blocks.push(paragraphBlock(marks, null));
  return { columns, blocks };
}

/** Reads a table: a merged cell's text once, empty strings where the merge covers; notes met inside follow it. */
export function readTable(table: XmlElement, reader: WordReader, sink: BlockSink, readBlocks: ReadBlocks): void {
  const rows: TableCell[][] = [];
  let cells = 0;
  for (const row of partsOf(table, 'w:tr')) {
    const deletion = deletionOf(row);
    if (deletion !== null) {
      noteDeletedRow(row, deletion, reader);
      continue;
    }
    const before = gridCount(childElement(row, 'w:trPr'), 'w:gridBefore', 0);
    const skipped = Array.from({ length: before }, () => ({ columns: 1, blocks: [] }));
    const content = [...skipped, ...partsOf(row, 'w:tc').map((cell) => readCell(cell, reader, readBlocks))];
    rows.push(content);
    cells += content.reduce((sum, cell) => sum + cell.columns, 0);
    if (cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `a table of more than ${LIMITS.tableCells} cells`);
  }
  for (const block of arrangeTable(rows)) sink.push(block);
}
