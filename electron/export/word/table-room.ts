/** Width and height of the text area in twips, and the size of table text in half-points. */
export type TableRoom = { readonly width: number; readonly height: number; readonly size: number };

/** Twips of white at the left and right of a cell. */
export const CELL_MARGIN = 60;
