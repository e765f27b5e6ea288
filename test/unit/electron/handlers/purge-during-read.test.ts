import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunningApplication, startApplication } from '../running-application.ts';

const PLAN = '临江市老旧管网更新方案\n\n一、总体要求\n分片推进管网更新。\n';

type Held = RunningApplication & {
  readonly id: string;
  /** Holds the next reads back; resolves when the first has begun. */
  readonly hold: () => Promise<void>;
  readonly letGo: () => void;
};

/** One document whose cached text is gone, so that whoever wants it must read the file, and a hand on the reader. */
async function withHeldReader(): Promise<Held> {
  let gate: { readonly open: Promise<void>; readonly reached: () => void } | null = null;
  let letGo = (): void => undefined;
  const beforeRead = async (): Promise<void> => {
    gate?.reached();
    await gate?.open;
  };
  const app = await startApplication({ beforeRead });
  await app.put('管网.txt', PLAN);
  await app.index();
  const { id } = await app.documentAt('管网.txt');
  await rm(join(app.dataFolder, 'models'), { recursive: true });
  await mkdir(join(app.dataFolder, 'models'));
  await app.put('管网.txt', `${PLAN}二、保障措施\n`);
  const hold = (): Promise<void> =>
    new Promise((reached) => {
      const open = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      gate = { open, reached };
    });
  return { ...app, id, hold, letGo: () => letGo() };
}

async function expectNothingLeft(app: Held): Promise<void> {
  expect((await app.call('library.read', {})).documents).toEqual([]);
  expect(await readdir(join(app.dataFolder, 'models'))).toEqual([]);
}

describe('removing a document while its file is being read', () => {
  it('with purge leaves neither entry nor text behind when it was being opened', async () => {
    const app = await withHeldReader();
    const begun = app.hold();
    const opened = app.call('document.open', { documentId: app.id }).catch((error: unknown) => error);
    await begun;
    const removed = app.call('document.remove', { documentId: app.id, purge: true });
    app.letGo();
    await removed;
    expect(await opened).toMatchObject({ code: 'not-found' });
    await expectNothingLeft(app);
  });

  it('with purge leaves neither entry nor text behind when a search was reading it', async () => {
    const app = await withHeldReader();
    const begun = app.hold();
    const found = app.call('search.query', { query: '管网更新', limit: 5 });
    await begun;
    const removed = app.call('document.remove', { documentId: app.id, purge: true });
    app.letGo();
    await removed;
    expect(await found).toMatchObject({ total: 0, hits: [] });
    await expectNothingLeft(app);
  });

  it('without purge does not bring it back either', async () => {
    const app = await withHeldReader();
    const begun = app.hold();
    const opened = app.call('document.open', { documentId: app.id }).catch((error: unknown) => error);
    await begun;
    await app.call('document.remove', { documentId: app.id, purge: false });
    app.letGo();
    expect(await opened).toMatchObject({ code: 'not-found' });
    expect((await app.call('library.read', {})).documents).toEqual([]);
  });
});
