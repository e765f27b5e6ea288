import type { SheetElement, SheetNode } from './sheet-node.ts';

/** A step in building the sheets of a Word document, in order: each goes on where the one before it stopped. */
export type WordPart =
  | { readonly kind: 'sheet'; readonly element: SheetElement }
  /** The text of a sheet begins, or another section on it. */
  | { readonly kind: 'article'; readonly element: SheetElement }
  /** A stretch of the text, laid out on its own once it is near the sight; `height` is a guess in CSS pixels. `isWhole`: it stands among columns. */
  | { readonly kind: 'stretch'; readonly nodes: readonly SheetNode[]; readonly height: number; readonly isInColumns: boolean }
  /** What stands on the sheet besides its text: header, footer, notes. */
  | { readonly kind: 'margin'; readonly nodes: readonly SheetNode[] };

/** What the thread tells: the style sheets, then the sheets part by part, then the end; or why there is none. */
export type WordMessage =
  | { readonly kind: 'begun'; readonly styles: readonly string[]; readonly width: number | null }
  | { readonly kind: 'parts'; readonly parts: readonly WordPart[] }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly reason: 'damaged' | 'too-long'; readonly message: string };

export type WordRequest = { readonly bytes: Uint8Array<ArrayBuffer> };
