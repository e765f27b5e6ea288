import type { SourceBlock } from '#shared/model/extraction.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import type { Hand, Marginalia } from '../marginalia/marginalia.ts';
import { marksOf } from '../marginalia/text-marks.ts';
import { isBlank } from '../source-blocks.ts';
import { arrangeTable } from '../table-shape.ts';
import { arrangeRows, type WordRow } from './arrange-rows.ts';
import type { PropertyChange } from './read-properties.ts';

interface OpenTable {
  readonly rows: WordRow[];
  cells: SourceBlock[][];
  cell: SourceBlock[];
}

/** Gathers the blocks of a story. Tables are never marked as a whole: they are where paragraphs say how deep they are in one. */
export class TableStack {
  readonly #blocks: SourceBlock[] = [];
  readonly #open: OpenTable[] = [];
  readonly #isOld: boolean;
  readonly #marginalia: Marginalia;
  #cells = 0;
  #count = 0;

  constructor(isOld: boolean, marginalia: Marginalia) {
    this.#isOld = isOld;
    this.#marginalia = marginalia;
  }

  /** Begins or ends tables until a paragraph of this depth fits. */
  enter(depth: number): void {
    while (this.#open.length > depth) this.#close();
    while (this.#open.length < depth) this.#open.push({ rows: [], cells: [], cell: [] });
  }

  add(block: SourceBlock): void {
    (this.#open.at(-1)?.cell ?? this.#blocks).push(block);
    this.#count += 1;
    if (this.#count > LIMITS.blocks) throw new ExtractionFailure('too-large', `more than ${LIMITS.blocks} paragraphs`);
  }

  endCell(): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    table.cells.push(table.cell);
    table.cell = [];
    this.#cells += 1;
    if (this.#cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `more than ${LIMITS.tableCells} cells in tables`);
  }

  /**
   * Ends a row. One that somebody deleted is left out, unless text of it still stands: whole rows are deleted with all their words, and
   * some writers mark the end of a row like the words that follow it.
   */
  endRow(changes: readonly PropertyChange[], deletedBy: Hand | null = null): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (table.cell.length > 0) this.endCell();
    const blocks = table.cells.flat();
    const marks = blocks.map((block) => marksOf(block.text)).join('');
    const isEmpty = blocks.every((block) => block.rows === null && isBlank(block.text));
    if (isEmpty && (deletedBy !== null || marks !== '')) {
      // What was noted in a row that shows nothing must not go with it.
      this.#marginalia.pending += marks;
      if (deletedBy !== null && marks !== '') this.#marginalia.pending += this.#marginalia.noteDeletion('deletion', deletedBy, '\n');
    } else if (table.cells.length > 0) table.rows.push({ cells: table.cells, changes });
    table.cells = [];
  }

  end(): SourceBlock[] {
    this.enter(0);
    return this.#blocks;
  }

  #close(): void {
    this.endRow([]);
    const table = this.#open.pop();
    if (table === undefined || table.rows.length === 0) return;
    const target = this.#open.at(-1)?.cell ?? this.#blocks;
    for (const block of arrangeTable(arrangeRows(table.rows, this.#isOld))) target.push(block);
  }
}
