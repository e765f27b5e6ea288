import { describe, expect, it } from 'vitest';
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

const OFFICE =
  '云岭县政务窗口服务办法\n\n一、受理\n1.窗口当场受理企业开办申请，材料齐全的五个工作日内办结。\n2.申请人可以在十日内提出复核申请。\n3.每季度公布一次办理情况。\n';
const REWORDED = OFFICE.replace('申请人可以在十日内提出复核申请。', '企业不服结论的，两周之内可请求上级机关再审查一遍。');

describe('an annotation whose words were written anew in its file', () => {
  async function startReworded(texts: readonly string[]) {
    const app = await startApplication();
    await app.put('窗口办法.txt', OFFICE);
    await app.index();
    const { id: documentId } = await app.documentAt('窗口办法.txt');
    const target = await passageOf(app, documentId, '可以在十日内提出复核申请');
    const made = await app.call('annotation.create', { documentId, target, content: CONTENT });
    for (const text of texts) {
      await app.put('窗口办法.txt', text);
      await app.index();
    }
    const outcome = await app.call('carrying.findLost', { documentId });
    return { app, documentId, made, items: outcome.kind === 'proposed' ? outcome.items : [] };
  }

  it('is shown what stands in its place, stays lost until somebody says so, and can be taken back to it', async () => {
    const { app, documentId, made, items } = await startReworded([REWORDED]);
    const [item] = items;
    expect(items.map(({ annotationId, clause }) => [annotationId, clause])).toEqual([[made.id, '一、2.']]);
    expect(item?.target.selector[1].exact).toBe('2.企业不服结论的，两周之内可请求上级机关再审查一遍。');
    const lost = async () => (await app.documentAt('窗口办法.txt')).lostAnnotations;
    expect(await lost()).toBe(1);
    const place = { annotationId: made.id, target: item?.target ?? made.target };
    await app.call('annotation.place', { documentId, places: [place] });
    expect(await lost()).toBe(0);
    expect(await app.call('carrying.findLost', { documentId })).toEqual({ kind: 'proposed', items: [] });
    await app.call('annotation.place', { documentId, places: [{ ...place, target: made.target, carried: null }] });
    expect(await lost()).toBe(1);
  });

  it('is found over a later change of the file too, and not where what it stood in is gone', async () => {
    const later = await startReworded([REWORDED, REWORDED.replace('每季度', '每半年')]);
    expect(later.items.map(({ clause }) => clause)).toEqual(['一、2.']);
    const gone = await startReworded([OFFICE.replace(/2\..*\n/, '')]);
    expect(gone.items).toEqual([]);
  });
});
