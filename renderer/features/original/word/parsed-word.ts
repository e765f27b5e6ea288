import type { XmlElement } from './xml-tree.ts';

/** What the layout library makes of an element of the document, as far as it is used here. */
export type ParsedElement = {
  readonly type: string;
  children?: ParsedElement[];
  cssStyle?: Record<string, string>;
  readonly styleName?: string;
  numbering?: ParsedNumbering | undefined;
  readonly text?: string;
  /** What the end mark of a paragraph looks like. */
  readonly runProps?: { readonly fontSize?: string };
};

export type ParsedNumbering = { readonly id?: string; readonly level?: number | null };

export type ParsedStyle = {
  readonly id: string | null;
  readonly basedOn: string | null;
  readonly paragraphProps?: { numbering?: ParsedNumbering | undefined };
};

/** The look that a list gives to its paragraphs and their labels. */
export type ParsedListLook = {
  readonly id: string;
  readonly level: number | null;
  readonly pStyle?: Record<string, string>;
  readonly rStyle?: Record<string, string>;
};

/** A document as the layout library has parsed it: its types leave it open. */
export type ParsedWord = {
  readonly documentPart?: { readonly body?: ParsedElement };
  /** All parts: heads and feet hold one element with their text, foot- and endnotes one for each note. */
  readonly parts?: readonly { readonly rootElement?: ParsedElement; readonly notes?: readonly ParsedElement[] }[];
  readonly stylesPart?: { readonly styles?: readonly ParsedStyle[] };
  numberingPart?: {
    readonly domNumberings?: readonly ParsedListLook[];
    readonly _xmlDocument?: { readonly firstElementChild: XmlElement };
  } | null;
};
