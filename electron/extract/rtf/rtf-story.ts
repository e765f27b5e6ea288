import type { SourceBlock, SourceStyle } from '#shared/model/extraction.ts';
import { arrangeOnGrid, type CellShape, type ShapedRow } from '../cell-grid.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { marksOf } from '../marginalia/text-marks.ts';
import { isBlank, labelled, paragraphBlock, visibleLines } from '../source-blocks.ts';
import { arrangeTable } from '../table-shape.ts';

/** Tables in tables in tables: deeper ones are read as if they stood this deep. */
const DEEPEST_TABLE = 20;

interface OpenTable {
  readonly rows: ShapedRow[];
  cells: SourceBlock[][];
  cell: SourceBlock[];
}

/** What an RTF file has said of the paragraph being read; `depth` counts tables around it. */
export interface ParagraphState {
  depth: number;
  isCentred: boolean;
  outlineLevel: number | null;
  style: number | null;
  label: string;
}

/** A paragraph of which nothing was said. */
export function plainParagraph(): ParagraphState {
  return { depth: 0, isCentred: false, outlineLevel: null, style: null, label: '' };
}

/** Gathers the paragraphs of one story (body, note, header), and the tables that their marks make; `depth` counts tables around a place. */
export class RtfStory {
  readonly #blocks: SourceBlock[] = [];
  readonly #open: OpenTable[] = [];
  #cells = 0;
  /** Marks of paragraphs that show nothing: they wait for text to stand in. */
  #held = '';

  /** Ends a paragraph; one that stands less deep than the one before ends the table before it. */
  endParagraph(text: string, style: SourceStyle, depth: number): void {
    this.#enter(depth);
    const label = style.listLabel ?? '';
    const marked = this.#held + text;
    const lines = visibleLines(marked);
    this.#held = lines.length === 0 ? marksOf(marked) : '';
    for (const [index, line] of lines.entries()) {
      this.add(
        index === 0
          ? paragraphBlock(label === '' ? line : labelled(label, line), style)
          : paragraphBlock(line, { ...style, listLabel: null }),
      );
    }
  }

  /** A block that follows the paragraph being read. */
  add(block: SourceBlock): void {
    (this.#open.at(-1)?.cell ?? this.#blocks).push(block);
  }

  /** Marks of what is not shown itself. */
  hold(marks: string): void {
    this.#held += marks;
  }

  endCell(depth: number): void {
    this.#enter(depth);
    const table = this.#open.at(-1);
    if (table === undefined) return;
    // What was noted in a cell that shows nothing stays in it.
    if (this.#held !== '') table.cell.push(paragraphBlock(this.#held, null));
    this.#held = '';
    table.cells.push(table.cell);
    table.cell = [];
    this.#cells += 1;
    if (this.#cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `more than ${LIMITS.tableCells} cells in tables`);
  }

  /** Ends a row of the table `depth` deep, whose cells stand where `shapes` says. */
  endRow(depth: number, shapes: readonly CellShape[]): void {
    this.#enter(depth);
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (table.cell.length > 0) this.endCell(depth);
    const blocks = table.cells.flat();
    // A row that shows nothing is not part of the table; what was noted in it must not go with it.
    if (blocks.length > 0 && blocks.every(({ rows, text }) => rows === null && isBlank(text))) {
      this.#held += blocks.map(({ text }) => marksOf(text)).join('');
    } else if (table.cells.length > 0) table.rows.push({ cells: table.cells, shapes });
    table.cells = [];
  }

  end(): SourceBlock[] {
    this.#enter(0);
    if (this.#held !== '') this.#blocks.push(paragraphBlock(this.#held, null));
    this.#held = '';
    return this.#blocks;
  }

  /** Begins or ends tables until what comes next stands as deep as it says. */
  #enter(depth: number): void {
    const wanted = Math.min(depth, DEEPEST_TABLE);
    while (this.#open.length > wanted) this.#close();
    while (this.#open.length < wanted) this.#open.push({ rows: [], cells: [], cell: [] });
  }

  #close(): void {
    this.endRow(this.#open.length, []);
    const table = this.#open.pop();
    if (table === undefined || table.rows.length === 0) return;
    for (const block of arrangeTable(arrangeOnGrid(table.rows))) this.add(block);
  }
}
