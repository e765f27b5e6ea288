import type { Block } from '#shared/model/document.ts';

/** A stretch of blocks with a numbering of its own: the notice or the paper itself, a plan below a notice, an attachment. */
export type BlockPart = {
  readonly kind: 'front' | 'plan' | 'attachment';
  readonly first: number;
  /** Index after the part's last block. */
  readonly end: number;
  /** The words of its title lines, or of the attachment's heading; `''` where it has none. */
  readonly title: string;
  /** `附件1`; `null` for other parts. */
  readonly label: string | null;
};

type PartBlock = Pick<Block, 'kind' | 'level' | 'label' | 'text' | 'rows' | 'path'>;
type Open = { -readonly [Key in keyof BlockPart]: BlockPart[Key] };

const ATTACHMENT = /^附[件表录]/u;
/** A paragraph that says something: a line of a page's head, a stage or a date does not. */
const SAYS_SOMETHING = /[。;；:：!！]\s*$/u;
const LONG = 40;

/** The parts of a paper, in order; every block stands in exactly one. A title below text begins another part, as the heading of an attachment does. Linear. */
export function blockParts(blocks: readonly PartBlock[]): readonly BlockPart[] {
  const parts: Open[] = [{ kind: 'front', first: 0, end: blocks.length, title: '', label: null }];
  let hasText = false;
  const begin = (first: number, part: Pick<BlockPart, 'kind' | 'title' | 'label'>): void => {
    const last = parts.at(-1);
    if (last && last.first < first) last.end = first;
    else parts.pop();
    parts.push({ ...part, first, end: blocks.length });
    hasText = false;
  };
  for (const [at, block] of blocks.entries()) {
    const { kind, level, label, text, path } = block;
    if (level === 1 && label !== null && path.length === 1 && ATTACHMENT.test(label)) {
      begin(at, { kind: 'attachment', title: text.slice(label.length).trim(), label: path[0] ?? label });
    } else if (kind === 'title') {
      if (hasText) begin(at, { kind: 'plan', title: '', label: null });
      const last = parts.at(-1);
      if (last && last.title.length < LONG * 4) last.title += text.trim();
    } else if (saysSomething(block)) hasText = true;
  }
  return parts;
}

function saysSomething({ kind, text, rows }: PartBlock): boolean {
  return rows !== null || kind === 'heading' || text.length > LONG || SAYS_SOMETHING.test(text);
}
