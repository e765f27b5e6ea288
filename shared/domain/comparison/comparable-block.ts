import type { Block } from '#shared/model/document.ts';
import { blockText } from '../text/canonical-text.ts';
import { FOLDED_UNITS, foldText, hasSpace } from '../text/fold-text.ts';

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
export function comparableBlocks(blocks: readonly Source[]): readonly ComparableBlock[] {
  return blocks.map((block, index) => new LazyBlock(block, index));
}

type Source = Pick<Block, 'kind' | 'text' | 'rows' | 'label' | 'path'>;

const SPACE = 0x20;
/** Units at either end of a body that its sketch is made of. */
const SKETCHED = 5;

function numberOf(one: number, other: number): number {
  return (one >>> 6) * 0x4000000 + (other >>> 6);
}

/** What of a block few ever need. */
type Known = { body: string | null; label: string | null; path: string | null; bodyHash: number; labelledHash: number };

class LazyBlock implements ComparableBlock {
  readonly index: number;
  readonly text: string;
  readonly kind: Block['kind'];
  readonly #source: Source;
  readonly #labelLength: number;
  #bodyLength = -1;
  #sketch = -1;
  #known: Known | null = null;

  constructor(source: Source, index: number) {
    this.#source = source;
    this.index = index;
    this.text = blockText(source);
    this.kind = source.kind;
    this.#labelLength = source.label !== null && this.text.startsWith(source.label) ? source.label.length : 0;
  }

  #more(): Known {
    this.#known ??= { body: null, label: null, path: null, bodyHash: -1, labelledHash: -1 };
    return this.#known;
  }

  get body(): string {
    const known = this.#more();
    known.body ??= foldText(this.text.slice(this.#labelLength)).replaceAll(' ', '');
    return known.body;
  }

  get bodyHash(): number {
    return this.#hashed().bodyHash;
  }

  get labelledHash(): number {
    return this.#hashed().labelledHash;
  }

  get bodyLength(): number {
    if (this.#bodyLength < 0) {
      const body = this.#labelLength === 0 ? this.text : this.text.slice(this.#labelLength);
      this.#bodyLength = hasSpace(body) ? this.body.length : body.length;
    }
    return this.#bodyLength;
  }

  get sketch(): number {
    if (this.#sketch >= 0) return this.#sketch;
    const { text } = this;
    let mixed = this.bodyLength;
    for (let at = this.#labelLength, taken = 0; at < text.length && taken < SKETCHED; at += 1) {
      const unit = FOLDED_UNITS[text.charCodeAt(at)] ?? 0;
      if (unit === SPACE) continue;
      mixed = Math.imul(mixed ^ unit, 0x01000193);
      taken += 1;
    }
    for (let at = text.length - 1, taken = 0; at >= this.#labelLength && taken < SKETCHED; at -= 1) {
      const unit = FOLDED_UNITS[text.charCodeAt(at)] ?? 0;
      if (unit === SPACE) continue;
      mixed = Math.imul(mixed ^ unit, 0x85ebca6b) ^ (mixed >>> 13);
      taken += 1;
    }
    this.#sketch = mixed >>> 2;
    return this.#sketch;
  }

  /** Once over the text, and no string made of it: FNV-1a over the folded units, in two states that together fill the 52 bits of a number. */
  #hashed(): Known {
    const known = this.#more();
    if (known.bodyHash >= 0) return known;
    const { text } = this;
    const labelLength = this.#labelLength;
    let one = 0x811c9dc5;
    let other = 0x9747b28c;
    for (let step = 0; step < text.length; step += 1) {
      // The body first, then the label.
      const isBody = step < text.length - labelLength;
      if (step === text.length - labelLength) known.bodyHash = numberOf(one, other);
      const unit = FOLDED_UNITS[text.charCodeAt(isBody ? step + labelLength : step - text.length + labelLength)] ?? 0;
      if (unit === SPACE) continue;
      one = Math.imul(one ^ unit, 0x01000193);
      other = Math.imul(other ^ unit, 0x85ebca6b) ^ (other >>> 13);
    }
    known.labelledHash = numberOf(one, other);
    if (labelLength === 0) known.bodyHash = known.labelledHash;
    return known;
  }

  get label(): string {
    const known = this.#more();
    known.label ??= foldText(this.text.slice(0, this.#labelLength));
    return known.label;
  }

  get path(): string {
    const known = this.#more();
    known.path ??= foldText(this.#source.path.join(''));
    return known.path;
  }
}
