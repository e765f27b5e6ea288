import { describe, expect, it } from 'vitest';
import { buildFeedbackTable } from '#shared/domain/tables/feedback-table.ts';
import { safeFileStem, suggestFileName } from '#shared/domain/tables/suggest-file-name.ts';
import { context, DOCUMENT } from './table-material.ts';

function nameFor(title: string): string {
  return suggestFileName(buildFeedbackTable({ ...DOCUMENT, title }, [], context()), '2026-03-05', 'docx');
}

describe('names for exported files', () => {
  it('says what it is, what it is about and when', () => {
    expect(nameFor('海陵市便民方案')).toBe('征求意见反馈表-海陵市便民方案-20260305.docx');
  });

  it('names a long announcement by the paper it announces, and shows where a name was cut', () => {
    const paper = '海陵市优化便民服务行动方案（2031—2033年）（征求意见稿）';
    expect(nameFor(`海陵市发展和改革委员会关于公开征求《${paper}》意见的公告`)).toBe(`征求意见反馈表-${paper}-20260305.docx`);
    expect(nameFor('海陵市便民方案'.repeat(9))).toMatch(/…-20260305\.docx$/u);
  });

  it('stays within what disks allow, whole characters only', () => {
    const name = nameFor('𠮷'.repeat(300));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
    expect(name).not.toMatch(/[\uD800-\uDFFF]/u);
    expect(name.endsWith('-20260305.docx')).toBe(true);
  });

  it.each([
    ['../../etc/passwd', /^[^/\\]+$/u],
    ['a<b>:"|?*\u0000c', /^[^<>:"|?*\u0000]+$/u],
    ['名\u202Ecod.exe', /^[^\u202E]+$/u],
  ])('takes out of %j what a file name may not hold', (text, allowed) => {
    expect(safeFileStem(text)).toMatch(allowed);
  });

  it.each([
    ['CON', '_CON'],
    ['lpt1.报告', '_lpt1.报告'],
    [' . ', '导出'],
    ['报告.. ', '报告'],
    ['.隐藏', '隐藏'],
    ['Conclusion', 'Conclusion'],
  ])('makes %j safe on Windows: %s', (text, expected) => {
    expect(safeFileStem(text)).toBe(expected);
  });
});
