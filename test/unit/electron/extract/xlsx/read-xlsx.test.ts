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
    const extraction = await extract(workbook(sheets), '表.xlsx');
    expect(shown(extraction)).toEqual(['一季度', [['甲']], '二季度', [['乙']]]);
    expect(extraction.warnings.map(({ code }) => code)).toEqual(['hidden-sheets']);
  });

  it('reads rows and columns that are not shown, and says so', async () => {
    const cells = (row: string) => `<row ${row}><c r="A1" t="str"><v>任务</v></c><c r="C1" t="str"><v>内部备注</v></c></row>`;
    const sheet = (row: string, columns: string) => ({
      'xl/worksheets/s0.xml': `<worksheet ${S}><cols>${columns}</cols><sheetData>${cells(row)}</sheetData></worksheet>`,
    });
    const codes = async (row: string, columns: string) => {
      const extraction = await extract(workbook([{ name: '表', rows: '' }], sheet(row, columns)), '表.xlsx');
      expect(shown(extraction)).toEqual([[['任务', '内部备注']]]);
      return extraction.warnings.map(({ code }) => code);
    };
    expect(await codes('hidden="1"', '')).toEqual(['hidden-cells']);
    expect(await codes('', '<col min="3" max="3" hidden="1"/>')).toEqual(['hidden-cells']);
    expect(await codes('', '<col min="4" max="99999999" hidden="1"/>')).toEqual([]);
    expect(await codes('', '<col min="2.5" max="2.9" hidden="1"/><col hidden="1"/><col min="9" max="2" hidden="1"/>')).toEqual([]);
    const start = process.cpuUsage().user;
    expect(await codes('', '<col min="-99999999" max="1" hidden="1"/>')).toEqual(['hidden-cells']);
    expect(await codes('', '<col min="4" max="16384" hidden="1"/>'.repeat(3_000))).toEqual([]);
    expect(process.cpuUsage().user - start).toBeLessThan(1_500_000);
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
    [1.5, 46, null, '36:00:00'],
    [45473, 57, null, '2024年6月'],
    [3, 164, '0"项"', '3项'],
    [12.5, 165, '#,##0.0_ ;[Red]\\-#,##0.0', '12.5'],
    [-5, 14, null, '-5'],
    [1234.5, 39, null, '1,234.50'],
    [0, 41, null, '-'],
    [46102.75, 164, '[DBNum1][$-804]yyyy"年"m"月"d"日"', '二〇二六年三月二十一日'],
    [46102, 164, '[DBNum2]yyyy"年"m"月"d"日"', '贰零贰陆年叁月贰拾壹日'],
    [46106, 164, '[DBNum1]d', '二十五'],
    [10, 164, '[DBNum1]m"月"d"日"', '一月十日'],
    [46102.75, 164, '[DBNum1][$-804]General', '四万六千一百〇二.七五'],
    [10_050_012, 164, '[DBNum2]G/通用格式"元"', '壹仟零伍万零壹拾贰元'],
    [12, 164, '[DBNum1]0', '一二'],
    [46102.75, 164, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2026年3月21日'],
    [46102.75, 164, '[$-804]aaaa', '星期六'],
    [46102.75, 164, 'ddd', 'Sat'],
    [46102.75, 164, '上午/下午h"时"mm"分"', '下午6时00分'],
    [46102.75, 164, 'h:mm AM/PM', '6:00 PM'],
    [46102.75, 17, null, 'Mar-26'],
    [1.5, 164, '[h]"小时"mm"分"', '36小时00分'],
    [0.000115741, 47, null, '00:10.0'],
    [1, 164, 'yyyy-mm-dd', '1900-01-01'],
    [61, 164, 'yyyy-mm-dd', '1900-03-01'],
    [46102.75, 164, '0.0,"千元"', '46.1千元'],
    [46102.75, 164, '0!.0,"万元"', '4.6万元'],
    [-1234.5, 164, '#,##0;(#,##0)', '(1,235)'],
    [-1234.5, 164, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', '(1,234.50)'],
    [-0.001, 164, '0.0', '0.0'],
    [150, 164, '[>=100]"大"0;"小"0', '大150'],
    [-7, 164, '[<0]"减"0;"增"0', '减7'],
    [0.5, 164, '# ?/?', '1/2'],
    [2.75, 164, '# ?/?', '2 3/4'],
    [46102.75, 164, '0.00E+00', '4.61E+04'],
    [5, 164, '"第"000"号"', '第005号'],
    [1.005, 164, '0.00', '1.01'],
    [3, 164, ';;;', ''],
  ])('shows %d in format %i %s as %s', (value, id, code, text) => {
    expect(createNumberFormat(id, code)(value, false)).toBe(text);
  });
});

describe('reading .csv', () => {
  it('takes the line that tells Excel the separator for no row', async () => {
    expect(shown(await extract(new TextEncoder().encode('sep=;\r\n序号;任务,单位\r\n1;压减时限\r\n'), '表.csv'))).toEqual([
      [
        ['序号', '任务,单位'],
        ['1', '压减时限'],
      ],
    ]);
  });

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
