import { describe, expect, it } from 'vitest';
import { parseHanNumber } from '#shared/domain/structure/han-number.ts';
import { readNumberLabel } from '#shared/domain/structure/numbering.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';

const read = (text: string) => readNumberLabel(foldText(text), text);

describe('number labels', () => {
  it.each([
    ['一、总体要求', 'han-comma', 1, '一、', '总体要求'],
    ['十一、附则事项', 'han-comma', 11, '十一、', '附则事项'],
    ['二．主要任务', 'han-comma', 2, '二．', '主要任务'],
    ['(三)优化服务', 'han-bracket', 3, '(三)', '优化服务'],
    ['（十二）优化服务', 'han-bracket', 12, '（十二）', '优化服务'],
    ['B.主要任务', 'letter', 2, 'B.', '主要任务'],
    ['B2.建设食堂', 'letter-number', 2, 'B2.', '建设食堂'],
    ['㈣优化服务', 'han-bracket', 4, '㈣', '优化服务'],
    ['1.推进审批', 'arabic', 1, '1.', '推进审批'],
    ['12．推进审批', 'arabic', 12, '12．', '推进审批'],
    ['1．2026年6月底前公布清单', 'arabic', 1, '1．', '2026年6月底前公布清单'],
    ['2.2026年6月底前公布清单', 'arabic', 2, '2.', '2026年6月底前公布清单'],
    ['3．5G网络覆盖所有园区', 'arabic', 3, '3．', '5G网络覆盖所有园区'],
    ['4、10个乡镇先行试点', 'arabic', 4, '4、', '10个乡镇先行试点'],
    ['1．2　编制依据', 'decimal-2', 2, '1．2', '编制依据'],
    ['3、推进审批', 'arabic', 3, '3、', '推进审批'],
    ['1* .推进审批', 'arabic', 1, '1* .', '推进审批'],
    ['⒉推进审批', 'arabic', 2, '⒉', '推进审批'],
    ['(4)推进审批', 'arabic-bracket', 4, '(4)', '推进审批'],
    ['（15）推进审批', 'arabic-bracket', 15, '（15）', '推进审批'],
    ['5)推进审批', 'arabic-half-bracket', 5, '5)', '推进审批'],
    ['②推进审批', 'circled', 2, '②', '推进审批'],
    ['2.1 编制目的', 'decimal-2', 1, '2.1', '编制目的'],
    ['2.1.3 响应级别', 'decimal-3', 3, '2.1.3', '响应级别'],
    ['第三章 监督管理', 'chapter', 3, '第三章', '监督管理'],
    ['第二节　许可', 'section', 2, '第二节', '许可'],
    ['第二十一条 有关单位应当配合。', 'article', 21, '第二十一条', '有关单位应当配合。'],
    ['第12条 有关单位应当配合。', 'article', 12, '第12条', '有关单位应当配合。'],
  ])('reads %s', (text, family, ordinal, label, rest) => {
    const found = read(text);
    expect(found).toMatchObject({ family, ordinal, label });
    expect(text.slice(found?.end)).toBe(rest);
  });

  it.each([
    '1.5亿元资金',
    '2025.3.1',
    '2022年方案',
    '12345热线',
    'A股上市',
    'e.g. 例如',
    '一、二、三产业融合',
    '一、二级医院',
    '第三条规定的情形',
    '第一时间响应',
    '（市科技局）',
    '3 个工作日',
    '',
  ])('sees no label in %s', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('Chinese numbers', () => {
  it.each([
    ['十', 10],
    ['十九', 19],
    ['二十', 20],
    ['一百零三', 103],
    ['二〇二六', 2026],
    ['两', 2],
  ])('%s is %d', (text, value) => {
    expect(parseHanNumber(text)).toBe(value);
  });

  it('has no value for other words', () => {
    expect(parseHanNumber('若干')).toBeNull();
    expect(parseHanNumber('')).toBeNull();
  });
});
