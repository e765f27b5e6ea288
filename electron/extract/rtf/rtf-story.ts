import type { SourceBlock, SourceStyle } from '#shared/model/extraction.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { paragraphBlock, visibleLines } from '../source-blocks.ts';
import { arrangeTable, type TableCell } from '../table-shape.ts';

/** Gathers the paragraphs of one story (body, note, header), and the tables that their marks make. */
export class RtfStory {
  readonly blocks: SourceBlock[] = [];
  #rows: TableCell[][] = [];
  #row: TableCell[] = [];
  #cell: SourceBlock[] = [];
  #cells = 0;

  /** Ends a paragraph; one outside a table ends the table before it. */
  endParagraph(text: string, style: SourceStyle, isInTable: boolean): void {
    if (!isInTable) this.#endTable();
    const target = isInTable ? this.#cell : this.blocks;
    const label = style.listLabel ?? '';
    for (const [index, line] of visibleLines(text).entries()) {
      target.push(index === 0 ? paragraphBlock(label + line, style) : paragraphBlock(line, { ...style, listLabel: null }));
    }
  }

  /** A block that follows the paragraph being read. */
  add(block: SourceBlock): void {
    this.blocks.push(block);
  }

  endCell(): void {
    this.#row.push({ columns: 1, blocks: this.#cell });
    this.#cell = [];
    this.#cells += 1;
    if (this.#cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `more than ${LIMITS.tableCells} cells in tables`);
  }

  endRow(): void {
    if (this.#cell.length > 0) this.endCell();
    if (this.#row.length > 0) this.#rows.push(this.#row);
    this.#row = [];
  }

  end(): SourceBlock[] {
    this.#endTable();
    return this.blocks;
  }

  #endTable(): void {
    this.endRow();
    if (this.#rows.length > 0) for (const block of arrangeTable(this.#rows)) this.blocks.push(block);
    this.#rows = [];
  }
}
