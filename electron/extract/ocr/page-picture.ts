/** A picture as the engine takes it: grey pixels of a byte each, row after row from the top, or a PNG, JPEG or BMP file. */
export type Picture =
  | { readonly kind: 'grey'; readonly width: number; readonly height: number; readonly pixels: Uint8Array }
  | { readonly kind: 'file'; readonly width: number; readonly height: number; readonly bytes: Uint8Array; readonly orientation: number };

/** A picture in its place on a page: points from the page's top left corner, and points a pixel. */
export interface PlacedPicture {
  readonly picture: Picture;
  readonly left: number;
  readonly top: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** What there is to recognise on one page; sizes in points. */
export interface PagePictures {
  readonly width: number;
  readonly height: number;
  readonly pictures: readonly PlacedPicture[];
  /** The same drawn in grey, where they are given as files. */
  readonly inGrey?: readonly PlacedPicture[];
}

/** The pages of a file as pictures, drawn or unpacked one at a time; pages count from 1. */
export interface PictureSource {
  readonly pages: number;
  /** Fails with `damaged`, `unsupported` or `too-large`. */
  picturesOf(page: number): Promise<PagePictures>;
  close(): void;
}

/** Pixels of one picture: a sheet of A3 at 400 dpi has half as many. Beyond it a file is taken for a bomb. */
export const MOST_PIXELS = 64_000_000;
/** Pictures of one file. */
export const MOST_PICTURE_PAGES = 2_000;
