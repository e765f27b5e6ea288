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
  const texts = measures.map(({ title, sentences }) => [foldText(title), ...sentences.map(({ key }) => key)].join('\n'));
  const least = Math.max(2, Math.ceil(texts.length * 0.6));
  const found: string[] = [];
  for (const size of SIZES) {
    const parts = texts.map((text) => partsOf(text, size));
    const counts = new Map<string, number>();
    for (const each of parts) for (const part of each) counts.set(part, (counts.get(part) ?? 0) + 1);
    const runs = texts.flatMap((text) => sharedRuns(text, size, (part) => (counts.get(part) ?? 0) >= least));
    for (const run of [...new Set(runs)].sort((one, other) => other.length - one.length)) {
      if (found.length === MOST_TERMS) return found;
      if (!found.some((known) => known.includes(run) || run.includes(known) || overlaps(known, run))) found.push(run);
    }
  }
  return found;
}

function partsOf(text: string, size: number): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const [run] of text.matchAll(/[\u4e00-\u9fff]{2,}/g))
    for (let at = 0; at + size <= run.length; at += 1) parts.add(run.slice(at, at + size));
  return parts;
}

/** The stretches of a text whose every part of the size is shared. */
function sharedRuns(text: string, size: number, isShared: (part: string) => boolean): readonly string[] {
  const runs: string[] = [];
  for (const [han] of text.matchAll(/[\u4e00-\u9fff]{2,}/g)) {
    for (let at = 0; at + size <= han.length; at += 1) {
      if (!isShared(han.slice(at, at + size))) continue;
      const start = at;
      while (at + size < han.length && at + 1 - start + size <= LONGEST && isShared(han.slice(at + 1, at + 1 + size))) at += 1;
      const run = han.slice(start, at + size).replaceAll(EDGES, '');
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
