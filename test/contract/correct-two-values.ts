import { expect } from 'vitest';
import type { Calls } from './calls.ts';

/** A task and a title corrected, seen in list, review and export, taken back and made again. */
export async function correctTwoValues({ call, send }: Calls, documentId: string): Promise<void> {
  const subject = { kind: 'task' as const, path: ['二、', '1.'], title: '编制开放目录' };
  const lead = { subject, field: 'leads' as const, value: '市数据局', machineValue: '' };
  const set = await call('correction.set', { documentId, correctionId: null, correction: lead });
  expect(set).toMatchObject({ value: '市数据局', machineValue: '' });
  const again = await call('correction.set', { documentId, correctionId: null, correction: { ...lead, value: '市司法局' } });
  expect(again.id, 'a second one of the same field is the same correction').toBe(set.id);
  expect((await call('correction.remove', { documentId, correctionId: set.id })).value).toBe('市司法局');
  expect((await call('correction.set', { documentId, correctionId: set.id, correction: lead })).id).toBe(set.id);
  const title = { subject: { kind: 'meta' as const }, field: 'title' as const, value: '海陵市数据开放方案', machineValue: '' };
  await call('correction.set', { documentId, correctionId: null, correction: title });
  expect((await call('review.read', { documentId })).corrections).toHaveLength(2);
  const listed = (await call('library.read', {})).documents.find(({ id }) => id === documentId);
  expect(listed?.state).toMatchObject({ kind: 'ready', summary: { title: '海陵市数据开放方案' } });
  expect(await send('correction.set', { documentId, correctionId: null, correction: { ...title, field: 'leads' } })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  });
  const tasks = { table: 'tasks' as const, documentIds: [documentId], checklistId: null, columns: null, head: {} };
  const preview = await call('export.preview', { ...tasks, taskNumbers: [1, 3] });
  expect(preview).toMatchObject({
    totalRows: 2,
    head: expect.arrayContaining([expect.objectContaining({ value: '海陵市数据开放方案' })]),
  });
  expect(preview.rows[0]?.cells).toContain('市数据局');
}
