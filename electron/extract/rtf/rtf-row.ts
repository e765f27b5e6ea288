import type { CellShape } from '../cell-grid.ts';

/** Cells that a row can define: Word allows 63, other writers are not much bolder. */
const MOST_CELLS = 1_000;

/** What a file says of the row being read: where its cells end, and which go on from others. Cells are told before or behind their text. */
export class RtfRow {
  #shapes: CellShape[] = [];
  #left = 0;
  #isCovered = false;

  /** The cells defined so far. */
  get shapes(): readonly CellShape[] {
    return this.#shapes;
  }

  /** Takes a control word of the row or one of its cells; false for any other. */
  take(word: string, value: number | null): boolean {
    if (word === 'trowd') this.#begin();
    else if (word === 'trleft') this.#left = value ?? 0;
    else if (word === 'clmrg' || word === 'clvmrg') this.#isCovered = true;
    else if (word === 'cellx') this.#endCell(value ?? 0);
    else return false;
    return true;
  }

  #begin(): void {
    this.#shapes = [];
    this.#left = 0;
    this.#isCovered = false;
  }

  #endCell(right: number): void {
    const left = this.#shapes.at(-1)?.right ?? this.#left;
    if (this.#shapes.length < MOST_CELLS) this.#shapes.push({ left, right: Math.max(left, right), isCovered: this.#isCovered });
    this.#isCovered = false;
  }
}
