import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import type { Block } from '#shared/model/document.ts';
import { packView } from './packed-view.ts';

/** Rounds until the engine has the comparing compiled; each takes some milliseconds. */
const ROUNDS = 40;
const BLOCKS = 160;

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

/** Blocks of which some are reworded from one version to the next, some renumbered, some moved, some gone. */
function paper(round: number, version: number): readonly Block[] {
  const lines = Array.from({ length: BLOCKS }, (_, at) => {
    const days = 3 + ((at * 7 + round + (at % 3 === 0 ? version : 0)) % 40);
    const office = at % 5 === version ? '市政务服务管理局、市财政局' : '市市场监管局';
    const means = at % 4 === 1 && version === 1 ? '推行一次告知，限时办结并公开结果' : '压减办理环节，公开办理结果';
    const end = at % 7 === 2 ? `（完成时限：${2031 + version}年${1 + (at % 12)}月底前）` : '';
    return `${at + 1 + (at > 40 ? version : 0)}.第${at * 13 + round}类事项${means}，办理时间不超过${days}个工作日。责任单位：${office}${end}`;
  });
  if (version === 1) lines.splice(100, 0, ...lines.splice(20 + (round % 9), 2));
  return lines.map((text, at) => {
    const label = /^\d+\./.exec(text)?.[0] ?? null;
    return { id: `b${at}`, kind: 'paragraph', level: 1, label, text, rows: null, path: label === null ? [] : [label], page: null };
  });
}
