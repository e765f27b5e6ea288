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
