import type { SourceBlock, SourceStyle } from '#shared/model/extraction.ts';
import { cleanText, paragraphBlock } from '../source-blocks.ts';

/** How the text being written is set. */
export interface FlowStyle {
  readonly headingLevel: number | null;
  readonly isCentred: boolean;
}

/** A paragraph as it ends, with how much of it was links. */
export interface FlowParagraph {
  readonly text: string;
  readonly style: SourceStyle;
  readonly linkedShare: number;
}

/** Gathers inline text into paragraphs the way a browser lays them out: white space collapsed, blocks and line breaks ending a line. */
export class FlowWriter {
  readonly blocks: SourceBlock[] = [];
  readonly #onParagraph: (paragraph: FlowParagraph) => SourceBlock | null;
  #text = '';
  #linked = 0;
  #label: string | null = null;

  /** `onParagraph` decides what becomes of a finished paragraph; `null` leaves it out. */
  constructor(onParagraph: (paragraph: FlowParagraph) => SourceBlock | null = ({ text, style }) => paragraphBlock(text, style)) {
    this.#onParagraph = onParagraph;
  }

  /** Adds inline text; runs of white space become one space, or nothing where a source line ends between two Han characters. */
  add(text: string, isLinked: boolean): void {
    const joined = text.replace(/(?<=[\p{Script=Han}，。；：、])[ \t]*[\r\n][ \t\r\n]*(?=\p{Script=Han})/gu, '');
    const collapsed = joined.replace(/[ \t\r\n\f]+/g, ' ');
    const added = this.#text === '' || this.#text.endsWith(' ') ? collapsed.replace(/^ /, '') : collapsed;
    this.#text += added;
    if (isLinked) this.#linked += added.length;
  }

  /** The visible label of the list item that begins here. */
  setLabel(label: string): void {
    this.#label = label;
  }

  /** Ends the line; nothing happens where it is empty. */
  endLine(style: FlowStyle): void {
    const text = cleanText(this.#text);
    const linkedShare = this.#text === '' ? 0 : this.#linked / this.#text.length;
    this.#text = '';
    this.#linked = 0;
    if (text === '') return;
    const label = this.#label;
    this.#label = null;
    const evidence: SourceStyle = { headingLevel: style.headingLevel, listLabel: label, isTitle: false, isCentred: style.isCentred };
    const block = this.#onParagraph({ text: label === null ? text : label + text, style: evidence, linkedShare });
    if (block !== null) this.blocks.push(block);
  }
}
