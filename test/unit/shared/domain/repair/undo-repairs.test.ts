import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { reverseOf, wholeKindChange, withReadingChange } from '#shared/domain/repair/change-reading.ts';
import { everyRepairOf, REPAIR_KINDS, withMadeAgain, withTakenBack } from '#shared/domain/repair/repair-keys.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import type { Repair } from '#shared/model/document.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';
import type { ReadingChange, ReadingChoice } from '#shared/model/review.ts';
import { extractionOf, loseFirstByte } from './damaged-text.ts';

const COUNTY_PAGE = [
  '发布日期:2024-03-06 浏览次数: 字体:[ 大 中 小 ]',
  '云岭县用水服务提升方案',
  `${loseFirstByte('　（一）优化用水报装服务流程')}。压减时间。`,
  '1.推行全程网办。依托一体化平台,归集办理事项,统一申请表单,实现企业办事一次提交、一体反馈。(市数据局、',
  '市司法局、市公安局,市级有关部门)',
  '到2 0 25年,办件量达到1 2万件。',
  `${loseFirstByte('　（一）优化用水报装服务流程')}。继续压减。`,
  '序号',
  '事项',
  '单位',
  '1',
  '用水报装',
  '县水务局',
  '2',
  '用气报装',
  '县住建局',
];
const WRONGLY_DECODED = [
  '云岭县优化营商环境工作方案',
  '为深入贯彻落实上级决策部署，持续优化营商环境，结合我县实际，制定本方案。',
  '一、推行全程网上办理，压减办理时限。',
].map((line) => byteCodecs.decodeGb18030(new TextEncoder().encode(line)));
const ONE_LINE = [
  `${'海陵市促进就业若干措施 '}${['一', '二', '三', '四', '五'].map((number) => `${number}、加强组织领导。各有关部门要提高认识，${'落实责任，完善机制，强化保障，'.repeat(4)}确保取得实效。`).join('')}`,
];
const PAPERS: readonly (readonly [string, readonly string[]])[] = [
  ['a county page', COUNTY_PAGE],
  ['a text in the wrong encoding', WRONGLY_DECODED],
  ['a document on one line', ONE_LINE],
];

const textOf = (blocks: readonly SourceBlock[]): string =>
  blocks.map((block) => (block.rows === null ? block.text : block.rows.map((row) => row.join('\t')).join('\n'))).join('\n');
const repairWithout = (lines: readonly string[], undone: Iterable<string>) => repairText(extractionOf(lines), byteCodecs, undone);

describe('taking repairs back', () => {
  it('covers every kind of repair in these papers', () => {
    const kinds = PAPERS.flatMap(([, lines]) => repairWithout(lines, []).repairs.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(REPAIR_KINDS));
  });

  it.each(PAPERS)('gives the source back, block by block, where all are taken back: %s', (_name, lines) => {
    const { blocks, repairs, furniture } = repairWithout(lines, REPAIR_KINDS.map(everyRepairOf));
    expect(blocks).toEqual(extractionOf(lines).blocks);
    expect(repairs).toEqual([]);
    expect(furniture).toEqual([]);
  });

  it.each(PAPERS)('gives the source back where they are taken back one after another: %s', (_name, lines) => {
    let undone: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      const next = repairWithout(lines, undone).repairs.at(0);
      if (next === undefined) break;
      undone = withTakenBack(undone, next);
    }
    expect(repairWithout(lines, undone).blocks).toEqual(extractionOf(lines).blocks);
  });

  it.each(PAPERS)('shows what stood there for any one of them, and leaves the others made: %s', (_name, lines) => {
    const whole = repairWithout(lines, []);
    for (const repair of whole.repairs) {
      const without = repairWithout(lines, [repair.key]);
      expect(without.undone.map(({ key }) => key)).toEqual([repair.key]);
      expect(textOf(without.blocks)).toContain(repair.before);
      const sameKind = ({ kind, key }: Repair): boolean => kind === repair.kind && key !== repair.key;
      expect(without.repairs.filter(sameKind).map(({ key }) => key)).toEqual(whole.repairs.filter(sameKind).map(({ key }) => key));
    }
  });

  it('names the block where the text taken back stands', () => {
    const whole = repairWithout(COUNTY_PAGE, []);
    for (const { key, before } of whole.repairs) {
      const { blocks, undone } = repairWithout(COUNTY_PAGE, [key]);
      const at = blocks.findIndex((_, index) => `b${index + 1}` === undone[0]?.block);
      expect(textOf(blocks.slice(at))).toContain(before);
    }
  });

  it('tells repairs apart that are word for word the same, and keeps their keys when one is taken back', () => {
    const { repairs } = repairWithout(COUNTY_PAGE, []);
    const [first, second] = repairs.filter(
      ({ kind, before }) => kind === 'mojibake' && before === repairs.find((r) => r.kind === 'mojibake')?.before,
    );
    expect(second?.key).toBe(`${first?.key}.2`);
    const without = repairWithout(COUNTY_PAGE, [first?.key ?? '']);
    expect(without.repairs.filter(({ kind }) => kind === 'mojibake').map(({ key }) => key)).toContain(second?.key);
  });

  it('keeps the key of a repair when text is put in elsewhere', () => {
    const keys = repairWithout(COUNTY_PAGE, []).repairs.map(({ key }) => key);
    const longer = [...COUNTY_PAGE.slice(0, 2), '这是后来加上的一段话。', ...COUNTY_PAGE.slice(2)];
    expect(repairWithout(longer, []).repairs.map(({ key }) => key)).toEqual(keys);
  });
});

describe('the keys of repairs taken back', () => {
  const repairs = repairWithout(COUNTY_PAGE, []).repairs.filter(({ kind }) => kind === 'mojibake');
  const [first, second] = repairs;
  const choiceOf = (undoneRepairs: readonly string[]): ReadingChoice => ({ encoding: null, undoneRepairs: [...undoneRepairs] });
  const keysAfter = (undone: readonly string[], change: ReadingChange): readonly string[] =>
    withReadingChange(choiceOf(undone), change, []).undoneRepairs;

  it('holds one key a repair, or one for a whole kind', () => {
    if (first === undefined || second === undefined) throw new Error('two repairs expected');
    expect(withTakenBack(withTakenBack([], first), first)).toEqual([first.key]);
    expect(keysAfter([first.key, 'spaces:x'], wholeKindChange('mojibake', true))).toEqual(['spaces:x', 'mojibake:*']);
    expect(withTakenBack(['mojibake:*'], first)).toEqual(['mojibake:*']);
    expect(keysAfter(['mojibake:*', 'spaces:x'], wholeKindChange('mojibake', false))).toEqual(['spaces:x']);
  });

  it('makes one again out of a kind taken back as a whole', () => {
    if (first === undefined || second === undefined) throw new Error('two repairs expected');
    expect(withMadeAgain(['mojibake:*'], first, [first, second])).toEqual([second.key]);
    expect(withMadeAgain([second.key, first.key], first, [first, second])).toEqual([second.key]);
  });

  it.each<readonly [string, readonly string[], ReadingChange]>([
    ['one taken back', ['spaces:x'], { kind: 'take-back', repairKind: 'mojibake', key: 'mojibake:a' }],
    ['one taken back that was already', ['mojibake:*'], { kind: 'take-back', repairKind: 'mojibake', key: 'mojibake:a' }],
    ['one made again', ['spaces:x', 'mojibake:a'], { kind: 'make-again', repairKind: 'mojibake', key: 'mojibake:a' }],
    ['one made again that was never taken back', ['spaces:x'], { kind: 'make-again', repairKind: 'mojibake', key: 'mojibake:a' }],
    ['a whole kind', ['spaces:x', 'mojibake:a', 'mojibake:b'], wholeKindChange('mojibake', true)],
    ['an encoding', ['spaces:x'], { kind: 'encoding', encoding: 'big5' }],
  ])('are as before when a change is reversed: %s', (_name, undone, change) => {
    const before: ReadingChoice = { encoding: 'gb18030', undoneRepairs: [...undone] };
    const after = withReadingChange(before, change, []);
    expect(withReadingChange(after, reverseOf(before, change), [])).toEqual(before);
  });

  it('takes no key of another kind from a change of one', () => {
    expect(keysAfter(['spaces:x'], { kind: 'whole-kind', repairKind: 'mojibake', undone: ['line-join:*'] })).toEqual(['spaces:x']);
  });
});
