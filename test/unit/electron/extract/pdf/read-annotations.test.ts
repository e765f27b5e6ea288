import { describe, expect, it } from 'vitest';
import { buildPdf, pdfString } from '../build-pdf.ts';
import { extract } from '../read-blocks.ts';

const by = (author: string, text: string) => `/T ${pdfString(author)} /Contents ${pdfString(text)} /M (D:20260302091500+08'00') /F 4`;
/** A mark over characters of 16 points on a line. */
const mark = (subtype: string, left: number, y: number, count: number, rest: string) => {
  const [right, top, bottom] = [left + count * 16, y + 14, y - 3];
  return `/Subtype /${subtype} /Rect [${left} ${bottom} ${right} ${top}] /QuadPoints [${left} ${top} ${right} ${top} ${left} ${bottom} ${right} ${bottom}] ${rest}`;
};

describe('annotations of a .pdf', () => {
  it('are read with author, time and the words they mark', async () => {
    const texts = [
      { text: '办理时限和办理费用一并公开。', x: 90, y: 700 },
      { text: '第二段文字在此处另行说明。', x: 122, y: 640 },
    ];
    const annotations = [
      mark('Highlight', 90 + 5 * 16, 700, 2, by('王敏', '这里的“办理”可删')),
      mark('StrikeOut', 122 + 5 * 16, 640, 3, by('李强', '删去')),
      `/Subtype /Text /Rect [20 600 40 620] ${by('赵静', '本页\r请重排')}`,
      mark('Highlight', 90, 700, 4, `/T ${pdfString('王敏')} /F 4`),
      '/Subtype /Link /Rect [0 0 10 10]',
    ];
    const extraction = await extract(buildPdf([{ texts: [{ text: '封面文字。', x: 90, y: 700 }] }, { texts, annotations }]), '送审稿.pdf');
    expect(extraction.remarks.map(({ kind, author, date, text, quote, page }) => ({ kind, author, date, text, quote, page }))).toEqual([
      { kind: 'highlight', author: '王敏', date: '2026-03-02T09:15:00+08:00', text: '这里的“办理”可删', quote: '办理', page: 2 },
      { kind: 'strike-out', author: '李强', date: '2026-03-02T09:15:00+08:00', text: '删去', quote: '在此处', page: 2 },
      { kind: 'note', author: '赵静', date: '2026-03-02T09:15:00+08:00', text: '本页\n请重排', quote: '', page: 2 },
    ]);
    expect(extraction.remarks[0]?.place?.start).toBe(5);
    expect(extraction.remarks[2]?.place).toBeNull();
  });

  it('leave a file without any as it is', async () => {
    expect((await extract(buildPdf([{ texts: [{ text: '正文。', x: 90, y: 700 }] }]), '无批注.pdf')).remarks).toEqual([]);
  });
});
