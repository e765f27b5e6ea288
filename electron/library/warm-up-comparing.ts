import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import type { Block } from '#shared/model/document.ts';
import { packView } from './packed-view.ts';

/** Rounds until the engine has the comparing compiled; each takes some milliseconds, which is what a real comparison may have to wait. */
const ROUNDS = 24;
const BLOCKS = 300;
const WORDS = '统筹推动各类主体加强协同落实清单管理动态评估结果运用';

/** Compares invented texts, a few at a time, so that the first real comparison finds everything compiled. The returned function ends it. */
export function warmUpComparing(): () => void {
  let next: NodeJS.Immediate | null = null;
  const step = (round: number): void => {
    const [old, fresh] = [paper(round, 0), paper(round, 1)];
    packView(comparisonView(compareDocuments(old, fresh), old, fresh));
    next = round < ROUNDS ? setImmediate(step, round + 1) : null;
  };
  next = setImmediate(step, 0);
  return () => {
    if (next !== null) clearImmediate(next);
    next = null;
  };
}

/**
 * Blocks of which most are reworded from one version to the next, some renumbered, some moved, some gone. Read from JSON as real ones are:
 * code compiled for objects and texts made in another way is thrown away at the first real comparison.
 */
function paper(round: number, version: number): readonly Block[] {
  const lines = Array.from({ length: BLOCKS }, (_, at) => {
    const days = 3 + ((at * 7 + round + (at % 3 === 0 ? version : 0)) % 40);
    const office = at % 5 === version ? '市政务服务管理局、市财政局' : '市市场监管局';
    const means = at % 4 === 1 && version === 1 ? '推行一次告知，限时办结并公开结果' : '压减办理环节，公开办理结果';
    const end = at % 7 === 2 ? `（完成时限：${2031 + version}年${1 + (at % 12)}月底前）` : '';
    const number = `${at + 1 + (at > 40 ? version : 0)}.`;
    const text = `第${at * 13 + round}类事项${means}，方便群众就近办理，办理时间不超过${days}个工作日，由牵头部门公布进展。责任单位：${office}${end}`;
    return number + (version === 1 ? reworded(text, at * 31 + round * 17) : text);
  });
  if (version === 1) lines.splice(200, 0, ...lines.splice(20 + (round % 9), 2));
  if (version === 1) lines.splice(90 + (round % 5), 3, lines[250] ?? '');
  const blocks = lines.map((text, at): Block => {
    const label = /^\d+\./.exec(text)?.[0] ?? null;
    return { id: `b${at}`, kind: 'paragraph', level: 1, label, text, rows: null, path: label === null ? [] : [label], page: null };
  });
  return JSON.parse(JSON.stringify(blocks));
}

/** A text with up to three short stretches put in, taken out or replaced. */
function reworded(text: string, seed: number): string {
  let result = text;
  for (let edit = 0; edit < seed % 4; edit += 1) {
    const at = (seed * (edit + 3)) % result.length;
    const added = WORDS.slice((seed + edit) % 20, ((seed + edit) % 20) + ((seed >> edit) % 6));
    result = result.slice(0, at) + added + result.slice(at + ((seed + edit * 5) % 7));
  }
  return result;
}
