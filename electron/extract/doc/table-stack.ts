import type { SourceBlock } from '#shared/model/extraction.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
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
  #cells = 0;
  #count = 0;

  constructor(isOld: boolean) {
    this.#isOld = isOld;
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

  /** Ends a row; a deleted one is left out. */
  endRow(changes: readonly PropertyChange[], isDeleted = false): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (table.cell.length > 0) this.endCell();
    if (table.cells.length > 0 && !isDeleted) table.rows.push({ cells: table.cells, changes });
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
