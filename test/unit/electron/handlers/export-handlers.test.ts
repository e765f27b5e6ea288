import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { passageOf, type RunningApplication, type Start, startApplication } from '../running-application.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const PLAN = `海陵市夜间经济发展方案

一、重点任务
1.打造夜间消费街区。建成特色街区不少于6条。（责任单位：市商务局、市城管局；完成时限：2031年9月底前）
2.完善夜间交通。延长公交运营时间。（责任单位：市交通运输局；完成时限：2031年12月底前）
`;
const CONTENT = {
  colour: 'green',
  issueType: 'feasibility',
  severity: 'serious',
  note: '条数依据不足',
  suggestion: '改为4条',
  basis: '',
  status: 'open',
} as const;

type Ready = RunningApplication & { readonly documentId: string };

async function withAnnotation(start: Start = {}): Promise<Ready> {
  const app = await startApplication(start);
  await app.put('夜间经济.txt', PLAN);
  await app.index();
  const { id: documentId } = await app.documentAt('夜间经济.txt');
  const target = await passageOf(app, documentId, '不少于6条');
  await app.call('annotation.create', { documentId, target, content: CONTENT });
  return { ...app, documentId };
}

const request = (app: Ready, table: 'annotations' | 'feedback' | 'tasks' | 'checklist') => ({
  table,
  documentIds: [app.documentId],
  checklistId: null,
  columns: null,
  head: {},
});

describe('exporting', () => {
  it('previews the annotations with their passages and places', async () => {
    const app = await withAnnotation();
    const preview = await app.call('export.preview', request(app, 'annotations'));
    expect(preview.totalRows).toBe(1);
    const cells = preview.rows[0]?.cells.join('|');
    for (const word of ['不少于6条', '条数依据不足', '改为4条']) expect(cells).toContain(word);
    expect(preview.head[0]?.value).toBe('海陵市夜间经济发展方案');
  });

  it('says of a passage whose text was edited away that it is gone, and still lists it', async () => {
    const app = await withAnnotation();
    await app.put('夜间经济.txt', '海陵市夜间经济发展方案\n\n一、重点任务\n另行制定。\n');
    await app.index();
    const preview = await app.call('export.preview', request(app, 'annotations'));
    expect(preview.rows[0]?.cells.join('|')).toMatch(/不少于6条.*条数依据不足/);
    expect(JSON.stringify(preview)).toContain('未能定位');
  });

  it.each(['xlsx', 'docx'] as const)('writes a whole .%s where the person wants it, and serves it as a download', async (format) => {
    const place = await temporaryFolder();
    const savePath = join(place, `问题清单.${format}`);
    const app = await withAnnotation({ savePath });
    const outcome = await app.call('export.save', { ...request(app, 'annotations'), format });
    if (outcome.kind !== 'saved') throw new Error('it was saved');
    const bytes = await readFile(savePath);
    expect(outcome.file).toMatchObject({ name: basename(savePath), location: savePath, bytes: bytes.length });
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(await readdir(place)).toEqual([basename(savePath)]);
    const response = await app.application.assets(new Request(`http://localhost/assets/export/${outcome.file.id}`));
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(basename(savePath)));
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await app.call('export.open', { exportId: outcome.file.id })).toEqual({ isOpened: true });
  });

  it('gives nothing for an id it never gave out', async () => {
    const app = await withAnnotation();
    for (const path of ['none', '..%2Flibrary.json', '']) {
      expect((await app.application.assets(new Request(`http://localhost/assets/export/${path}`))).status).toBe(404);
    }
    await expect(app.call('export.open', { exportId: 'none' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('never overwrites a file of the library', async () => {
    const app = await withAnnotation();
    const savePath = join(app.library, '报告.docx');
    await app.put('报告.docx', PLAN);
    await app.index();
    await app.close();
    const again = await startApplication({ place: join(app.library, '..'), savePath });
    const save = again.call('export.save', { ...request(app, 'annotations'), format: 'docx' });
    await expect(save).rejects.toMatchObject({ code: 'export-failed', details: { reason: 'source' } });
    expect(await readFile(savePath, 'utf8')).toBe(PLAN);
  });

  it('never overwrites a file of the library that was taken off the list, nor one of another ending than the one chosen', async () => {
    const app = await withAnnotation();
    await app.put('报告.docx', PLAN);
    await app.index();
    await app.call('document.remove', { documentId: (await app.documentAt('报告.docx')).id, purge: false });
    await app.close();
    const place = join(app.library, '..');
    const again = await startApplication({ place, savePath: join(app.library, '报告.docx') });
    const save = again.call('export.save', { ...request(app, 'annotations'), format: 'docx' });
    await expect(save).rejects.toMatchObject({ code: 'export-failed', details: { reason: 'source' } });
    await again.close();
    await writeFile(join(place, '表.doc.docx'), '别人的');
    const third = await startApplication({ place, savePath: join(place, '表.doc') });
    const outcome = await third.call('export.save', { ...request(app, 'annotations'), format: 'docx' });
    expect(outcome).toMatchObject({ kind: 'saved', file: { name: '表.doc (2).docx' } });
    expect(await readFile(join(place, '表.doc.docx'), 'utf8')).toBe('别人的');
  });

  it('says that the place cannot be written, and leaves nothing behind', async () => {
    const place = await temporaryFolder();
    await mkdir(join(place, '表.xlsx'));
    const app = await withAnnotation({ savePath: join(place, '表.xlsx') });
    await expect(app.call('export.save', { ...request(app, 'tasks'), format: 'xlsx' })).rejects.toMatchObject({ code: 'export-failed' });
    expect(await readdir(place)).toEqual(['表.xlsx']);
  });

  it('is cancelled by the person without a word', async () => {
    const app = await withAnnotation({ savePath: null });
    expect(await app.call('export.save', { ...request(app, 'feedback'), format: 'docx' })).toEqual({ kind: 'cancelled' });
  });

  it('remembers the head fields for the next time', async () => {
    const app = await withAnnotation();
    const head = { contact: '林岚', phone: '0000-1234567' };
    await app.call('export.save', { ...request(app, 'feedback'), head, format: 'xlsx' });
    const preview = await app.call('export.preview', request(app, 'feedback'));
    expect(Object.fromEntries(preview.head.map(({ key, value }) => [key, value]))).toMatchObject(head);
  });

  it('shows the columns asked for, in that order', async () => {
    const app = await withAnnotation();
    const preview = await app.call('export.preview', { ...request(app, 'annotations'), columns: ['note', 'quote', 'no-such'] });
    expect(preview.columns.map(({ key }) => key)).toEqual(['note', 'quote']);
    expect(preview.rows[0]?.cells).toEqual(['条数依据不足', '不少于6条']);
    await expect(app.call('export.preview', { ...request(app, 'annotations'), columns: ['x'] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('makes the table of a checklist with its evidence', async () => {
    const app = await withAnnotation();
    const { documentId } = app;
    const { templates } = await app.call('checklist.templates', {});
    const run = await app.call('checklist.start', { documentId, templateId: templates[0]?.id ?? '' });
    const evidence = [await passageOf(app, documentId, '延长公交运营时间')];
    const itemId = run.template.items[0]?.id ?? '';
    await app.call('checklist.answer', { documentId, checklistId: run.id, itemId, verdict: 'unmet', opinion: '缺保障', evidence });
    const preview = await app.call('export.preview', { ...request(app, 'checklist'), checklistId: run.id });
    expect(preview.rows.find((row) => row.cells.join().includes('延长公交运营时间'))?.cells.join()).toContain('缺保障');
    await expect(app.call('export.preview', request(app, 'checklist'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('puts the checklists of several documents into one table, and each on a sheet of its own', async () => {
    const app = await withAnnotation();
    await app.put('夜市.txt', '云岭县夜市管理办法\n\n一、总则\n夜市由县城管局管理。\n');
    await app.put('短讯.txt', '海陵市短讯\n\n天气转凉，注意添衣。\n');
    await app.index();
    const ids = await Promise.all(['夜市.txt', '短讯.txt'].map(async (file) => (await app.documentAt(file)).id));
    const documentIds = [app.documentId, ...ids];
    const all = { ...request(app, 'checklist'), documentIds };
    await expect(app.call('export.preview', all)).rejects.toMatchObject({ code: 'nothing-to-export' });
    const { templates } = await app.call('checklist.templates', {});
    for (const documentId of documentIds.slice(0, 2)) {
      const run = await app.call('checklist.start', { documentId, templateId: templates[0]?.id ?? '' });
      const answer = { verdict: 'met' as const, opinion: `看过${documentIds.indexOf(documentId) + 1}`, evidence: [] };
      await app.call('checklist.answer', { documentId, checklistId: run.id, itemId: run.template.items[0]?.id ?? '', ...answer });
    }
    const preview = await app.call('export.preview', all);
    const sections = preview.rows.flatMap(({ section }) => section ?? []);
    expect(sections).toEqual([
      expect.stringMatching(/^海陵市夜间经济发展方案 · .*审查结论：未作出$/),
      expect.stringMatching(/^云岭县夜市管理办法 · /),
    ]);
    const cells = preview.rows.map((row) => row.cells.join('|'));
    for (const opinion of ['看过1', '看过2']) expect(cells.filter((line) => line.includes(opinion))).toHaveLength(1);
    expect(preview.notes).toEqual(['下列文件没有清单，未列入：海陵市短讯。']);
    const outcome = await app.call('export.save', { ...all, format: 'xlsx' });
    if (outcome.kind !== 'saved') throw new Error('not saved');
    const names = unzipSync(new Uint8Array(await readFile(outcome.file.location)));
    expect(Object.keys(names).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))).toHaveLength(3);
    expect(strFromU8(names['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="2 云岭县夜市管理办法"');
  });

  it('refuses a task table without tasks, and one form for two documents', async () => {
    const app = await withAnnotation();
    await app.put('短讯.txt', '海陵市短讯\n\n天气转凉，注意添衣。\n');
    await app.index();
    const { id } = await app.documentAt('短讯.txt');
    await expect(app.call('export.preview', { ...request(app, 'tasks'), documentIds: [id] })).rejects.toMatchObject({
      code: 'nothing-to-export',
    });
    const both = { ...request(app, 'feedback'), documentIds: [id, app.documentId] };
    await expect(app.call('export.preview', both)).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await app.call('export.preview', { ...both, table: 'annotations' })).totalRows).toBe(1);
  });
});
