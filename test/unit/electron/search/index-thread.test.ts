import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { buildBigrams } from '#electron/search/build-bigrams.ts';
import { IndexThread } from '#electron/search/index-thread.ts';
import { layOutSegment } from '#electron/search/search-segment.ts';
import { generatePolicy } from '../../../support/generate-policy.ts';
import { ROOT } from '../../../support/list-files.ts';
import { documentOf } from '../store/document-examples.ts';
import { segmentOf } from './segment-of.ts';

const threads: IndexThread[] = [];

function threadOf(entry: string): IndexThread {
  const thread = new IndexThread(pathToFileURL(`${ROOT}/${entry}`));
  threads.push(thread);
  return thread;
}

afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.rest();
});

describe('a thread that builds indexes', () => {
  const models = Array.from({ length: 20 }, (_, seed) => documentOf(generatePolicy({ seed, characters: 900 }).split('\n')));
  const { segment } = segmentOf(models);
  const { stretches } = layOutSegment(
    segment.documents.map((document, number) => {
      const { start = 0, namesEnd = 0, headingsEnd = 0, blocksEnd = 0, end = 0 } = segment.places[number] ?? {};
      const stream = {
        units: segment.units.subarray(start, end),
        namesEnd: namesEnd - start,
        headingsEnd: headingsEnd - start,
        blocksEnd: blocksEnd - start,
      };
      return { document, stream };
    }),
  );

  it('gives the index that is built here, one after the other and once more after a rest', async () => {
    const thread = threadOf('electron/library/search-worker.ts');
    const expected = buildBigrams(segment.units, stretches);
    const first = thread.build(segment.units, stretches);
    expect(thread.isBusy).toBe(true);
    expect(await first).toEqual(expected);
    expect(thread.isBusy).toBe(false);
    await thread.rest();
    expect(await thread.build(segment.units, stretches)).toEqual(expected);
    expect(segment.units.length).toBeGreaterThan(10_000);
  });

  it('gives none where the thread cannot start, and none of what cannot be indexed', async () => {
    expect(await threadOf('electron/library/not-there.ts').build(segment.units, stretches)).toBeNull();
    expect(await threadOf('electron/library/search-worker.ts').build(new Uint16Array(2).fill(0x4e00), stretches)).toBeNull();
  });
});
