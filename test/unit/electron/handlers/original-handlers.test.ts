import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LOCKED_WORD, lockedPaper } from '#test/browser/support/bad-files.ts';
import { type RunningApplication, startApplication } from '../running-application.ts';

const TITLE = '临江市规范性文件管理办法';

async function withDocument(
  name: string,
  content: string | Uint8Array,
): Promise<{ running: RunningApplication; state: { documentId: string; contentHash: string } }> {
  const running = await startApplication();
  onTestFinished(() => running.close());
  await running.put(name, content);
  await running.index();
  const { id, contentHash } = await running.documentAt(name);
  return { running, state: { documentId: id, contentHash } };
}

describe('the original of a document', () => {
  it('comes in slices that put together are the file', async () => {
    const text = `${TITLE}\n\n${'第一条　为了加强管理，制定本办法。\n'.repeat(30_000)}`;
    const { running, state } = await withDocument('办法.txt', text);
    const pieces: Buffer[] = [];
    let total = 1;
    for (let offset = 0; offset < total; ) {
      const slice = await running.call('original.read', { ...state, offset });
      expect(slice.bytes).toBeLessThanOrEqual(1024 * 1024);
      pieces.push(Buffer.from(slice.data, 'base64'));
      offset += slice.bytes;
      total = slice.total;
    }
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).toString('utf8')).toBe(text);
    expect(await running.call('original.read', { ...state, offset: total + 5 })).toMatchObject({ data: '', bytes: 0, total });
  });

  it('is refused once the file changed, also between two slices, and for a hash it never had', async () => {
    const { running, state } = await withDocument('办法.txt', `${TITLE}\n\n第一条　正文。\n`);
    await running.call('original.read', { ...state, offset: 0 });
    await running.put('办法.txt', `${TITLE}\n\n第一条　改过的正文。\n`);
    const refused = { code: 'original-changed', details: { file: '办法.txt' } };
    await expect(running.call('original.read', { ...state, offset: 3 })).rejects.toMatchObject(refused);
    await expect(running.call('original.readText', state)).rejects.toMatchObject(refused);
    await expect(running.call('original.read', { ...state, contentHash: 'f'.repeat(64), offset: 0 })).rejects.toMatchObject(refused);
  });

  it('is missing where the file went away, whatever was asked of it', async () => {
    const { running, state } = await withDocument('办法.txt', `${TITLE}\n\n第一条　正文。\n`);
    await rm(join(running.library, '办法.txt'));
    const missing = { code: 'original-missing', details: { file: '办法.txt' } };
    await expect(running.call('original.read', { ...state, offset: 0 })).rejects.toMatchObject(missing);
    await expect(running.call('original.readText', state)).rejects.toMatchObject(missing);
    await expect(running.call('original.drawPages', { ...state, first: 0, count: 1 })).rejects.toMatchObject(missing);
  });

  it('gives the text as it stood before it was repaired', async () => {
    const { running, state } = await withDocument('办法.txt', `${TITLE}\n\n第 一 条　为 了 加 强 管 理 ， 制 定 本 办 法 。\n`);
    const { lines, isCut } = await running.call('original.readText', state);
    expect(lines).toEqual([TITLE, '第 一 条　为 了 加 强 管 理 ， 制 定 本 办 法 。']);
    expect(isCut).toBe(false);
  });

  it('of a protected file is had with its password, each time anew', async () => {
    const { running, state } = await withDocument('值守.docx', lockedPaper(['临江市值守安排', '一、目标']));
    await running.call('document.unlock', { documentId: state.documentId, password: LOCKED_WORD });
    const locked = await running.call('original.read', { ...state, offset: 0 });
    expect(Buffer.from(locked.data, 'base64').subarray(0, 4).toString('hex')).toBe('d0cf11e0');
    const opened = await running.call('original.read', { ...state, offset: 0, password: LOCKED_WORD });
    expect(opened.bytes).toBe(opened.total);
    expect(Buffer.from(opened.data, 'base64').subarray(0, 2).toString()).toBe('PK');
    expect((await running.call('original.readText', { ...state, password: LOCKED_WORD })).lines).toEqual(['临江市值守安排', '一、目标']);
    const refused = { code: 'wrong-password' };
    await expect(running.call('original.read', { ...state, offset: 0, password: '别的' })).rejects.toMatchObject(refused);
    await expect(running.call('original.readText', { ...state, password: '别的' })).rejects.toMatchObject(refused);
    await expect(running.call('original.readText', state)).rejects.toMatchObject(refused);
  });

  it('cannot be drawn as pages where it has none', async () => {
    const { running, state } = await withDocument('办法.txt', `${TITLE}\n\n第一条　正文。\n`);
    await expect(running.call('original.drawPages', { ...state, first: 0, count: 1 })).rejects.toMatchObject({
      code: 'original-unreadable',
    });
  });
});
