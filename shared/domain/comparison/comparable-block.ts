import type { Block } from '#shared/model/document.ts';
import { blockText } from '../text/canonical-text.ts';
import { foldText } from '../text/fold-text.ts';

/** A block as the alignment sees it. What is folded is worked out when it is first asked for: most blocks of a new version never are. */
export type ComparableBlock = {
  readonly index: number;
  readonly text: string;
  readonly kind: Block['kind'];
  /** Folded, without spaces and without the clause's own label: what a renumbered clause has in common with its former self. */
  readonly body: string;
  /** Folded label, empty where there is none. */
  readonly label: string;
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

class LazyBlock implements ComparableBlock {
  readonly index: number;
  readonly text: string;
  readonly kind: Block['kind'];
  readonly #source: Source;
  #body: string | null = null;
  #label: string | null = null;
  #path: string | null = null;

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

  get label(): string {
    this.#label ??= foldText(this.#source.ownLabel);
    return this.#label;
  }

  get path(): string {
    this.#path ??= foldText(this.#source.ownPath.join(''));
    return this.#path;
  }
}
