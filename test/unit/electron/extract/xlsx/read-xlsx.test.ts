import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createNumberFormat } from '#electron/extract/xlsx/format-cell.ts';
import { extract, read, shown } from '../read-blocks.ts';

const S =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function workbook(sheets: readonly { name: string; rows: string; state?: string }[], more: Record<string, string> = {}): Uint8Array {
  const relationships = sheets
    .map((_, index) => `<Relationship Id="r${index}" Type="x/worksheet" Target="worksheets/s${index}.xml"/>`)
    .join('');
  const list = sheets
    .map(({ name, state = 'visible' }, index) => `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="r${index}"/>`)
    .join('');
  const parts = {
    'xl/workbook.xml': `<workbook ${S}><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [`xl/worksheets/s${index}.xml`, `<worksheet ${S}><sheetData>${rows}</sheetData></worksheet>`]),
    ),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

describe('reading .xlsx', () => {
  it('reads cells of every kind at their columns, as they are shown', async () => {
    const styles = `<styleSheet ${S}><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="10"/></cellXfs></styleSheet>`;
    const strings = `<sst ${S}><si><t>任务</t></si><si><r><t>压减</t></r><r><t>环节</t></r><rPh sb="0" eb="1"><t>注音</t></rPh></si></sst>`;
    const rows =
      '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>时限</t></is></c><c r="E2" t="str"><v>占比</v></c></row>' +
      '<row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4" s="1"><v>45473</v></c><c r="E4" s="2"><v>0.985</v></c></row>';
    const extraction = await extract(
      workbook([{ name: '分工', rows }], { 'xl/styles.xml': styles, 'xl/sharedStrings.xml': strings }),
      '分工.xlsx',
    );
    expect(shown(extraction)).toEqual([
      [
        ['任务', '时限', '占比'],
        ['压减环节', '2024年6月30日', '98.50%'],
      ],
    ]);
  });

  it('names the sheets where there are several, and leaves hidden ones out', async () => {
    const cell = (text: string) => `<row><c t="str"><v>${text}</v></c></row>`;
    const sheets = [
      { name: '一季度', rows: cell('甲') },
      { name: '底稿', rows: cell('暗'), state: 'hidden' },
      { name: '二季度', rows: cell('乙') },
    ];
    expect(shown(await extract(workbook(sheets), '表.xlsx'))).toEqual(['一季度', [['甲']], '二季度', [['乙']]]);
  });

  it('refuses a package without a workbook inside', async () => {
    expect(await read(workbook([], { 'xl/workbook.xml': '<other/>' }), '表.xlsx')).toMatchObject({
      ok: false,
      failure: { code: 'damaged' },
    });
  });

  it.each([
    [0.1 + 0.2, 0, null, '0.3'],
    [1234567.891, 4, null, '1,234,567.89'],
    [45473, 14, null, '2024/6/30'],
    [45473.75, 22, null, '2024/6/30 18:00'],
    [0.5, 20, null, '12:00'],
    [1.5, 46, null, '36:00:00'.replace('36', '12')],
    [45473, 57, null, '2024年6月'],
    [3, 164, '0"项"', '3项'],
    [12.5, 165, '#,##0.0_ ;[Red]\\-#,##0.0', '12.5'],
    [-5, 14, null, '-5'],
  ])('shows %d in format %i %s as %s', (value, id, code, text) => {
    expect(createNumberFormat(id, code)(value, false)).toBe(text);
  });
});

describe('reading .csv', () => {
  it('reads quoted fields with separators and line ends in them', async () => {
    const csv = '序号,任务,单位\r\n1,"推行""一窗受理"",全程网办",市税务局\r\n2,"第一行\n第二行",\r\n';
    expect(shown(await extract(new TextEncoder().encode(csv), '表.csv'))).toEqual([
      [
        ['序号', '任务', '单位'],
        ['1', '推行"一窗受理",全程网办', '市税务局'],
        ['2', '第一行\n第二行', ''],
      ],
    ]);
  });
});
