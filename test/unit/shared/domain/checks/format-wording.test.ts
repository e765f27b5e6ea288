import { describe, expect, it } from 'vitest';
import type { TestLine } from '../structure/document-from-lines.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';
import { findingsIn, findingsOf } from './check-lines.ts';

type Case = readonly [name: string, rule: string, lines: readonly TestLine[], message: RegExp];
type Silent = readonly [name: string, rule: string, lines: readonly TestLine[]];

const FIRES: readonly Case[] = [
  ['half-width marks, once with counts', 'FM-6', ['优化服务,压缩时间,公开指南(含网上);', '各窗口要延时办理，不得推诿。'], /混用.*“,”2 处/],
  ['half-width marks throughout', 'FM-6', ['优化服务,压缩时间。'], /全文使用半角标点/],
  ['a title that is never closed', 'FM-7', ['按照《临江市养老服务办法的要求，抓紧落实。'], /“《”没有/],
  ['a bracket that was never opened', 'FM-7', ['窗口要延时办理）不得推诿。'], /“）”没有/],
  ['quotation marks the wrong way round', 'FM-7', ['推行”一窗通办“改革。'], /颠倒/],
  ['words that change their day', 'FM-11', ['今年要完成改造，去年的问题要整改，今年不得拖延。'], /“今年”.*2 处/],
  ['years joined by a hyphen', 'FM-12', ['规划期为2024-2026年。'], /起止年份/],
  ['figures joined by a hyphen', 'FM-12', ['办理时间为3-5个工作日，每年培训2-3次。'], /数值范围/],
  ['one % for two figures', 'FM-12', ['补贴比例为5～8%。'], /百分号/],
  ['a short form that is never used', 'FM-13', ['建设便民服务示范街区（以下简称“示范区”），并加强管理。'], /没有使用/],
  ['two spellings of one word', 'FM-13', ['开立账户后三日内报备，帐户变更的也应报备。'], /并用/],
  ['a unit that is no more', 'FM-14', ['（市工商局、市民政局负责）'], /工商局/],
  ['a word said twice', 'FM-15', ['提升服务的的质量。'], /重复字/],
  ['a phrase said twice', 'FM-15', ['要加强加强窗口管理。'], /重复词/],
  ['a letter for a digit', 'FM-15', ['到2O25年完成改造。'], /识别错误/],
  ['a set phrase mistyped', 'FM-15', ['截止目前已办理三百件。'], /截至目前/],
  [
    'a traditional character in a simplified text',
    'FM-16',
    ['这些单位应当为群众办实事，开门办公，让办事过程更便捷，完善各项服務。'],
    /简体，夹有繁体.*務/,
  ],
  ['a character for private use', 'FM-16', ['优化\uE46A窗口服务。'], /私用区/],
  ['a question mark inside a statement', 'FM-16', ['减轻企业负?开通绿色通道。'], /词中问号/],
  ['leftovers of a page in the text', 'FM-17', ['一、主要任务', '优化窗口服务。', '【打印本页】 【关闭窗口】 分享到：'], /网页残留/],
];

const STAYS_SILENT: readonly Silent[] = [
  ['marks that stand for lost characters, which FM-16 reports', 'FM-6', ['打赢?贫攻坚战，优化服务。']],
  ['full-width marks, times and numbers', 'FM-6', ['办理时间：9:00至17:00，电话0571-8888，占3,000平方米。']],
  ['pairs inside pairs', 'FM-7', ['落实《关于推行“一窗通办”（试点）的通知》。']],
  ['half brackets that number a line', 'FM-7', ['1)优化窗口服务。', 'a）压缩办理时间。']],
  ['a pair over two lines of a title', 'FM-7', ['临江市人民政府关于印发《临江市', '便民服务办法》的通知', '各县区人民政府：']],
  ['words that hold a relative day by chance', 'FM-11', ['做好项目前期工作，创建文明年度单位，失去年轻人才。']],
  ['ranges in their right form', 'FM-12', ['规划期为2024—2026年，时间为3～5个工作日，比例为5%～8%，执行GB/T 9704-2012。']],
  ['a short form that is used', 'FM-13', ['建设便民服务示范街区（以下简称“示范区”），示范区要加强管理。']],
  ['units with a longer name, and old ones called old', 'FM-14', ['（市文化和旅游局、市文化广电旅游局、原市工商局负责）']],
  ['phrases that rightly double', 'FM-15', ['一步一步推进，目的的实现，平和和谐，为了了解情况，中小企业创业创新。']],
  ['a text of one script', 'FM-16', ['这些单位应当为群众办实事，著名商标，么么，是否可行？请说明。']],
  ['a traditional text', 'FM-16', ['為優化營商環境，各單位應當開展服務，後續另行通知。']],
  ['a sentence that speaks of sharing', 'FM-17', ['推动数据分享，统一字体规范。']],
];

describe('rules on wording and marks', () => {
  it.each(FIRES)('finds %s (%s)', (_name, rule, lines, message) => {
    const messages = findingsOf(rule, lines).map((finding) => finding.message);
    expect(messages.filter((text) => message.test(text))).toHaveLength(1);
  });

  it.each(STAYS_SILENT)('says nothing of %s (%s)', (_name, rule, lines) => {
    expect(findingsOf(rule, lines)).toEqual([]);
  });

  it('goes by the user’s own list of old names, and leaves papers of before the reform alone', () => {
    expect(findingsOf('FM-14', ['由市政务办牵头。'], { oldUnitNames: ['政务办'] })).toHaveLength(1);
    expect(findingsOf('FM-14', ['由市政务办牵头。'], { oldUnitNames: ['政务办→数据局'] })).toMatchObject([
      { message: expect.stringContaining('现一般为数据局') },
    ]);
    expect(findingsOf('FM-14', ['由市数据局牵头。'], { oldUnitNames: ['政务办→数据局'] })).toEqual([]);
    expect(findingsOf('FM-14', ['由市工商局牵头。'], { issueDate: '2016-05-01' })).toEqual([]);
  });

  it('tells which damage was mended by guessing', () => {
    const document = documentFromLines(['（一）优化窗口服务。']);
    const repair = { key: 'mojibake:1', kind: 'mojibake' as const, block: 'b1', before: '?。ㄒ唬┯', after: '（一）优', certain: false };
    const [finding] = findingsIn({ ...document, repairs: [repair] }).filter(({ rule }) => rule === 'FM-16');
    expect(finding).toMatchObject({ severity: 'hint', quote: '（一）优' });
  });

  it('quotes leftovers that were lifted off the page, without a passage', () => {
    const document = documentFromLines(['一、主要任务', '优化窗口服务。'], ['来源：市政府办 浏览次数：120']);
    const repairs = [
      {
        key: 'page-furniture:1',
        kind: 'page-furniture' as const,
        block: null,
        before: '来源：市政府办 浏览次数：120',
        after: '',
        certain: true,
      },
    ];
    const [finding] = findingsIn({ ...document, repairs }).filter(({ rule }) => rule === 'FM-17');
    expect(finding).toMatchObject({ passage: null, quote: '来源：市政府办 浏览次数：120' });
  });
});
