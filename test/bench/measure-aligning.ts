import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILT_IN_TOPICS } from '#shared/domain/alignment/topic-dictionary.ts';
import { seededRandom } from '../support/generate-policy.ts';
import { openBenchApplication } from './bench-application.ts';
import type { BenchRow } from './bench-table.ts';
import { median, timed } from './timing.ts';

const PLANS = 6;
const MEASURES = 60;
/** Times that the board is lined up; the first finds no child yet. */
const ROUNDS = 6;

const VERBS = ['优化', '深化', '推进', '规范', '完善', '提升'];
const MATTERS = ['办理流程', '服务标准', '数据共享', '窗口设置', '投诉处理', '办结时限', '收费公示', '信息公开'];

/** An invented plan of numbered measures over the topics of the field, its words and targets by the seed. */
function planOf(city: number): string {
  const random = seededRandom(city + 1);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const measures = Array.from({ length: MEASURES }, (_, at) => {
    const subject = pick(BUILT_IN_TOPICS[(at + city) % BUILT_IN_TOPICS.length]?.terms ?? []) ?? '';
    const sentences = Array.from(
      { length: 3 },
      () =>
        `${pick(VERBS)}${subject}的${pick(MATTERS)}，办理时间压缩至${1 + Math.floor(random() * 20)}个工作日以内，办结率达到${80 + Math.floor(random() * 20)}%以上。`,
    );
    return `${at + 1}.${pick(VERBS)}${subject}。${sentences.join('')}（市数据局牵头，市司法局配合）`;
  });
  return [`第${city + 1}市营商环境行动方案`, '一、主要任务', ...measures].join('\n');
}

/** Lines up six plans through the application, beside the cosine of every pair of their measures, which finds no topics and no targets. */
export async function measureAligning(place: string): Promise<readonly BenchRow[]> {
  const library = join(place, 'plans');
  await mkdir(library, { recursive: true });
  const plans = Array.from({ length: PLANS }, (_, city) => planOf(city));
  for (const [city, text] of plans.entries()) await writeFile(join(library, `plan-${city}.txt`), text);
  const { client, close } = await openBenchApplication(join(place, 'plans-store'), library);
  try {
    await client.call('library.index', { folderId: null });
    const { documents } = await client.call('library.read', {});
    const { id: boardId } = await client.call('board.create', { name: '六市', documentIds: documents.map(({ id }) => id) });
    const ours: number[] = [];
    let found = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      // A topic nobody speaks of: what was lined up before no longer holds.
      const topics = [{ id: 'own-1', name: `无人提及${round}`, terms: [] }];
      await client.call('board.change', { boardId, change: { kind: 'topics', topics } });
      const { milliseconds, result } = await timed(() => client.call('board.read', { boardId }));
      if (result.kind !== 'read') throw new Error('the board was cancelled');
      ours.push(milliseconds);
      found = `${result.view.alignment.topics.length} topics`;
    }
    const peers: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) peers.push((await timed(() => likestPairs(plans))).milliseconds);
    const [cold = Number.NaN, ...warm] = ours;
    const base = { unit: 'ms', isJudged: true, limit: 1_000 } as const;
    const peer = { name: 'cosine of every pair of measures', value: median(peers) };
    const what = `line up ${PLANS} plans of ${MEASURES} measures`;
    return [
      { ...base, operation: `${what}: in a warm child`, ours: median(warm), peer, note: found },
      { ...base, operation: `${what}: the first, child and all`, ours: cold, peer, note: '' },
    ];
  } finally {
    await close();
  }
}

/** Of each measure the likest one of every other plan, by pairs of characters. */
function likestPairs(plans: readonly string[]): number {
  const measures = plans.flatMap((plan, city) =>
    plan
      .split('\n')
      .slice(2)
      .map((text) => ({ city, pairs: pairsOf(text) })),
  );
  let sum = 0;
  for (const one of measures)
    for (const other of measures) {
      if (one.city === other.city) continue;
      let shared = 0;
      for (const pair of one.pairs) if (other.pairs.has(pair)) shared += 1;
      sum += shared / Math.sqrt(one.pairs.size * other.pairs.size);
    }
  return sum;
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
}
