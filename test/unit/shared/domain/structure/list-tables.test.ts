import { describe, expect, it } from 'vitest';
import { documentFromLines, type TestLine } from './document-from-lines.ts';

const tasks = (lines: readonly TestLine[]) => documentFromLines(lines).tasks;

describe('a table whose header could go on', () => {
  const below = [
    ['2', '建设政务大厅', '市住建局', '2026年9月'],
    ['3', '开展培训', '市人社局', '2026年12月'],
  ];
  const titles = (rows: readonly (readonly string[])[]) => tasks(['云岭县分工表', rows]).map(({ title }) => title);

  it.each([
    ['压缩审批时限', '市数据局'],
    ['优化流程', '各责任单位'],
    ['加快项目进度', '市发改委'],
  ])('keeps its first row where that speaks of times and units: %s, %s', (title, unit) => {
    const first = ['1', title, unit, '2026年6月'];
    const all = [title, '建设政务大厅', '开展培训'];
    expect(titles([['序号', '工作任务', '责任单位', '完成时限'], first, ...below])).toEqual(all);
    // A merged head, or an empty one, above the measures' own words.
    expect(titles([['序号', '工作任务', '责任单位', ''], first, ...below])).toEqual(all);
    expect(
      titles([
        ['工作任务', '责任单位', '', '完成时限'],
        [title, '各责任单位', '责任单位', ''],
        ['开展培训', '市人社局', '', ''],
      ]),
    ).toContain('开展培训');
  });

  it('takes two rows for its header where the second divides a merged head', () => {
    const rows = [
      ['序号', '工作任务', '责任分工', '', '完成时限'],
      ['', '', '牵头部门', '参加部门', ''],
      ['1', '建设平台', '县数据局', '县财政局', '2026年6月'],
    ];
    expect(tasks(['云岭县分工表', rows])).toMatchObject([{ title: '建设平台', leads: ['县数据局'], units: ['县数据局', '县财政局'] }]);
  });

  it('is read by its first header row where both together name no list', () => {
    const rows = [
      ['序号', '工作任务', '责任单位', ''],
      ['', '责任单位', '', ''],
      ['1', '建设平台', '县数据局', ''],
    ];
    expect(titles(rows)).toEqual(['建设平台']);
  });
});

describe('a table that is no list of measures', () => {
  it.each([
    [
      ['单位名称', '地址', '负责单位'],
      ['清溪县第一小学', '人民路1号', '县教育局'],
    ],
    [
      ['检查事项', '检查内容', '责任部门'],
      ['消防安全', '疏散通道', '县消防大队'],
    ],
  ])('is one without numbers that names none, and no time: %j', (head, row) => {
    expect(tasks(['云岭县通知', [head, row, row.map((cell) => `${cell}二`)]])).toEqual([]);
  });

  it('lends its sums and its notes to no measure and no section', () => {
    const { tasks: found, outline } = documentFromLines([
      '云岭县分工表',
      [
        ['序号', '工作任务', '责任单位', '数量'],
        ['1', '建设平台', '县数据局', '3'],
        ['', '合计', '县数据局', '3'],
        ['注：本表每季度更新一次', '', '', ''],
      ],
    ]);
    expect(found.map(({ title }) => title)).toEqual(['建设平台']);
    expect(outline.map(({ title }) => title)).not.toContain('注：本表每季度更新一次');
  });

  it('is not one that names measures, or their time, though it has no numbers', () => {
    const rows = (head: string, time: string) => [
      [head, '责任单位', time],
      ['建设平台', '县数据局', '2026年'],
    ];
    expect(tasks(['云岭县分工表', rows('重点任务', '备注')])).toHaveLength(1);
    expect(tasks(['云岭县分工表', rows('事项', '完成时限')])).toHaveLength(1);
  });
});
