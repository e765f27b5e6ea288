import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { buildCompoundFile } from '../build-compound-file.ts';
import { little } from '../doc/build-doc.ts';
import { extract, read, shown } from '../read-blocks.ts';
import { at, buildXls, fraction, record, wide } from './build-xls.ts';

const label = (row: number, column: number, text: string) => record(0x0204, [...at(row, column), ...wide(text, 2)]);
const shared = (row: number, column: number, index: number) => record(0x00fd, [...at(row, column), ...little(index, 4)]);
const number = (row: number, column: number, value: number, format = 0) => record(0x0203, [...at(row, column, format), ...fraction(value)]);
/** A record that gives cells the number format of this id. */
const cellFormat = (id: number) => record(0x00e0, [0, 0, ...little(id, 2), ...Array.from({ length: 16 }, () => 0)]);

describe('reading a workbook of Excel 97', () => {
  it('gives each visible sheet as its name and a table without empty rows and columns', async () => {
    const bytes = buildXls([
      { name: '任务', records: [...label(2, 1, '序号'), ...label(2, 3, '任务'), ...label(4, 3, '开办企业')] },
      { name: '隐藏', records: label(0, 0, '不显示'), visibility: 1 },
      { name: '图', records: label(0, 0, '图表'), kind: 2 },
      { name: '空', records: [] },
      { name: '汇总', records: label(0, 0, '合计') },
    ]);
    const extraction = await extract(bytes, '台账.xls');
    const tasks = [
      ['序号', '任务'],
      ['', '开办企业'],
    ];
    expect(shown(extraction)).toEqual(['任务', tasks, '汇总', [['合计']]]);
    expect(extraction).toMatchObject({ mediaType: 'application/vnd.ms-excel', warnings: [{ code: 'hidden-sheets' }] });
  });

  it('reads rows and columns that are not shown, and says so', async () => {
    const cells = [...label(0, 0, '任务'), ...label(1, 1, '内部备注')];
    const codes = async (records: readonly number[]) =>
      (await extract(buildXls([{ name: '表', records }]), 'a.xls')).warnings.map(({ code }) => code);
    const row = (index: number) => record(0x0208, [...little(index, 2), ...Array.from({ length: 10 }, () => 0), 0x20, 0, 0, 0]);
    const columns = (first: number, last: number) => record(0x007d, [...little(first, 2), ...little(last, 2), 0, 0, 0, 0, 1, 0, 0, 0]);
    expect(await codes([...row(1), ...cells])).toEqual(['hidden-cells']);
    expect(await codes([...columns(1, 1), ...cells])).toEqual(['hidden-cells']);
    expect(await codes([...row(5), ...columns(4, 9), ...cells])).toEqual([]);
    const many = Array.from({ length: 1_900 }, (_, index) => label(index, 255, '任务')).flat();
    const start = process.cpuUsage().user;
    expect(await codes([...Array.from({ length: 2_000 }, () => columns(1, 254)).flat(), ...many])).toEqual([]);
    expect(process.cpuUsage().user - start).toBeLessThan(1_000_000);
  });

  it('shows numbers and dates as their formats say', async () => {
    const format = (id: number, code: string) => record(0x041e, [...little(id, 2), ...wide(code, 2)]);
    const globals = [...format(164, 'yyyy"年"m"月"d"日"'), ...[0, 164, 10, 4].flatMap(cellFormat)];
    const compact = (column: number, raw: number) => record(0x027e, [...at(1, column), ...little(raw, 4)]);
    const records = [
      ...[...number(0, 0, 0.1 + 0.2), ...number(0, 1, 46023, 1), ...number(0, 2, 0.256, 2), ...number(0, 3, 1234.5, 3)],
      ...[...compact(0, (-7 << 2) | 2), ...compact(1, (1250 << 2) | 3), ...compact(2, 0x3ff80000)],
      ...record(0x00bd, [
        ...little(2, 2),
        ...little(0, 2),
        ...little(0, 2),
        ...little((5 << 2) | 2, 4),
        ...little(1, 2),
        ...little((46023 << 2) | 2, 4),
        1,
        0,
      ]),
    ];
    const [table] = shown(await extract(buildXls([{ name: '数', records }], globals), 'a.xls'));
    expect(table).toEqual([
      ['0.3', '2026年1月1日', '25.60%', '1,234.50'],
      ['-7', '12.5', '1.5', ''],
      ['5', '2026年1月1日', '', ''],
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const globals = [...record(0x0022, [1, 0]), ...cellFormat(14)];
    expect(shown(await extract(buildXls([{ name: '日', records: number(0, 0, 1) }], globals), 'a.xls'))).toEqual([[['1904/1/2']]]);
  });

  it('shows what formulas gave: numbers, texts, truth values, errors', async () => {
    const formula = (column: number, result: readonly number[]) => record(0x0006, [...at(0, column), ...result, ...little(0, 8)]);
    const special = (kind: number, value: number) => [kind, 0, value, 0, 0, 0, 0xff, 0xff];
    const records = [
      ...[...formula(0, fraction(42)), ...formula(1, special(0, 0)), ...record(0x0207, wide('已完成', 2))],
      ...[...formula(2, special(1, 1)), ...formula(3, special(2, 42)), ...formula(4, special(3, 0))],
      ...[...record(0x0205, [...at(0, 5), 0, 0]), ...record(0x0205, [...at(0, 6), 7, 1])],
    ];
    expect(shown(await extract(buildXls([{ name: '式', records }]), 'a.xls'))).toEqual([
      [['42', '已完成', 'TRUE', '#N/A', 'FALSE', '#DIV/0!']],
    ]);
  });

  it('reads shared strings that go over into further records, in narrow and wide characters', async () => {
    const rich = [...little(2, 2), 0x0d, ...little(1, 2), ...little(3, 4), ...Buffer.from('富文', 'utf16le'), 9, 9, 9, 9, 8, 8, 8];
    const globals = [
      ...record(0x00fc, [...little(9, 4), ...little(3, 4), ...rich, ...little(6, 2), 0, ...Buffer.from('AB')]),
      ...record(0x003c, [1, ...Buffer.from('临江', 'utf16le')]),
      ...record(0x003c, [0, ...Buffer.from('YZ'), ...wide('末', 2)]),
    ];
    const records = [...shared(0, 0, 0), ...shared(0, 1, 1), ...shared(0, 2, 2), ...shared(0, 3, 99)];
    expect(shown(await extract(buildXls([{ name: '串', records }], globals), 'a.xls'))).toEqual([[['富文', 'AB临江YZ', '末']]]);
  });

  it('leaves out the cells of a chart inside a sheet', async () => {
    const chart = [
      ...record(
        0x0809,
        Array.from({ length: 16 }, () => 0),
      ),
      ...label(0, 0, '图例'),
      ...record(0x000a, []),
    ];
    expect(shown(await extract(buildXls([{ name: '表', records: [...chart, ...label(1, 0, '数据')] }]), 'a.xls'))).toEqual([[['数据']]]);
  });
});

describe('reading a workbook of Excel 5', () => {
  it('decodes texts by its code page', async () => {
    const encode = (text: string) => iconv.encode(text, 'cp936');
    const old = (row: number, text: string) => record(0x0204, [...at(row, 0), ...little(encode(text).length, 2), ...encode(text)]);
    const globals = record(0x0042, little(936, 2));
    const sheets = [
      { name: '甲表', records: old(0, '任务分工') },
      { name: '乙表', records: old(0, '责任单位') },
    ];
    expect(shown(await extract(buildXls(sheets, globals, encode), 'a.xls'))).toEqual(['甲表', [['任务分工']], '乙表', [['责任单位']]]);
  });
});

describe('a workbook that cannot be read', () => {
  it('is called encrypted where it wants a password', async () => {
    expect(await read(buildXls([], record(0x002f, [1, 0])), 'a.xls')).toMatchObject({ failure: { code: 'encrypted' } });
  });

  it('is called unsupported where it is older', async () => {
    const stream = Uint8Array.from([...record(0x0009, [2, 0, 16, 0]), ...record(0x000a, [])]);
    expect(await read(buildCompoundFile({ Workbook: stream }), 'a.xls')).toMatchObject({ failure: { code: 'unsupported' } });
  });

  it.each([0x7fff, 26])('is called damaged where a sheet is said to begin at byte %i', async (place) => {
    const bytes = Buffer.from(buildXls([{ name: '甲', records: label(0, 0, '乙') }]));
    const sheet = bytes.indexOf(Uint8Array.from(little(0x0085, 2)), 512);
    bytes.writeUInt32LE(place, sheet + 4);
    expect(await read(bytes, 'a.xls')).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });

  it('is called damaged where a record is longer than what is left', async () => {
    const records = [...label(0, 0, '乙'), ...little(0x0203, 2), ...little(0x1fff, 2)];
    expect(await read(buildXls([{ name: '甲', records }]), 'a.xls')).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });

  it('is too large where a cell stands too far out too often', async () => {
    const records = Array.from({ length: 9 }, (_, row) => label(row, 65_535, '远')).flat();
    expect(await read(buildXls([{ name: '甲', records }]), 'a.xls')).toMatchObject({ failure: { code: 'too-large' } });
  });
});
