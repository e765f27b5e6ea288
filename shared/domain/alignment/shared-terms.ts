import { foldText } from '../text/fold-text.ts';
import type { Measure } from './read-measures.ts';

/** Words that any two measures share. */
const COMMON =
  /^(?:推进|推动|加强|完善|建立|健全|优化|深化|实施|开展|进一步|工作|企业|全面|提升|提高|机制|制度|服务|实现|以上|以内|管理|建设|落实|事项|不超过|不低于|不少于|达到|年底前?|全市|工作日|个工作日内?|个工作|政府|部门|办理|相关|有关|持续|设置|不得|应当|情况|单位|申请|受理|推出|创新|发展|促进|支持|构建|探索|推广|鼓励|加快|企业的)$/;
const EDGES = /^[的等和与及个在年并由以对为将到]+|[的等和与及个在并由以对为将到]+$/g;
const MOST_TERMS = 6;
const SIZES = [4, 3, 2] as const;
const LONGEST = 14;

/** What two or more measures say in the same words, at most six, none inside another; the longest first. Linear in the measures. */
export function sharedTerms(measures: readonly Measure[]): readonly string[] {
  if (measures.length < 2) return [];
  const least = Math.max(2, Math.ceil(measures.length * 0.6));
  const stretches = sharedStretches(
    measures.map(({ title, sentences }) => [foldText(title), ...sentences.map(({ key }) => key)].join('\n')),
    least,
  );
  const found: string[] = [];
  for (const size of SIZES) {
    const counts = new Map<string, number>();
    for (const own of stretches) for (const part of partsOf(own, size)) counts.set(part, (counts.get(part) ?? 0) + 1);
    const runs = stretches.flatMap((own) => sharedRuns(own, size, (part) => (counts.get(part) ?? 0) >= least));
    for (const run of [...new Set(runs)].sort((one, other) => other.length - one.length)) {
      if (found.length === MOST_TERMS) return found;
      if (!found.some((known) => known.includes(run) || run.includes(known) || overlaps(known, run))) found.push(run);
    }
  }
  return found;
}

/** Two code units in one number. */
const PAIR = 0x10000;

/** Of each text the stretches of Han characters whose every pair stands in `least` of the texts: whatever longer they share lies in those. Linear. */
function sharedStretches(texts: readonly string[], least: number): readonly (readonly string[])[] {
  const counts = new Map<number, number>();
  for (const text of texts) for (const pair of pairsOf(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return texts.map((text) => {
    const stretches: string[] = [];
    let start = 0;
    for (let at = 1; at <= text.length; at += 1) {
      const pair = at < text.length ? pairAt(text, at) : 0;
      if (pair !== 0 && (counts.get(pair) ?? 0) >= least) continue;
      if (at - start >= 2) stretches.push(text.slice(start, at));
      start = at;
    }
    return stretches;
  });
}

function pairsOf(text: string): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let at = 1; at < text.length; at += 1) pairs.add(pairAt(text, at));
  pairs.delete(0);
  return pairs;
}

/** The pair of Han characters that ends at a place, 0 where there is none. */
function pairAt(text: string, at: number): number {
  const [one, other] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return isHan(one) && isHan(other) ? one * PAIR + other : 0;
}

function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}

function partsOf(stretches: readonly string[], size: number): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const stretch of stretches) for (let at = 0; at + size <= stretch.length; at += 1) parts.add(stretch.slice(at, at + size));
  return parts;
}

/** The runs in a text's stretches whose every part of the size is shared. */
function sharedRuns(stretches: readonly string[], size: number, isShared: (part: string) => boolean): readonly string[] {
  const runs: string[] = [];
  for (const stretch of stretches) {
    for (let at = 0; at + size <= stretch.length; at += 1) {
      if (!isShared(stretch.slice(at, at + size))) continue;
      const start = at;
      while (at + size < stretch.length && at + 1 - start + size <= LONGEST && isShared(stretch.slice(at + 1, at + 1 + size))) at += 1;
      const run = stretch.slice(start, at + size).replaceAll(EDGES, '');
      if (run.length >= 2 && !COMMON.test(run)) runs.push(run);
    }
  }
  return runs;
}

/** Pieces of one longer wording: 供电可靠 beside 电可靠率. */
function overlaps(one: string, other: string): boolean {
  for (let length = Math.min(one.length, other.length) - 1; length >= 2; length -= 1)
    if (one.endsWith(other.slice(0, length)) || other.endsWith(one.slice(0, length))) return true;
  return false;
}
