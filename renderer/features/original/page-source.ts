/** Width and height of a page in CSS pixels at 100 %. */
export type PageSize = { readonly width: number; readonly height: number };

/** A page drawn at a scale: what stands on it, its text nodes in the order of `textOf`. */
export type DrawnSheet = {
  readonly nodes: readonly Element[];
  /** Gives back what the nodes hold outside of the document tree: bitmaps, addresses. */
  readonly dispose: () => void;
  readonly missingImages: number;
  readonly isCut: boolean;
};

/** A document of pages, drawn one at a time. Pages count from 0. */
export type PageSource = {
  readonly count: number;
  /** The size of a page as far as it is known: that of the first for pages nobody has come to yet. */
  readonly sizeOf: (page: number) => PageSize;
  /** All text of a page in one string; empty where it is a picture. */
  readonly textOf: (page: number) => Promise<string>;
  /** Draws a page; rejects with the signal's reason when it was called off. Its size is known from then on. */
  readonly draw: (page: number, scale: number, signal: AbortSignal) => Promise<DrawnSheet>;
  readonly close: () => void;
};

/** Why a source cannot be opened, for the words that say it. */
export class OriginalFailure extends Error {
  readonly reason: 'encrypted' | 'damaged' | 'too-long';

  constructor(reason: OriginalFailure['reason'], message: string) {
    super(message);
    this.name = 'OriginalFailure';
    this.reason = reason;
  }
}

/** CSS pixels in a millimetre, and in a point. */
export const PIXELS_A_MILLIMETRE = 96 / 25.4;
export const PIXELS_A_POINT = 96 / 72;
