import { describe, expect, it } from 'vitest';
import { extract, shown } from '../read-blocks.ts';
import { wordsAt } from '../show-marginalia.ts';
import { buildOfd, line, NAMESPACE } from './build-ofd.ts';

/** A package of two pages whose second carries these annotations. */
function annotated(annotations: string): Uint8Array {
  return buildOfd({
    pages: [line('封面文字在此。', 30, 60), line('办理时限和办理费用一并公开。', 30, 60) + line('第二段文字在此处另行说明。', 30, 90)],
    document: '</ofd:CommonData><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:CommonData>',
    more: {
      'Doc_0/Annots/Annotations.xml': `<ofd:Annotations ${NAMESPACE}><ofd:Page PageID="2"><ofd:FileLoc>Page_1/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`,
      'Doc_0/Annots/Page_1/Annotation.xml': `<ofd:PageAnnot ${NAMESPACE}>${annotations}</ofd:PageAnnot>`,
    },
  });
}

const by = (creator: string) => `Creator="${creator}" LastModDate="2026-03-02 09:15:00"`;
const remark = (text: string) => `<ofd:Remark>${text}</ofd:Remark>`;
const path = (boundary: string) =>
  `<ofd:PathObject Boundary="${boundary}"><ofd:AbbreviatedData>M 0 0</ofd:AbbreviatedData></ofd:PathObject>`;
/** A mark over characters of 5 mm on a line. */
const mark = (from: number, y: number, count: number) =>
  `<ofd:Appearance Boundary="${30 + from * 5} ${y} ${count * 5} 6">${path(`0 0 ${count * 5} 6`)}</ofd:Appearance>`;

describe('annotations of an .ofd', () => {
  it('are read with author, time, page and the words they mark', async () => {
    const extraction = await extract(
      annotated(
        `<ofd:Annot ID="8" Type="Highlight" ${by('王敏')}>${remark('这里的“办理”可删')}${mark(5, 60, 2)}</ofd:Annot>` +
          `<ofd:Annot ID="9" Type="Path" Subtype="StrikeOut" ${by('李强')}>${remark('删去')}${mark(5, 90, 3)}</ofd:Annot>` +
          `<ofd:Annot ID="10" Type="Path" Subtype="Pencil" Creator="赵静" LastModDate="2026-03-05">${remark('本页请重排')}</ofd:Annot>`,
      ),
      '送审稿.ofd',
    );
    expect(extraction.remarks.map(({ kind, author, date, text, quote, page }) => ({ kind, author, date, text, quote, page }))).toEqual([
      { kind: 'highlight', author: '王敏', date: '2026-03-02T09:15:00', text: '这里的“办理”可删', quote: '办理', page: 2 },
      { kind: 'strike-out', author: '李强', date: '2026-03-02T09:15:00', text: '删去', quote: '在此处', page: 2 },
      { kind: 'note', author: '赵静', date: '2026-03-05', text: '本页请重排', quote: '', page: 2 },
    ]);
    expect(extraction.remarks[0]?.place?.start).toBe(5);
    expect(extraction.remarks[2]?.place).toBeNull();
  });

  it('stand where the page shows what somebody wrote on it, and the page goes on showing it', async () => {
    const note = `<ofd:Appearance Boundary="30 150 100 10">${line('请补充测算依据', 0, 0)}</ofd:Appearance>`;
    const extraction = await extract(
      annotated(`<ofd:Annot ID="8" Type="Stamp" Subtype="FreeText" ${by('王敏')}>${note}</ofd:Annot>`),
      '稿.ofd',
    );
    expect(shown(extraction)).toContain('请补充测算依据');
    const [found] = extraction.remarks;
    expect(found).toMatchObject({ kind: 'note', text: '请补充测算依据', author: '王敏' });
    expect(found?.place === null || found === undefined ? null : wordsAt(extraction, found.place)).toBe('请补充测算依据');
  });

  it('are left out where nobody says anything: stamps, links, watermarks, what is not shown', async () => {
    const drawn = `<ofd:Appearance Boundary="30 150 100 10">${line('临江市印章', 0, 0)}</ofd:Appearance>`;
    const extraction = await extract(
      annotated(
        `<ofd:Annot ID="8" Type="Stamp" ${by('王敏')}>${drawn}</ofd:Annot><ofd:Annot ID="9" Type="Watermark" ${by('王敏')}>${remark('内部')}${drawn}</ofd:Annot>` +
          `<ofd:Annot ID="10" Type="Link" ${by('王敏')}>${remark('链接')}</ofd:Annot><ofd:Annot ID="11" Type="Highlight" Visible="false" ${by('王敏')}>${remark('隐去')}</ofd:Annot>` +
          `<ofd:Annot ID="12" Type="Highlight" ${by('王敏')}>${mark(0, 60, 2)}</ofd:Annot>`,
      ),
      '稿.ofd',
    );
    expect(extraction.remarks).toEqual([]);
  });
});
