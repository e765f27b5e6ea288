import { expect, it } from 'vitest';
import { passageOf, startApplication } from '../running-application.ts';

const PLAN = '海陵市绿道建设方案\n\n一、总体要求\n绿道总长不少于120公里。\n二、保障措施\n建立联席会议制度。\n';
const CONTENT = {
  colour: 'yellow',
  issueType: null,
  severity: null,
  note: '缺少年度分解',
  suggestion: '',
  basis: '',
  status: 'open',
} as const;

it('the list counts annotations whose words are gone, not those that only moved, and forgets them once they are removed', async () => {
  const app = await startApplication();
  await app.put('绿道方案.txt', PLAN);
  await app.index();
  const { id: documentId } = await app.documentAt('绿道方案.txt');
  const lost = async () => (await app.documentAt('绿道方案.txt')).lostAnnotations;
  const target = await passageOf(app, documentId, '联席会议');
  const { id: annotationId } = await app.call('annotation.create', { documentId, target, content: CONTENT });
  await app.call('annotation.create', { documentId, target: await passageOf(app, documentId, '不少于120公里'), content: CONTENT });
  expect(await lost()).toBe(0);
  await app.put('绿道方案.txt', '海陵市绿道建设方案\n\n说明段落。\n一、总体要求\n绿道总长不少于120公里。\n');
  await app.index();
  expect(await lost()).toBe(1);
  await app.call('annotation.remove', { documentId, annotationId });
  expect(await lost()).toBe(0);
});

it('the list counts the items that nobody answered in checklists under way', async () => {
  const app = await startApplication();
  await app.put('绿道方案.txt', PLAN);
  await app.index();
  const { id: documentId } = await app.documentAt('绿道方案.txt');
  const { id: checklistId, template } = await app.call('checklist.start', { documentId, templateId: 'general' });
  expect((await app.documentAt('绿道方案.txt')).openItems).toBe(template.items.length);
  const itemId = template.items[0]?.id ?? '';
  await app.call('checklist.answer', { documentId, checklistId, itemId, verdict: 'met', opinion: '', evidence: [] });
  expect((await app.documentAt('绿道方案.txt')).openItems).toBe(template.items.length - 1);
});
