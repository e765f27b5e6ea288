import type { SourceBlock, SourceStyle } from '#shared/model/extraction.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { marksOf } from '../marginalia/text-marks.ts';
import { isBlank, paragraphBlock, visibleLines } from '../source-blocks.ts';
import { arrangeTable, type TableCell } from '../table-shape.ts';

/** Gathers the paragraphs of one story (body, note, header), and the tables that their marks make. */
export class RtfStory {
  readonly blocks: SourceBlock[] = [];
  #rows: TableCell[][] = [];
  #row: TableCell[] = [];
  #cell: SourceBlock[] = [];
  #cells = 0;
  /** Marks of paragraphs that show nothing: they wait for text to stand in. */
  #held = '';

  /** Ends a paragraph; one outside a table ends the table before it. */
  endParagraph(text: string, style: SourceStyle, isInTable: boolean): void {
    if (!isInTable) this.#endTable();
    const target = isInTable ? this.#cell : this.blocks;
    const label = style.listLabel ?? '';
    const marked = this.#held + text;
    const lines = visibleLines(marked);
    this.#held = lines.length === 0 ? marksOf(marked) : '';
    for (const [index, line] of lines.entries()) {
      target.push(index === 0 ? paragraphBlock(label + line, style) : paragraphBlock(line, { ...style, listLabel: null }));
    }
  }

  /** A block that follows the paragraph being read. */
  add(block: SourceBlock): void {
    this.blocks.push(block);
  }

  /** Marks of what is not shown itself. */
  hold(marks: string): void {
    this.#held += marks;
  }

  endCell(): void {
    // What was noted in a cell that shows nothing stays in it.
    if (this.#held !== '') this.#cell.push(paragraphBlock(this.#held, null));
    this.#held = '';
    this.#row.push({ columns: 1, blocks: this.#cell });
    this.#cell = [];
    this.#cells += 1;
    if (this.#cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `more than ${LIMITS.tableCells} cells in tables`);
  }

  endRow(): void {
    if (this.#cell.length > 0) this.endCell();
    const texts = this.#row.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    // A row that shows nothing is not part of the table; what was noted in it must not go with it.
    if (texts.length > 0 && texts.every(isBlank)) this.#held += texts.map(marksOf).join('');
    else if (this.#row.length > 0) this.#rows.push(this.#row);
    this.#row = [];
  }

  end(): SourceBlock[] {
    this.#endTable();
    if (this.#held !== '') this.blocks.push(paragraphBlock(this.#held, null));
    this.#held = '';
    return this.blocks;
  }

  #endTable(): void {
    this.endRow();
    if (this.#rows.length > 0) for (const block of arrangeTable(this.#rows)) this.blocks.push(block);
    this.#rows = [];
  }
}
