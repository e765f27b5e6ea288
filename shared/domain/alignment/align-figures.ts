import type { AlignedFigure } from '#shared/model/alignment.ts';
import type { Indicator } from '#shared/model/document.ts';
import { foldText } from '../text/fold-text.ts';
import { assignPairs } from './assign-pairs.ts';
import { type Dimension, dimensionOf, knownDirection } from './figure-direction.ts';
import type { Sentence } from './read-measures.ts';

/** What one document says on a topic: the sentences with the key of their measure. */
export type Said = readonly { readonly measure: string; readonly sentence: Sentence }[];

type Figure = {
  readonly indicator: Indicator;
  readonly measure: string;
  readonly subject: string;
  readonly dimension: Dimension;
  readonly unit: string;
  readonly pairs: ReadonlySet<string>;
  /** Of the pairs, in characters. */
  readonly size: number;
  readonly order: number;
};
type Group = { readonly figures: (Figure | null)[] };

/** Two figures measure the same from here on. */
const LEAST_ALIKE = 0.42;
const MOST_FIGURES = 120;
const LONGEST_SUBJECT = 24;

/** Targets of several documents on one topic, those that measure the same in one row; `said` by document. */
export function alignFigures(said: readonly Said[]): readonly AlignedFigure[] {
  const figures = said.map((sentences) => figuresOf(sentences).slice(0, MOST_FIGURES));
  const order = figures
    .map((_, document) => document)
    .sort((one, other) => (figures[other]?.length ?? 0) - (figures[one]?.length ?? 0) || one - other);
  const groups: Group[] = [];
  for (const document of order) {
    const own = figures[document] ?? [];
    const scores = own.map((figure) => groups.map((group) => likenessTo(figure, group)));
    const assigned = assignPairs(scores, groups.length, LEAST_ALIKE);
    const fresh: Group[] = [];
    own.forEach((figure, at) => {
      const group = groups[assigned[at] ?? -1];
      if (group) group.figures[document] = figure;
      else fresh.push({ figures: said.map((_, column) => (column === document ? figure : null)) });
    });
    groups.push(...fresh);
  }
  // What most documents set comes first, then the order of the text.
  const held = (group: Group): number => group.figures.filter((figure) => figure !== null).length;
  const place = (group: Group): number =>
    Math.min(...group.figures.flatMap((figure, at) => (figure === null ? [] : [at * 10_000 + figure.order])));
  return named(groups.toSorted((one, other) => held(other) - held(one) || place(one) - place(other)).map(alignedFigure));
}

function figuresOf(said: Said): readonly Figure[] {
  const figures: Figure[] = [];
  for (const { measure, sentence } of said) {
    let from = 0;
    for (const target of sentence.targets) {
      const subject = subjectBefore(sentence.key, target.start, from);
      from = target.end;
      if (CONDITION.test(sentence.key.slice(target.end, target.end + LONGEST_AFTER)) || GIVEN.test(sentence.key.slice(0, target.start)))
        continue;
      const pairs = pairsOf(subject);
      let size = 0;
      for (const pair of pairs) size += pair.length;
      const { indicator } = target;
      figures.push({
        indicator,
        measure,
        subject,
        dimension: dimensionOf(indicator),
        unit: unitOf(indicator),
        pairs,
        size,
        order: figures.length,
      });
    }
  }
  return figures;
}

/** 连锁门店超过10家的, says for whom, and not how much; 95%以上的目标 says how much. */
const CONDITION = /^的(?!目标|要求|水平|标准|比例|速度)/;
/** 首套4枚印章 counts what is given, and sets no target. */
const GIVEN = /首[套批次] ?$/;
const LONGEST_AFTER = 3;

/** What is measured: the words before a target, back to the last mark, and further where nothing but a verb stands between. `from`: the end of the target before. */
function subjectBefore(key: string, end: number, from: number): string {
  let start = end;
  let stops = 0;
  while (start > 0 && end - start < 60) {
    const mark = key.charAt(start - 1);
    if (',;:。、()"'.includes(mark)) {
      const sofar = bareSubject(key.slice(start, end));
      if (sofar.length >= 3 || stops >= 2 || (start <= from && sofar.length >= 2)) break;
      stops += 1;
    }
    start -= 1;
  }
  return bareSubject(key.slice(start, end)).slice(-LONGEST_SUBJECT);
}

const VERBS =
  /(?:达到|达|控制在|压缩[至到]|压减[至到]|压降[至到]|缩短[至到]|降[至低]到?|提[高升][至到]|提升至|保持在|稳定在|不超过|不少于|不低于|不得低于|为|至|到|在|的|力争|确保|实现|每年|全年|均|约|平均|突破|超过|原则上|由供电企业|一律|企业|办理|办结|内)+$/;

/** What a plan puts before what it measures; 新增 and 降低 belong to what is measured. */
const URGES = /^(?:将|把|对|使|推动|推进|实现|力争|争取|确保|保持|积极|全面|持续|进一步|切实|逐步|基本)+/;

function bareSubject(text: string): string {
  const words = text
    .replaceAll(/(?:到 ?)?\d{4} ?年(?:底前|底|末)?/g, '')
    .replaceAll(/\d+(?:\.\d+)?[^\u4e00-\u9fff]*(?:个工作日|工作日|小时|万元|亿元|个|%|家|次|天|日|元)?(?:以上|以下|以内|左右)?/g, '')
    .replaceAll(/[^\u4e00-\u9fff]/g, '');
  const named = words.replace(VERBS, '').replace(URGES, '');
  // 新增 alone tells nothing, but says more than no words.
  return named.length >= 2 ? named : words.replace(VERBS, '');
}

function pairsOf(subject: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at < subject.length; at += 1) {
    pairs.add(subject.charAt(at));
    if (at + 1 < subject.length) pairs.add(subject.slice(at, at + 2));
  }
  return pairs;
}

function likenessTo(figure: Figure, { figures }: Group): number {
  const held = figures.filter((other) => other !== null);
  return held.reduce((sum, other) => sum + likenessOf(figure, other), 0) / Math.max(1, held.length);
}

function likenessOf(one: Figure, other: Figure): number {
  if (one.dimension !== other.dimension) return 0;
  const isSameUnit = one.unit === other.unit;
  if (one.dimension === 'count' && !isSameUnit) return 0;
  let shared = 0;
  for (const pair of one.pairs) if (other.pairs.has(pair)) shared += pair.length;
  const size = one.size + other.size;
  const words = size === 0 ? 0.2 : (2 * shared) / size;
  return words * 0.8 + (isSameUnit ? 0.15 : 0.05) + (one.indicator.comparator === other.indicator.comparator ? 0.05 : 0);
}

function unitOf({ unit }: Indicator): string {
  return foldText(unit ?? '').replace(/^个(?=.)/, '');
}

function alignedFigure({ figures }: Group): AlignedFigure {
  const held = figures.filter((figure) => figure !== null);
  const name = commonName(held.map(({ subject }) => subject));
  const first = held[0];
  const directions = new Set(held.map(({ subject, indicator }) => knownDirection(subject, indicator)));
  const [only] = directions;
  return {
    key: `${name}|${first?.dimension ?? ''}`,
    name,
    direction: directions.size === 1 && only !== undefined ? only : null,
    values: figures.map((figure) => (figure === null ? null : { indicator: figure.indicator, measure: figure.measure })),
  };
}

/** The longest words that all subjects share, if they say enough, else the shortest subject. */
function commonName(subjects: readonly string[]): string {
  const shortest = subjects.filter((subject) => subject !== '').toSorted((one, other) => one.length - other.length)[0] ?? '';
  for (let length = shortest.length; length >= 4; length -= 1)
    for (let at = 0; at + length <= shortest.length; at += 1) {
      const part = shortest.slice(at, at + length);
      if (subjects.every((subject) => subject.includes(part))) return part;
    }
  return shortest;
}

/** Two figures of one name get a number behind it, so that each key is its own. */
function named(figures: readonly AlignedFigure[]): readonly AlignedFigure[] {
  const seen = new Map<string, number>();
  return figures.map((figure) => {
    const count = (seen.get(figure.key) ?? 0) + 1;
    seen.set(figure.key, count);
    return count === 1 ? figure : { ...figure, key: `${figure.key}#${count}` };
  });
}
