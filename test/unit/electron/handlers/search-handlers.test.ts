import { expect, it } from 'vitest';
import { startApplication } from '../running-application.ts';

it('hits carry the title that a person gave, and the read one when it is taken back', async () => {
  const app = await startApplication();
  await app.put('绿道方案.txt', '海陵市绿道建设方案\n\n一、总体要求\n绿道总长不少于120公里。\n');
  await app.index();
  const { id: documentId } = await app.documentAt('绿道方案.txt');
  const titles = async () => (await app.call('search.query', { query: '总长', limit: 5 })).hits.map(({ title }) => title);
  const read = await titles();
  const correction = { subject: { kind: 'meta' as const }, field: 'title' as const, value: '海陵市城市绿道建设三年方案', machineValue: '' };
  const { id: correctionId } = await app.call('correction.set', { documentId, correctionId: null, correction });
  expect(await titles()).toEqual(['海陵市城市绿道建设三年方案']);
  await app.call('correction.remove', { documentId, correctionId });
  expect(await titles()).toEqual(read);
  expect(read).toEqual(['海陵市绿道建设方案']);
});
