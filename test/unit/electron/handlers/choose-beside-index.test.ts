import { copyFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { ReadingChange } from '#shared/model/review.ts';
import { type RunningApplication, startApplication } from '../running-application.ts';

const LINES = ['海陵市数据共享办法', '第一条 为规范数据共享活动，制定本办法。'];
const BIG5: ReadingChange = { kind: 'encoding', encoding: 'big5' };

type Held = RunningApplication & {
  readonly id: string;
  /** Starts an index run whose first read waits; resolves when that read has begun. */
  readonly indexHeld: () => Promise<{ readonly run: Promise<unknown>; readonly letGo: () => void }>;
};

async function withHeldIndex(): Promise<Held> {
  let hold: (() => Promise<void>) | null = null;
  const beforeRead = async (): Promise<void> => {
    const held = hold;
    // Only the first one waits: what a person does meanwhile is read by another worker.
    hold = null;
    await held?.();
  };
  const app = await startApplication({ beforeRead });
  await app.put('办法.txt', iconv.encode(LINES.join('\n'), 'gb18030'));
  await app.index();
  const { id } = await app.documentAt('办法.txt');
  const indexHeld: Held['indexHeld'] = async () => {
    let letGo = (): void => undefined;
    const open = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const begun = new Promise<void>((resolve) => {
      hold = () => {
        resolve();
        return open;
      };
    });
    const run = app.index();
    await begun;
    return { run, letGo };
  };
  return { ...app, id, indexHeld };
}

async function expectBig5(app: Held): Promise<void> {
  const { contentHash, textKey, state } = await app.documentAt('办法.txt');
  expect(textKey).not.toBe(contentHash);
  expect(state).toMatchObject({ kind: 'ready', summary: { encoding: 'big5' } });
}

describe('choosing how a file is read while an index run is under way', () => {
  it('holds where the run found the file touched and not changed', async () => {
    const app = await withHeldIndex();
    await utimes(join(app.library, '办法.txt'), 2_000_000_000, 2_000_000_000);
    await app.put('另一份.txt', '海陵市另一份文件');
    const { run, letGo } = await app.indexHeld();
    await app.call('reading.choose', { documentId: app.id, change: BIG5 });
    letGo();
    await run;
    await expectBig5(app);
    expect((await app.documentAt('办法.txt')).modifiedAt).toBe(new Date(2_000_000_000_000).toISOString());
  });

  it('holds where the run had begun to read the changed file in the other way', async () => {
    const app = await withHeldIndex();
    await app.put('办法.txt', iconv.encode([...LINES, '第二条 本办法自发布之日起施行。'].join('\n'), 'gb18030'));
    const { run, letGo } = await app.indexHeld();
    await app.call('reading.choose', { documentId: app.id, change: BIG5 });
    letGo();
    await run;
    await expectBig5(app);
    expect((await app.call('document.open', { documentId: app.id })).model.encoding).toBe('big5');
    await app.index();
    await expectBig5(app);
  });
});

describe('findings of a document that a person has read otherwise', () => {
  it('are those of that reading, even where the library came back from before the choice', async () => {
    const first = await withHeldIndex();
    await first.put('办法.txt', iconv.encode('临江市采购方案\n政府采购优先采购本市企业产品。', 'gb18030'));
    await first.index();
    const earlier = join(first.library, '../earlier.json');
    await copyFile(join(first.dataFolder, 'library.json'), earlier);
    const before = await first.call('check.run', { documentId: first.id, families: ['FC'] });
    expect(before.report.findings.length).toBeGreaterThan(0);
    await first.call('reading.choose', { documentId: first.id, change: BIG5 });
    await first.close();
    await copyFile(earlier, join(first.dataFolder, 'library.json'));
    await rm(earlier);
    const again = await startApplication({ place: join(first.library, '..') });
    const check = await again.call('check.run', { documentId: first.id, families: ['FC'] });
    expect(check.report.findings).toEqual([]);
    expect(check.textKey).toBe((await again.documentAt('办法.txt')).textKey);
    expect(check.textKey).not.toBe(before.textKey);
  });

  it('is found by the words of that reading, and by no others', async () => {
    const first = await withHeldIndex();
    const earlier = join(first.library, '../earlier.json');
    await copyFile(join(first.dataFolder, 'library.json'), earlier);
    await first.call('reading.choose', { documentId: first.id, change: BIG5 });
    await first.close();
    await copyFile(earlier, join(first.dataFolder, 'library.json'));
    const again = await startApplication({ place: join(first.library, '..') });
    expect((await again.call('search.query', { query: '数据共享', limit: 5 })).total).toBe(0);
  });
});
