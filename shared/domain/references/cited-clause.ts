import type { Block } from '#shared/model/document.ts';
import { parseHanNumber } from '../structure/han-number.ts';
import { foldText } from '../text/fold-text.ts';

/** A clause as a text cites it; numbers from 1, `null` for a step that is not named. */
export interface ClauseAddress {
  readonly step: '章' | '节' | '条' | '部分';
  readonly number: number;
  readonly paragraph: number | null;
  readonly item: number | null;
}

const NUMBER = '[一二三四五六七八九十百零○两]{1,7}|\\d{1,4}';
/** 第五条第二款第(三)项, folded; also 第三部分 of a plan. */
export const CLAUSE_WORDS = `第 ?(?:${NUMBER}) ?(?:章|节|条|部分)(?:第 ?(?:${NUMBER}) ?款)?(?:第? ?\\(?(?:${NUMBER})\\)? ?项)?`;

const ADDRESS = new RegExp(`^第 ?(${NUMBER}) ?(章|节|条|部分)(?:第 ?(${NUMBER}) ?款)?(?:第? ?\\(?(${NUMBER})\\)? ?项)?$`);

/** The address that folded words name; `null` for other words. */
export function readClauseAddress(words: string): ClauseAddress | null {
  const match = ADDRESS.exec(words);
  const number = numberOf(match?.[1]);
  const step = match?.[2];
  if (number === null || (step !== '章' && step !== '节' && step !== '条' && step !== '部分')) return null;
  return { step, number, paragraph: numberOf(match?.[3]), item: numberOf(match?.[4]) };
}

/** The clauses of a paper by step and number; made once, asked often. */
export interface ClauseIndex {
  readonly blocks: readonly Block[];
  readonly starts: ReadonlyMap<string, readonly number[]>;
}

/** Sorts the first blocks of clauses by what they are cited as. Linear. */
export function indexClauses(blocks: readonly Block[]): ClauseIndex {
  const starts = new Map<string, number[]>();
  for (const [index, block] of blocks.entries()) {
    const name = begins(blocks, index) ? clauseName(block) : null;
    if (name !== null) starts.set(name, [...(starts.get(name) ?? []), index]);
  }
  return { blocks, starts };
}

/**
 * The index of the block that a clause begins with; `null` where the paper has none. Of several articles of one number (a notice with two
 * regulations) the one that shares most of its path with block `from` wins, then the first. A paragraph or item that is not found gives its
 * article. Linear in the article.
 */
export function findClause({ blocks, starts }: ClauseIndex, address: ClauseAddress, from: number | null): number | null {
  const own = from === null ? [] : (blocks[from]?.path ?? []);
  let best: { readonly index: number; readonly shared: number } | null = null;
  for (const index of starts.get(`${address.step}${address.number}`) ?? []) {
    const shared = sharedLength(own, blocks[index]?.path ?? []);
    if (best === null || shared > best.shared) best = { index, shared };
  }
  if (best === null) return null;
  return withinArticle(blocks, best.index, address) ?? best.index;
}

/** The paragraph (款) before the one that block `from` belongs to, in the same article; `null` where it is the first. */
export function previousParagraph(blocks: readonly Block[], from: number): number | null {
  const path = articlePath(blocks[from]?.path ?? []);
  if (path === null) return null;
  const own = path.join('\u0000');
  const isParagraph = (index: number): boolean => blocks[index]?.path.join('\u0000') === own;
  let index = from;
  // An item belongs to the paragraph above it.
  while (index >= 0 && !isParagraph(index)) index -= 1;
  for (index -= 1; index >= 0 && articlePath(blocks[index]?.path ?? [])?.join('\u0000') === own; index -= 1) {
    if (isParagraph(index)) return index;
  }
  return null;
}

function withinArticle(blocks: readonly Block[], article: number, address: ClauseAddress): number | null {
  if (address.step !== '条' || (address.paragraph === null && address.item === null)) return null;
  const path = blocks[article]?.path ?? [];
  const key = path.join('\u0000');
  let paragraph = 0;
  for (let index = article; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined || sharedLength(path, block.path) < path.length) break;
    if (block.path.join('\u0000') === key) {
      paragraph += 1;
      if (address.item === null && paragraph === address.paragraph) return index;
    } else if (address.item !== null && labelNumber(block.path[path.length]) === address.item) {
      if (address.paragraph === null || address.paragraph === paragraph) return index;
    }
  }
  return null;
}

/** Whether a block is the first of its clause. */
function begins(blocks: readonly Block[], index: number): boolean {
  const path = blocks[index]?.path ?? [];
  return path.length > 0 && path.join('\u0000') !== blocks[index - 1]?.path.join('\u0000');
}

/** `条5`, `部分3`: what the clause that begins with a block is cited as; `null` for steps that are not cited by name. */
function clauseName({ path, level }: Block): string | null {
  const label = (path.at(-1) ?? '').replace(/〔\d+〕$/u, '');
  const number = labelNumber(label);
  if (number === null) return null;
  const step = /^第.{1,9}(章|节|条|部分)$/u.exec(label)?.[1];
  if (step !== undefined) return `${step}${number}`;
  return level === 1 && label.endsWith('、') ? `部分${number}` : null;
}

/** The path up to its 条; `null` where there is none. */
function articlePath(path: readonly string[]): readonly string[] | null {
  const at = path.findIndex((label) => label.startsWith('第') && label.replace(/〔\d+〕$/u, '').endsWith('条'));
  return at === -1 ? null : path.slice(0, at + 1);
}

function labelNumber(label: string | undefined): number | null {
  return label === undefined ? null : numberOf(new RegExp(NUMBER).exec(foldText(label).slice(0, 20))?.[0]);
}

function numberOf(words: string | undefined): number | null {
  if (words === undefined) return null;
  return /^\d+$/.test(words) ? Number(words) : parseHanNumber(words);
}

function sharedLength(left: readonly string[], right: readonly string[]): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
