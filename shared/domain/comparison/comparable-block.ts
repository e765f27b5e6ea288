import type { Block } from '#shared/model/document.ts';
import { blockText } from '../text/canonical-text.ts';
import { FOLDED_UNITS, foldText } from '../text/fold-text.ts';

/** A block as the alignment sees it. What is folded is worked out when it is first asked for: most blocks of a new version never are. */
export type ComparableBlock = {
  readonly index: number;
  readonly text: string;
  readonly kind: Block['kind'];
  /** Folded, without spaces and without the clause's own label: what a renumbered clause has in common with its former self. */
  readonly body: string;
  /** Folded label, empty where there is none. */
  readonly label: string;
  /** Units of the body. */
  readonly bodyLength: number;
  /** A number that equal bodies have in common, cheaper than the ones below: from the length of the body and its two ends. */
  readonly sketch: number;
  /** Numbers that stand for the body alone and with its label: equal texts have equal ones, and unlike texts as good as never. */
  readonly bodyHash: number;
  readonly labelledHash: number;
  /** Clause path of the clause the block stands in, folded, as one string. */
  readonly path: string;
};

/** Prepares blocks for the alignment. Linear. */
export function comparableBlocks(blocks: readonly Pick<Block, 'kind' | 'text' | 'rows' | 'label' | 'path'>[]): readonly ComparableBlock[] {
  return blocks.map((block, index) => {
    const text = blockText(block);
    const ownLabel = block.label !== null && text.startsWith(block.label) ? block.label : '';
    return new LazyBlock({ index, text, kind: block.kind, ownLabel, ownPath: block.path });
  });
}

type Source = {
  readonly index: number;
  readonly text: string;
  readonly kind: Block['kind'];
  readonly ownLabel: string;
  readonly ownPath: readonly string[];
};

const SPACE = 0x20;
/** Units at either end of a body that its sketch is made of. */
const SKETCHED = 5;

function numberOf(one: number, other: number): number {
  return (one >>> 6) * 0x4000000 + (other >>> 6);
}

class LazyBlock implements ComparableBlock {
  readonly index: number;
  readonly text: string;
  readonly kind: Block['kind'];
  readonly #source: Source;
  #body: string | null = null;
  #label: string | null = null;
  #path: string | null = null;
  #bodyHash = -1;
  #bodyLength = -1;
  #sketch = -1;
  #labelledHash = -1;

  constructor(source: Source) {
    this.#source = source;
    this.index = source.index;
    this.text = source.text;
    this.kind = source.kind;
  }

  get body(): string {
    this.#body ??= foldText(this.text.slice(this.#source.ownLabel.length)).replaceAll(' ', '');
    return this.#body;
  }

  get bodyHash(): number {
    if (this.#bodyHash < 0) this.#hash();
    return this.#bodyHash;
  }

  get bodyLength(): number {
    if (this.#bodyLength < 0) {
      const { text } = this;
      let length = 0;
      for (let at = this.#source.ownLabel.length; at < text.length; at += 1) if (FOLDED_UNITS[text.charCodeAt(at)] !== SPACE) length += 1;
      this.#bodyLength = length;
    }
    return this.#bodyLength;
  }

  get sketch(): number {
    if (this.#sketch >= 0) return this.#sketch;
    const { text } = this;
    let mixed = this.bodyLength;
    for (let at = this.#source.ownLabel.length, taken = 0; at < text.length && taken < SKETCHED; at += 1) {
      const unit = FOLDED_UNITS[text.charCodeAt(at)] ?? 0;
      if (unit === SPACE) continue;
      mixed = Math.imul(mixed ^ unit, 0x01000193);
      taken += 1;
    }
    for (let at = text.length - 1, taken = 0; at >= this.#source.ownLabel.length && taken < SKETCHED; at -= 1) {
      const unit = FOLDED_UNITS[text.charCodeAt(at)] ?? 0;
      if (unit === SPACE) continue;
      mixed = Math.imul(mixed ^ unit, 0x85ebca6b) ^ (mixed >>> 13);
      taken += 1;
    }
    this.#sketch = mixed >>> 2;
    return this.#sketch;
  }

  get labelledHash(): number {
    if (this.#bodyHash < 0) this.#hash();
    return this.#labelledHash;
  }

  /** Once over the text, and no string made of it: FNV-1a over the folded units, in two states that together fill the 52 bits of a number. */
  #hash(): void {
    const { text } = this;
    const labelLength = this.#source.ownLabel.length;
    let one = 0x811c9dc5;
    let other = 0x9747b28c;
    for (let step = 0; step < text.length; step += 1) {
      // The body first, then the label.
      const isBody = step < text.length - labelLength;
      if (step === text.length - labelLength) this.#bodyHash = numberOf(one, other);
      const unit = FOLDED_UNITS[text.charCodeAt(isBody ? step + labelLength : step - text.length + labelLength)] ?? 0;
      if (unit === SPACE) continue;
      one = Math.imul(one ^ unit, 0x01000193);
      other = Math.imul(other ^ unit, 0x85ebca6b) ^ (other >>> 13);
    }
    this.#labelledHash = numberOf(one, other);
    if (labelLength === 0) this.#bodyHash = this.#labelledHash;
  }

  get label(): string {
    this.#label ??= foldText(this.#source.ownLabel);
    return this.#label;
  }

  get path(): string {
    this.#path ??= foldText(this.#source.ownPath.join(''));
    return this.#path;
  }
}
