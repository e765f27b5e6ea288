import type { Block } from '#shared/model/document.ts';
import { type BlockPart, blockParts } from '../structure/block-parts.ts';
import { blockText } from '../text/canonical-text.ts';
import { FOLDED_UNITS, foldText } from '../text/fold-text.ts';

/** What of one paper stands for nothing in the other: block by block, and the attachment whose text alone is compared. */
export type SideApart = {
  readonly apart: ReadonlySet<number>;
  /** Label of the attachment that the other file holds alone, without a label; `null` where there is none. */
  readonly enclosing: string | null;
};

const NONE: SideApart = { apart: new Set(), enclosing: null };
/** Parts that share this much of their words are states of one. */
const ALIKE = 0.3;
/** Units of text that are looked at for what a part is. */
const LOOKED_AT = 1_500;
/** A cover is a page or two. */
const LONGEST_COVER = 4_000;

/** Of two papers longer than this together every fourth word tells enough. */
const LONG = 60_000;

const ASKS_FOR_OPINIONS = /征求|征集|公开听取|反馈(?:意见|方式|时间)/u;
const ISSUES =
  /(?:现|并)(?:将|把)?[^。]{0,80}(?:印发|发布|公布|下发|转发|报送|呈报|上报)|(?:予以|现予)(?:印发|发布|公布)|(?:请|现)[^。]{0,12}审[议阅定]/u;
const BELONGS_TO_COVER =
  /(?:起草|编制|制定|修订|修改|立法|有关情况的?|[》的])说明|解读|采纳情况|修[订改]对照表|反馈表|意见表|征求意见表|联系(?:人|方式)|回执/u;
/** Lines that may hold the name of an attachment, its heading first, and how long each may be. */
const NAME_LINES = 3;
const LONGEST_NAME = 60;
const GIVES_TASKS = /责任单位|责任部门|牵头|完成时[限间]/u;

/**
 * Parts that only one of two files has because it wraps the paper that both hold: the announcement that asks for opinions on a draft, the notice
 * that issues it, what was sent along with it. Such a part was not deleted from the paper. Clauses, tables and attachments of the paper
 * itself never are among them. Linear.
 */
export function partsSetApart(olds: readonly Block[], news: readonly Block[]): { readonly old: SideApart; readonly new: SideApart } {
  const [oldPlaces, newPlaces] = [blockParts(olds), blockParts(news)];
  if (oldPlaces.length === 1 && newPlaces.length === 1) return { old: NONE, new: NONE };
  const isLong = lengthOf(olds) + lengthOf(news) > LONG;
  const oldParts = oldPlaces.map((part) => measured(part, olds, isLong));
  const newParts = newPlaces.map((part) => measured(part, news, isLong));
  const pairs = pairedParts(oldParts, newParts);
  const main = pairs.reduce<PartPair | null>((best, pair) => (best === null || sizeOf(pair) > sizeOf(best) ? pair : best), null);
  if (main === null) return { old: NONE, new: NONE };
  // A short draft asks for opinions by its very name: what is the paper itself is no cover.
  const isMainFirst = oldParts[0] === main.old || newParts[0] === main.fresh;
  const covers = isMainFirst ? [] : pairedCovers(oldParts[0], newParts[0]);
  const pairOf = (part: Part): boolean => covers.includes(part) || pairs.some(({ old, fresh }) => old === part || fresh === part);
  return {
    old: sideApart(
      oldParts.filter((part) => !pairOf(part)),
      { own: main.old, other: main.fresh, blocks: olds },
    ),
    new: sideApart(
      newParts.filter((part) => !pairOf(part)),
      { own: main.fresh, other: main.old, blocks: news },
    ),
  };
}

type Part = BlockPart & {
  readonly words: ReadonlySet<number>;
  readonly start: string;
  readonly length: number;
  readonly isNumbered: boolean;
  readonly hasTable: boolean;
  /** The short lines it begins with. */
  readonly name: string;
};
type PartPair = { readonly old: Part; readonly fresh: Part };

function sizeOf({ old, fresh }: PartPair): number {
  return Math.min(old.length, fresh.length);
}

function sideApart(
  alone: readonly Part[],
  { own, other, blocks }: { readonly own: Part; readonly other: Part; readonly blocks: readonly Block[] },
): SideApart {
  // The paper is an attachment here and stands by itself there: others may have come along with it.
  const isEnclosed = own.kind === 'attachment' && other.kind !== 'attachment';
  const apart = new Set<number>();
  for (const part of alone) {
    if (!(part.kind === 'front' ? isCover(part) : isSentAlong(part, isEnclosed ? own.first : null))) continue;
    for (let at = part.first; at < part.end; at += 1) apart.add(at);
  }
  const heading = blocks[own.first];
  if (isEnclosed && heading && heading.text.trim() === heading.label) apart.add(own.first);
  return { apart, enclosing: isEnclosed ? own.label : null };
}

/** Notes, forms and lists that a cover brings along, where the paper is one of its attachments beginning there; what gives tasks, rules or tables of its own is a part of the paper. */
function isSentAlong({ kind, first, title, name, start, isNumbered, hasTable }: Part, enclosedAt: number | null): boolean {
  if (BELONGS_TO_COVER.test(title)) return true;
  if (enclosedAt === null) return false;
  const isOutside = kind === 'attachment' || first < enclosedAt;
  return BELONGS_TO_COVER.test(name) || (isOutside && !(isNumbered || hasTable || GIVES_TASKS.test(start)));
}

/** The heads of both files where both ask for opinions or both issue the paper: states of one cover, however unlike their words are. */
function pairedCovers(old: Part | undefined, fresh: Part | undefined): readonly Part[] {
  if (old?.kind !== 'front' || fresh?.kind !== 'front' || !isCover(old) || !isCover(fresh)) return [];
  return ASKS_FOR_OPINIONS.test(old.start) === ASKS_FOR_OPINIONS.test(fresh.start) ? [old, fresh] : [];
}

/** A notice that says nothing of its own; one with numbered clauses does, unless it asks for opinions. */
function isCover({ start, length, isNumbered }: Part): boolean {
  if (length > LONGEST_COVER) return false;
  return ASKS_FOR_OPINIONS.test(start) || (!isNumbered && ISSUES.test(start));
}

/** The parts that stand for each other, the most alike first; where no two are alike, the longest of either side. */
function pairedParts(olds: readonly Part[], news: readonly Part[]): readonly PartPair[] {
  const scored = olds
    .flatMap((old) => news.map((fresh) => ({ old, fresh, worth: likenessOf(old, fresh) })))
    .filter(({ worth }) => worth >= ALIKE)
    .sort((one, other) => other.worth - one.worth);
  const pairs: PartPair[] = [];
  for (const { old, fresh } of scored) {
    if (!pairs.some((pair) => pair.old === old || pair.fresh === fresh)) pairs.push({ old, fresh });
  }
  const [old, fresh] = [longestOf(olds), longestOf(news)];
  const isFree = old && fresh && !pairs.some((pair) => pair.old === old || pair.fresh === fresh);
  return isFree ? [...pairs, { old, fresh }] : pairs;
}

function longestOf(parts: readonly Part[]): Part | null {
  return parts.reduce<Part | null>((longest, part) => (longest === null || part.length > longest.length ? part : longest), null);
}

/** Share of words in common; of two attachments with one name it does not matter what became of their words. */
function likenessOf(old: Part, fresh: Part): number {
  if (old.kind === 'attachment' && fresh.kind === 'attachment' && old.title !== '' && foldText(old.title) === foldText(fresh.title))
    return 1;
  const [less, more] = old.words.size < fresh.words.size ? [old.words, fresh.words] : [fresh.words, old.words];
  let shared = 0;
  for (const word of less) if (more.has(word)) shared += 1;
  return less.size === 0 ? 0 : (2 * shared) / (less.size + more.size);
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function measured(part: BlockPart, blocks: readonly Block[], isLong: boolean): Part {
  const words = new Set<number>();
  const own = blocks.slice(part.first, part.end);
  let start = '';
  let length = 0;
  for (const block of own) {
    const text = blockText(block);
    if (start.length < LOOKED_AT) start += `${text}\n`;
    length += text.length;
    addWords(words, text, isLong);
  }
  const isNumbered = own.some(({ path }) => path.length > (part.kind === 'attachment' ? 1 : 0));
  const hasTable = own.some(({ rows }) => rows !== null);
  const name = own.slice(0, NAME_LINES).flatMap(({ text, rows, label }, at) => {
    return rows !== null || text.length > LONGEST_NAME || (at > 0 && label !== null) ? [] : [text];
  });
  return { ...part, words, start, length, isNumbered, hasTable, name: name.join('') };
}

/** Every stretch of four units, folded and without spaces, as a number; of long papers one in four, the same in both. */
function addWords(words: Set<number>, text: string, isLong: boolean): void {
  let hash = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = FOLDED_UNITS[text.charCodeAt(at)] ?? 0;
    if (unit === 0x20) continue;
    // Four units of eight bits each: what was five units ago has left the number.
    hash = (hash << 8) ^ Math.imul(unit, 0x9e35) ^ (unit >>> 4);
    hash |= 0;
    count += 1;
    if (count >= 4 && (!isLong || Math.imul(hash, 0x85ebca6b) >>> 30 === 0)) words.add(hash);
  }
}
