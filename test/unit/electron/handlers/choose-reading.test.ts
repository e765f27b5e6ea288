import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { wholeKindChange } from '#shared/domain/repair/change-reading.ts';
import { everyRepairOf } from '#shared/domain/repair/repair-keys.ts';
import type { ReadingChange } from '#shared/model/review.ts';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';

const TITLE = '海陵市公共资源交易目录管理办法';
const LINES = [TITLE, '第一条 为规范公共资源交易活动，制定本办法。', '第二条 本办法适用于本市行政区域内的交易活动。'];
const CONTENT = { colour: 'green', issueType: null, severity: null, note: '范围', suggestion: '', basis: '', status: 'open' } as const;
const MACHINE = { encoding: null, undoneRepairs: [] };
const BIG5: ReadingChange = { kind: 'encoding', encoding: 'big5' };
const AUTOMATIC: ReadingChange = { kind: 'encoding', encoding: null };

async function titleOf(app: RunningApplication, documentId: string): Promise<string> {
  return (await app.call('document.open', { documentId })).model.meta.title;
}

async function withFile(bytes: Uint8Array): Promise<RunningApplication & { readonly id: string }> {
  const app = await startApplication();
  await app.put('办法.txt', bytes);
  await app.index();
  return { ...app, id: (await app.documentAt('办法.txt')).id };
}

describe('choosing the encoding of a file', () => {
  it('shows how the beginning reads in each, and which one the machine would take', async () => {
    const app = await withFile(iconv.encode(LINES.join('\n'), 'big5'));
    const { guessed, previews } = await app.call('reading.preview', { documentId: app.id });
    expect(guessed).toBe('big5');
    expect(previews.map(({ encoding }) => encoding)).toEqual(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252']);
    expect(previews.find(({ encoding }) => encoding === 'big5')).toMatchObject({ undecodable: 0 });
    expect(previews.find(({ encoding }) => encoding === 'utf-8')?.undecodable).toBeGreaterThan(0);
  });

  it('reads the file with it, keeps it over another index run and a changed file, and gives it up again', async () => {
    const app = await withFile(iconv.encode(LINES.join('\n'), 'gb18030'));
    expect(await titleOf(app, app.id)).toBe(TITLE);
    const machine = await app.documentAt('办法.txt');
    await app.call('reading.choose', { documentId: app.id, change: BIG5 });
    expect(await titleOf(app, app.id)).not.toBe(TITLE);
    expect((await app.call('review.read', { documentId: app.id })).reading.encoding).toBe('big5');
    expect((await app.documentAt('办法.txt')).textKey).not.toBe(machine.textKey);

    await app.index();
    expect((await app.call('document.open', { documentId: app.id })).model.encoding).toBe('big5');
    await app.put('办法.txt', iconv.encode([...LINES, '第三条 本办法自发布之日起施行。'].join('\n'), 'gb18030'));
    await app.index();
    expect((await app.call('document.open', { documentId: app.id })).model.encoding).toBe('big5');

    await app.call('reading.choose', { documentId: app.id, change: AUTOMATIC });
    expect(await titleOf(app, app.id)).toBe(TITLE);
    expect((await app.documentAt('办法.txt')).state).toMatchObject({ kind: 'ready', summary: { encoding: 'gb18030', title: TITLE } });
  });

  it('comes back after a restart, from the review and never from the text of another choice', async () => {
    const first = await withFile(iconv.encode(LINES.join('\n'), 'gb18030'));
    await first.call('reading.choose', { documentId: first.id, change: BIG5 });
    await first.close();
    const again = await startApplication({ place: join(first.library, '..') });
    await rm(join(again.dataFolder, 'models'), { recursive: true });
    expect((await again.call('document.open', { documentId: first.id })).model.encoding).toBe('big5');
    await again.call('reading.choose', { documentId: first.id, change: AUTOMATIC });
    expect((await again.call('document.open', { documentId: first.id })).model.encoding).toBe('gb18030');
  });

  it('serves two files of the same bytes each in its own reading', async () => {
    const app = await withFile(iconv.encode(LINES.join('\n'), 'gb18030'));
    await app.put('副本/办法.txt', iconv.encode(LINES.join('\n'), 'gb18030'));
    await app.index();
    const copy = await app.documentAt('副本/办法.txt');
    await app.call('reading.choose', { documentId: copy.id, change: BIG5 });
    expect(await titleOf(app, app.id)).toBe(TITLE);
    expect(await titleOf(app, copy.id)).not.toBe(TITLE);
    expect((await app.call('search.query', { query: '公共资源交易', limit: 5 })).hits.map(({ document }) => document)).toEqual([app.id]);
  });

  it('changes nothing where the file cannot be read now', async () => {
    const app = await withFile(iconv.encode(LINES.join('\n'), 'gb18030'));
    await rm(join(app.library, '办法.txt'));
    const choosing = app.call('reading.choose', { documentId: app.id, change: BIG5 });
    await expect(choosing).rejects.toMatchObject({ code: 'document-not-readable', details: { reason: 'unreadable' } });
    expect(await titleOf(app, app.id)).toBe(TITLE);
    expect((await app.call('review.read', { documentId: app.id })).reading).toEqual(MACHINE);
  });

  it.each([
    ['表.csv', (text: string) => iconv.encode(`${text},海陵市\n交易,中心`, 'gb18030')],
    ['页.html', (text: string) => iconv.encode(`<html><body><h1>${text}</h1><p>海陵市公共资源交易中心</p></body></html>`, 'gb18030')],
    ['文.md', (text: string) => iconv.encode(`# ${text}\n\n海陵市公共资源交易中心`, 'gb18030')],
    [
      '文.rtf',
      (text: string) =>
        Buffer.from(
          `{\\rtf1\\ansi\\ansicpg936 ${[...iconv.encode(text, 'gb18030')].map((byte) => `\\'${byte.toString(16)}`).join('')}\\par}`,
        ),
    ],
  ])('is open for %s too, with its text in the preview, and reads it so', async (name, write) => {
    const app = await startApplication();
    await app.put(name, write(TITLE));
    await app.index();
    const { id } = await app.documentAt(name);
    const { guessed, previews } = await app.call('reading.preview', { documentId: id });
    expect(guessed).toBe('gb18030');
    expect(previews.find(({ encoding }) => encoding === 'gb18030')?.lines.join()).toContain(TITLE);
    const textOf = async () => JSON.stringify((await app.call('document.open', { documentId: id })).model.blocks);
    await app.call('reading.choose', { documentId: id, change: BIG5 });
    expect(await textOf()).not.toContain(TITLE);
    await app.call('reading.choose', { documentId: id, change: AUTOMATIC });
    expect(await textOf()).toContain(TITLE);
  });

  it('is refused for a format that says its own', async () => {
    const app = await startApplication();
    await app.put('表.rtf', '{\\rtf1\\ansi text of a paper}');
    await app.index();
    const { id } = await app.documentAt('表.rtf');
    await expect(app.call('reading.preview', { documentId: id })).rejects.toMatchObject({ code: 'not-supported-here' });
  });
});

describe('taking repairs back', () => {
  const COUNTY = [
    TITLE,
    '一、总体要求',
    '到2 0 25年,建成平台,全面推广应用。',
    '序号',
    '事项',
    '单位',
    '1',
    '供水报装',
    '市水务局',
    '2',
    '供气报装',
    '市住建局',
  ];

  it('gives the text as the file has it, names what was taken back, and makes it again', async () => {
    const app = await withFile(Buffer.from(COUNTY.join('\n')));
    const { model } = await app.call('document.open', { documentId: app.id });
    const table = model.repairs.find(({ kind }) => kind === 'flattened-table');
    expect(model.blocks.some(({ kind }) => kind === 'table')).toBe(true);
    await app.call('reading.choose', {
      documentId: app.id,
      change: { kind: 'take-back', repairKind: 'flattened-table', key: table?.key ?? '' },
    });
    const without = (await app.call('document.open', { documentId: app.id })).model;
    expect(without.blocks.map(({ text }) => text).slice(-9)).toEqual(COUNTY.slice(-9));
    expect(without.undoneRepairs).toMatchObject([{ key: table?.key, kind: 'flattened-table', certain: true }]);
    expect((await app.documentAt('办法.txt')).state).toMatchObject({ summary: { repairsByKind: { spaces: 1 } } });
    await app.call('reading.choose', { documentId: app.id, change: wholeKindChange('flattened-table', false) });
    expect((await app.call('document.open', { documentId: app.id })).model.blocks).toEqual(model.blocks);
  });

  it('keeps what two windows change at the same time', async () => {
    const app = await withFile(Buffer.from(COUNTY.join('\n')));
    const { repairs } = (await app.call('document.open', { documentId: app.id })).model;
    expect(repairs.length).toBeGreaterThan(1);
    const changes = repairs.map(({ kind, key }): ReadingChange => ({ kind: 'take-back', repairKind: kind, key }));
    await Promise.all(
      [...changes, { kind: 'encoding', encoding: 'utf-8' } as const].map((change) =>
        app.call('reading.choose', { documentId: app.id, change }),
      ),
    );
    const { reading } = await app.call('review.read', { documentId: app.id });
    expect(reading.encoding).toBe('utf-8');
    expect([...reading.undoneRepairs].sort()).toEqual(repairs.map(({ key }) => key).sort());
    const { model } = await app.call('document.open', { documentId: app.id });
    expect(model.repairs).toEqual([]);
  });

  it('makes one again out of a kind taken back as a whole, and leaves the others taken back', async () => {
    const app = await withFile(Buffer.from([...COUNTY, '到2 0 27年,全面建成。'].join('\n')));
    await app.call('reading.choose', { documentId: app.id, change: wholeKindChange('spaces', true) });
    const [first, second] = (await app.call('document.open', { documentId: app.id })).model.undoneRepairs;
    const change: ReadingChange = { kind: 'make-again', repairKind: 'spaces', key: first?.key ?? '' };
    expect(await app.call('reading.choose', { documentId: app.id, change })).toEqual({ encoding: null, undoneRepairs: [second?.key] });
    expect(everyRepairOf('spaces')).not.toBe(second?.key);
  });

  it('leaves annotations on their own words, and those whose words are gone without a place', async () => {
    const app = await withFile(Buffer.from(COUNTY.join('\n')));
    const documentId = app.id;
    await app.call('annotation.create', { documentId, target: await passageOf(app, documentId, '建成平台'), content: CONTENT });
    await app.call('annotation.create', { documentId, target: await passageOf(app, documentId, '2025'), content: CONTENT });
    await app.call('reading.choose', { documentId, change: wholeKindChange('spaces', true) });
    const request = { table: 'annotations' as const, documentIds: [documentId], checklistId: null, columns: null, head: {} };
    const { rows } = await app.call('export.preview', request);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).toContain('建成平台');
  });
});
