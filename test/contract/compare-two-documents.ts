import { expect } from 'vitest';
import { firstWords, OPINION } from './application-on-disk.ts';
import type { Calls } from './calls.ts';

/** Two documents compared, a change explained, and an opinion carried from the older to the newer one. */
export async function compareTwoDocuments({ call, send }: Calls, oldId: string, newId: string): Promise<void> {
  const compared = await call('comparison.run', { oldId, newId });
  if (compared.kind !== 'compared') throw new Error('the comparison was cancelled');
  expect(compared.view.isIdentical).toBe(false);
  // All of a short one comes at once.
  expect(await call('comparison.open', { oldId, newId })).toEqual({ opening: null });
  const line = compared.view.lines.find(({ kind }) => kind === 'added');
  const { note } = await call('comparison.explain', {
    oldId,
    newId,
    key: line?.key ?? '',
    text: '依据自查结果增加',
    oldClause: '',
    newClause: line?.new?.clause ?? '',
  });
  expect(note).toMatchObject({ against: oldId, key: line?.key });
  expect(await call('comparison.notes', { oldId, newId })).toMatchObject({ notes: [{ text: '依据自查结果增加' }], opinions: [] });
  await carryOneOpinion({ call }, oldId, newId);
  await call('comparison.cancel', { oldId, newId });
  expect(await send('comparison.run', { oldId, newId: 'nobody' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
}

async function carryOneOpinion({ call }: Pick<Calls, 'call'>, oldId: string, newId: string): Promise<void> {
  const target = firstWords((await call('document.open', { documentId: oldId })).model);
  await call('annotation.create', { documentId: oldId, target, content: OPINION });
  const outcome = await call('carrying.propose', { oldId, newId });
  if (outcome.kind !== 'proposed') throw new Error('the comparison was cancelled');
  const annotationIds = outcome.items.map(({ annotation }) => annotation.id);
  expect(annotationIds.length).toBeGreaterThan(0);
  const { created } = await call('carrying.apply', { oldId, newId, annotationIds });
  expect(created.map(({ carried }) => carried?.annotationId)).toEqual(annotationIds);
  const copies = created.map(({ id }) => id);
  const places = created.map(({ id, target: place }) => ({ annotationId: id, target: place }));
  expect((await call('annotation.place', { documentId: newId, places })).changed.map(({ id }) => id)).toEqual(copies);
  const decided = await call('carrying.decide', { documentId: newId, annotationId: copies[0] ?? '', state: 'adopted' });
  expect(decided.carried?.decision?.state).toBe('adopted');
  const replied = await call('carrying.reply', { documentId: newId, annotationId: copies[0] ?? '', reply: '依据充分' });
  expect(replied.carried?.reply).toBe('依据充分');
  expect(await call('carrying.findLost', { documentId: newId })).toEqual({ kind: 'proposed', items: [] });
  for (const annotationId of copies) await call('annotation.remove', { documentId: newId, annotationId });
}
