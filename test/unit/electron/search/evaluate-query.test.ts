import { describe, expect, it } from 'vitest';
import { evaluateQuery } from '#electron/search/evaluate-query.ts';
import { tallyAnswers } from '#electron/search/rank-answers.ts';
import type { SearchAside } from '#electron/search/search-aside.ts';
import { layOutTasks } from '#electron/search/task-headings.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { recordedTasks } from '#shared/domain/search/passage-record.ts';
import { squeezeText } from '#shared/domain/search/squeeze-text.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { spentSince } from '#test/support/processor-time.ts';
import { generatePolicy, seededRandom } from '../../../support/generate-policy.ts';
import { documentOf } from '../store/document-examples.ts';
import { segmentOf } from './segment-of.ts';

function found(models: readonly DocumentModel[], query: string, notes: Readonly<Record<string, string>> = {}): readonly string[] {
  const { segment, record } = segmentOf(models);
  const { root } = parseQuery(query);
  const tasks = layOutTasks(models.map((_model, number) => recordedTasks(record(number) ?? '')));
  const asides = new Map(segment.documents.flatMap(({ id }, number) => (notes[id] === undefined ? [] : [[number, asideOf(notes[id])]])));
  const answers = root ? evaluateQuery({ segment, asides, tasks: () => tasks }, root, null) : new Uint8Array(0);
  return segment.documents.filter((_document, number) => answers[number] !== 0).map(({ id }) => id);
}

function asideOf(noteText: string): SearchAside {
  return { fields: {}, tasks: '', tags: '', names: '', noteText, notes: [], corrected: {}, work: undefined };
}

const water = documentOf(['海陵市供水方案', '一、总体要求', '供水企业完善供水管网，2031年底前改造老旧管网。']);
const gas = documentOf(['云岭县燃气办法', '燃气企业与供水企业同步施工。']);
const road = documentOf(['临江市道路计划', '路面改造。'], {
  meta: {
    ...water.meta,
    title: '临江市道路计划',
    docNumber: '临政办发〔2031〕7号',
    issuer: '临江市人民政府办公室',
    kind: '计划',
    issueDate: '2031-04-02',
  },
  tasks: [
    {
      label: '1.',
      title: '改造路面',
      path: ['1.'],
      leads: ['市住建局'],
      units: [],
      sectionLeads: [],
      deadline: null,
      deadlineDate: null,
      indicators: [],
      block: 'b2',
    },
  ],
});
const papers = [water, gas, road];

describe('a query over documents', () => {
  it.each<[string, string, readonly string[]]>([
    ['one character', '气', ['d2']],
    ['two characters', '供水', ['d1', 'd2']],
    ['a passage', '供水企业完善', ['d1']],
    ['all words, wherever each stands', '企业 施工', ['d2']],
    ['one of two', '燃气 OR 道路', ['d2', 'd3']],
    ['not with another', '供水 -燃气', ['d1']],
    ['only what is not, with a hyphen: the word itself is looked for', '-燃气', ['d2']],
    ['all papers without a word', 'NOT 燃气', ['d1', 'd3']],
    ['all papers without two words', 'NOT 燃气 NOT 供水', ['d3']],
    ['one of a word and the absence of another', '燃气 OR NOT 供水', ['d2', 'd3']],
    ['near, of two words that overlap elsewhere', '施 NEAR/9 施工', []],
    ['near before a later place, of two words that overlap at the first', '企 NEAR/3 企业与', ['d2']],
    ['a title in corner brackets', '标题：「道路 计划」', ['d3']],
    ['a title behind a space', '标题： 计划', ['d3']],
    ['a field in traditional script', '標題：計劃', ['d3']],
    ['years from one to another', '年份:2030-2032', ['d3']],
    ['years written out', '年份：2031年至2033年', ['d3']],
    ['years up to one', '年份:-2031', ['d3']],
    ['no year outside of them', '年份:2032-', []],
    ['near', '供水 NEAR/4 管网', ['d1']],
    ['near in the other order', '管网 NEAR/4 供水', ['d1']],
    ['not so near', '企业 NEAR/1 施工', []],
    ['never near across two paragraphs', '要求 NEAR/20 供水', []],
    ['some characters between', '供水*管网', ['d1']],
    ['exactly so many between', '供水??完善', ['d1']],
    ['not so many between', '供水?完善', []],
    ['parts of which only a later place goes on', '燃气*企业?步', ['d2']],
    ['a later place of a part that the rest follows', '燃气企业*企?同步', ['d2']],
    ['stars, each in reach of a later place of the part before', '完善*供?管*改造', ['d1']],
    ['a phrase with a space behind a field', '标题:"道路 计划"', ['d3']],
    ['nothing across two paragraphs', '总体要求供水企业', []],
    ['a title', '标题:计划', ['d3']],
    ['a document number in other brackets', '文号:[2031]7号', ['d3']],
    ['a unit that leads a task', '单位:住建局', ['d3']],
    ['a kind of paper', '文种:计划', ['d3']],
    ['a year', '年份:2031', ['d3']],
    ['a file name', '文件名:d2', ['d2']],
    ['a note of a person', '批注:口径', ['d1']],
    ['a note by its words alone', '口径 -燃气', ['d1']],
    ['words of a note close to each other', '口径 NEAR/3 一致', ['d1']],
    ['a region', '地区:海陵', ['d1']],
    ['nothing at all', '不在此处', []],
  ])('finds %s', (_name, query, ids) => {
    expect(found(papers, query, { d1: squeezeText('口径不一致') })).toEqual(ids);
  });

  it('finds words with a colon where they stand, field or not', () => {
    expect(found([documentOf(['题', '责任单位：市水务局']), gas], '责任单位：市水务局')).toEqual(['d1']);
  });

  it('answers ten thousand characters of wildcards or of single words without being held up', () => {
    const models = Array.from({ length: 40 }, (_, seed) => documentOf(generatePolicy({ seed, characters: 3_000 }).split('\n')));
    const { segment } = segmentOf(models);
    const rare = Array.from({ length: 5_000 }, (_, index) => String.fromCharCode(0x4e00 + index));
    for (const query of [
      '市?'.repeat(5_000),
      '的*'.repeat(5_000),
      '市*'.repeat(5_000),
      rare.join(' '),
      rare.join('*'),
      rare.join(' NOT '),
    ]) {
      const { root } = parseQuery(query);
      const began = process.cpuUsage();
      if (root) evaluateQuery({ segment, asides: new Map(), tasks: () => layOutTasks([]) }, root, null);
      expect(spentSince(began)).toBeLessThan(2_000);
    }
  });

  it('counts what a scan of every text counts, for any piece of any text, its spaces and script changed', () => {
    const texts = Array.from({ length: 60 }, (_, seed) => generatePolicy({ seed, characters: 600 + seed * 90 }));
    const models = texts.map((text) => documentOf(text.split('\n')));
    const { segment } = segmentOf(models);
    const folded = texts.map((text) => text.split('\n').map(squeezeText));
    const random = seededRandom(11);
    for (let round = 0; round < 300; round += 1) {
      const lines = folded[Math.floor(random() * folded.length)] ?? [];
      const line = lines[Math.floor(random() * lines.length)] ?? '';
      const start = Math.floor(random() * line.length);
      const piece = line.slice(start, start + 1 + Math.floor(random() * 12));
      const spaced = [...piece].join(random() < 0.3 ? '　' : '');
      const { root } = parseQuery(`"${spaced}"`);
      if (root?.kind !== 'words') continue;
      const expected = folded.filter((each, index) => [...each, `d${index + 1}.txt`].some((text) => text.includes(root.text))).length;
      expect(tallyAnswers([evaluateQuery({ segment, asides: new Map(), tasks: () => layOutTasks([]) }, root, null)]).total, root.text).toBe(
        expected,
      );
    }
  });

  it('finds a passage that crosses the border of two chunks, and one that is longer than a chunk', () => {
    const long = generatePolicy({ seed: 5, characters: 5_000 }).replaceAll('\n', '。');
    const model = documentOf(['题', long]);
    for (let start = 900; start < 1_200; start += 7)
      expect(found([model], `"${long.slice(start, start + 60).replaceAll('"', '')}"`)).toEqual(['d1']);
    expect(found([model], `"${long.slice(100, 2_400)}"`)).toEqual(['d1']);
  });
});

it('finds patterns as a slow matcher does, whichever places their parts have', () => {
  const random = seededRandom(7);
  const pick = (of: string): string => of.charAt(Math.floor(random() * of.length));
  const run = (of: string, length: number): string => Array.from({ length }, () => pick(of)).join('');
  for (let round = 0; round < 120; round += 1) {
    const text = run('供水施', 24);
    const asked = run('供水施', 2 + Math.floor(random() * 2)) + run('?*', 1) + pick('供水施') + run('?*', 1) + pick('供水施');
    const slow = new RegExp(asked.replaceAll('?', '.').replaceAll('*', '.*'));
    const model = documentOf(['通知', `甲${text}乙`]);
    expect(found([model], asked).length > 0, `${asked} in ${text}`).toBe(slow.test(text));
  }
});
