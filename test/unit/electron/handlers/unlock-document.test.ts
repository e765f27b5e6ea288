import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wholeKindChange } from '#shared/domain/repair/change-reading.ts';
import { lockAgile } from '#test/support/lock-office-package.ts';
import { buildCompoundFile } from '../extract/build-compound-file.ts';
import { buildDocx, paragraph } from '../extract/build-docx.ts';
import { buildLockedPdf } from '../extract/build-locked-pdf.ts';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';

const WORD = 'open sesame 7';
const CONTENT = { colour: 'green', issueType: null, severity: null, note: '核对', suggestion: '', basis: '', status: 'open' } as const;
const LOCKED = {
  'plan.pdf': buildLockedPdf('Annual plan of the city', WORD),
  '方案.docx': buildCompoundFile(
    lockAgile(buildDocx({ body: paragraph('海陵市夜间公交方案') + paragraph('一、总体要求') }), { password: WORD }),
  ),
} as const;

type Locked = RunningApplication & { readonly id: string };

async function withLocked(name: keyof typeof LOCKED = '方案.docx'): Promise<Locked> {
  const app = await startApplication();
  await app.put(name, LOCKED[name]);
  await app.index();
  return { ...app, id: (await app.documentAt(name)).id };
}

const open = async (app: Locked) => (await app.call('document.open', { documentId: app.id })).model.blocks.map(({ text }) => text);
const unlock = (app: Locked, password = WORD) => app.call('document.unlock', { documentId: app.id, password });
const stateOf = async (app: Locked, name = '方案.docx') => (await app.documentAt(name)).state;

describe('unlocking a protected document', () => {
  it.each([
    ['plan.pdf', 'Annual plan of the city'],
    ['方案.docx', '海陵市夜间公交方案'],
  ] as const)('reads %s with its password, and keeps it readable over index runs and a restart', async (name, text) => {
    const app = await withLocked(name);
    const locked = { code: 'document-not-readable', details: { file: name, reason: 'encrypted' } };
    await expect(open(app)).rejects.toMatchObject(locked);
    expect(await unlock(app)).toEqual({ isUnlocked: true });
    expect((await open(app))[0]).toBe(text);
    expect(await app.index()).toMatchObject({ failed: [], unchanged: 1 });
    await app.put(name, LOCKED[name]);
    await app.index();
    expect(await stateOf(app, name)).toMatchObject({ kind: 'ready' });
    await app.close();
    const again = await startApplication({ place: join(app.library, '..') });
    expect((await open({ ...again, id: app.id }))[0]).toBe(text);
  });

  it('fails with a wrong password, and may be tried again', async () => {
    const app = await withLocked();
    await expect(unlock(app, 'open sesame')).rejects.toMatchObject({ code: 'wrong-password', details: { file: '方案.docx' } });
    expect(await stateOf(app)).toMatchObject({ kind: 'failed', code: 'encrypted' });
    expect(await unlock(app)).toEqual({ isUnlocked: true });
  });

  it('leaves the password neither on the disk nor in the log nor in an event', async () => {
    const app = await withLocked();
    await expect(unlock(app, `${WORD} wrong`)).rejects.toMatchObject({ code: 'wrong-password' });
    await unlock(app);
    await app.close();
    const entries = await readdir(app.dataFolder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(await readFile(file, 'latin1')).not.toContain('sesame');
    expect(JSON.stringify([app.log, app.events])).not.toContain('sesame');
    expect(app.events).toContainEqual({ name: 'library.changed' });
  });

  it('is asked for again when the text read is gone, with the review as it was', async () => {
    const app = await withLocked();
    await unlock(app);
    const target = await passageOf(app, app.id, '夜间公交');
    await app.call('annotation.create', { documentId: app.id, target, content: CONTENT });
    await rm(join(app.dataFolder, 'models'), { recursive: true });
    await expect(open(app)).rejects.toMatchObject({ details: { reason: 'encrypted' } });
    expect(await stateOf(app)).toMatchObject({ kind: 'failed', code: 'encrypted' });
    await unlock(app);
    expect((await open(app))[0]).toBe('海陵市夜间公交方案');
    expect((await app.call('review.read', { documentId: app.id })).annotations).toMatchObject([{ note: '核对' }]);
  });

  it('reads the file in another way with the password once more, and says when that is missing or wrong', async () => {
    const app = await withLocked();
    await unlock(app);
    const change = wholeKindChange('spaces', true);
    const choose = (password?: string) =>
      app.call('reading.choose', { documentId: app.id, change, ...(password === undefined ? {} : { password }) });
    const asked = { code: 'document-not-readable', details: { file: '方案.docx', reason: 'encrypted' } };
    await expect(choose()).rejects.toMatchObject(asked);
    await expect(choose('open sesame')).rejects.toMatchObject({ code: 'wrong-password' });
    expect((await app.call('review.read', { documentId: app.id })).reading.undoneRepairs).toEqual([]);
    expect((await open(app))[0]).toBe('海陵市夜间公交方案');
    expect(await choose(WORD)).toEqual({ encoding: null, undoneRepairs: ['spaces:*'] });
    expect((await open(app))[0]).toBe('海陵市夜间公交方案');
    // Once read, the text of both ways is there.
    await app.call('reading.choose', { documentId: app.id, change: wholeKindChange('spaces', false) });
    expect(await stateOf(app)).toMatchObject({ kind: 'ready' });
  });

  it('says of a protection that no password opens that it is sealed', async () => {
    const app = await startApplication();
    const streams = lockAgile(buildDocx({ body: paragraph('密文') }), { password: WORD, describe: () => '' });
    await app.put('方案.docx', buildCompoundFile(streams));
    await app.index();
    const { id, state } = await app.documentAt('方案.docx');
    expect(state).toMatchObject({ kind: 'failed', code: 'encrypted', isSealed: true });
    await expect(unlock({ ...app, id })).rejects.toMatchObject({ code: 'document-not-readable', details: { reason: 'sealed' } });
  });

  it('can be cancelled while it is under way, and changes nothing then', async () => {
    let isHeld = false;
    let proceed = (): void => undefined;
    let tellStarted = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      tellStarted = resolve;
    });
    const app = await startApplication({
      beforeRead: async () => {
        if (!isHeld) return;
        tellStarted();
        await new Promise<void>((resolve) => {
          proceed = resolve;
        });
      },
    });
    await app.put('方案.docx', LOCKED['方案.docx']);
    await app.index();
    const locked = { ...app, id: (await app.documentAt('方案.docx')).id };
    isHeld = true;
    const unlocking = unlock(locked);
    await started;
    await app.call('document.cancelUnlocking', { documentId: locked.id });
    expect(await unlocking).toEqual({ isUnlocked: false });
    proceed();
    expect(await stateOf(locked)).toMatchObject({ kind: 'failed', code: 'encrypted' });
  });
});
