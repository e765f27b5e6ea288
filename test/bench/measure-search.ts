import { dirname } from 'node:path';
import { openBenchApplication } from './bench-application.ts';
import type { BenchFile } from './bench-library.ts';
import type { BenchRow } from './bench-table.ts';
import { percentile, timed } from './timing.ts';

/** Frequent and rare ones, one character and whole phrases, two terms at once, and some that are nowhere. */
const QUERIES = [
  '市',
  '数据',
  '平台',
  '营商环境',
  '一网通办',
  '责任单位',
  '企业诉求台账',
  '冷链仓储设施',
  '专利转化通道',
  '网上办理平台 满意度回访',
  '市税务局 不动产登记专窗',
  '覆盖率达到95%以上',
  '2033年11月底前',
  '云岭市 冷链',
  '对未按期完成的事项逐项说明原因',
  '第617号',
  '1200.',
  '压减工程联合验收机制',
  '不存在的词语',
  '海洋牧场',
];
const ROUNDS = 5;
/** Hits for which passages are cut, as many as a page of the search screen shows. */
const PAGE = 20;

/** Searches a store that holds exactly these files; throws where a total differs from the peer's. */
export async function measureSearch(files: readonly BenchFile[], store: string): Promise<readonly BenchRow[]> {
  const application = await openBenchApplication(store, dirname(files[0]?.path ?? store));
  const texts = files.map(({ text }) => text);
  const search = (query: string): Promise<{ total: number }> => application.client.call('search.query', { query, limit: PAGE });
  try {
    const first = await timed(() => search(QUERIES[1] ?? ''));
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const query of QUERIES) {
        const here = await timed(() => search(query));
        const peer = await timed(() => countHolding(texts, query));
        if (here.result.total !== peer.result)
          throw new Error(`search for ${query}: ${here.result.total} documents, by brute force ${peer.result}`);
        ours.push(here.milliseconds);
        theirs.push(peer.milliseconds);
      }
    }
    const what = `search ${files.length} documents`;
    const peerName = '`String.includes` over the texts in memory, counting only';
    const base = { unit: 'ms', limit: null, isJudged: true } as const;
    const note = `${QUERIES.length} queries, ${ROUNDS} rounds, totals all equal; with ranking and ${PAGE} passages cut`;
    return [
      { ...base, operation: `${what}: p50`, ours: percentile(ours, 0.5), peer: { name: peerName, value: percentile(theirs, 0.5) }, note },
      { ...base, operation: `${what}: p95`, ours: percentile(ours, 0.95), peer: { name: peerName, value: percentile(theirs, 0.95) }, note },
      {
        ...base,
        operation: `${what}: the first query after start`,
        ours: first.milliseconds,
        peer: null,
        note: 'loads every text; one run',
      },
    ];
  } finally {
    await application.close();
  }
}

function countHolding(texts: readonly string[], query: string): number {
  const terms = query.split(' ');
  return texts.filter((text) => terms.every((term) => text.includes(term))).length;
}
