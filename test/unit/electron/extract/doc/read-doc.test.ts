import { describe, expect, it } from 'vitest';
import { PART } from '#electron/extract/doc/open-word-file.ts';
import { PROPERTY } from '#electron/extract/doc/read-properties.ts';
import { buildCompoundFile } from '../build-compound-file.ts';
import { extract, read, shown } from '../read-blocks.ts';
import { buildDoc, change, docStreams, little, plain, positions, type TestParagraph } from './build-doc.ts';

const CELL = '\x07';
const inTable = change(PROPERTY.isInTable, 1);
const rowEnd = change(PROPERTY.isRowEnd, 1);

function cell(text: string): TestParagraph {
  return plain(text, { mark: CELL, changes: inTable });
}

/** The end of a row whose cells have these edges and merges. */
function endOfRow(edges: readonly number[], merges: readonly number[] = []): TestParagraph {
  const cells = edges.slice(1).flatMap((_, index) => [...little(merges[index] ?? 0, 2), ...Array.from({ length: 18 }, () => 0)]);
  const definition = [edges.length - 1, ...edges.flatMap((edge) => little(edge, 2)), ...cells];
  const changes = [...inTable, ...rowEnd, ...change(PROPERTY.tableDefinition, ...little(definition.length + 1, 2), ...definition)];
  return plain('', { mark: CELL, changes });
}

describe('reading a Word 97 file', () => {
  it.each(['通知.doc', '通知.wps', '模板.dot'])('gives the paragraphs of %s without a warning', async (name) => {
    const extraction = await extract(buildDoc({ body: [plain('云岭县人民政府关于印发方案的通知'), plain('各乡镇：')] }), name);
    expect(shown(extraction)).toEqual(['云岭县人民政府关于印发方案的通知', '各乡镇：']);
    expect(extraction).toMatchObject({ mediaType: 'application/msword', warnings: [] });
  });

  it('reads text that is stored in single bytes', async () => {
    expect(shown(await extract(buildDoc({ body: [plain('GB/T 9704 × 2')], isNarrow: true }), 'a.doc'))).toEqual(['GB/T 9704 × 2']);
  });

  it('shows framed characters, which fields have without a result', async () => {
    const field = (code: string, result = '') => `\u0013 ${code} ${result === '' ? '' : `\u0014${result}`}\u0015`;
    const text = `见${field(String.raw`eq \o\ac(○,3)`)}项${field('REF a', '第一条')}${field('PAGE')}`;
    expect(shown(await extract(buildDoc({ body: [plain(text)] }), 'a.doc'))).toEqual(['见③项第一条']);
  });

  it('follows the piece table where a fast save stored the text out of order', async () => {
    const bytes = buildDoc({ body: [plain('先写的一段'), plain('后写的一段')], splitAt: 8 });
    expect(shown(await extract(bytes, 'a.doc'))).toEqual(['先写的一段', '后写的一段']);
  });

  it('leaves out a piece that a fast save marked as deleted', async () => {
    const deleted = (1 << 8) | (0x41 << 1);
    const bytes = buildDoc({ body: [plain('旧文字新文字')], splitAt: 3, modifiers: [deleted, 0] });
    expect(shown(await extract(bytes, 'a.doc'))).toEqual(['新文字']);
  });

  it('takes heading levels, titles and centring from styles and paragraphs', async () => {
    const styles = [{ builtIn: 0 }, { builtIn: 2, basedOn: 0 }, { builtIn: 62, changes: change(PROPERTY.alignment, 1) }];
    const body = [
      plain('题目', { style: 2 }),
      plain('标题', { style: 1 }),
      plain('正文'),
      plain('另一级', { changes: change(PROPERTY.outlineLevel, 0) }),
      plain('降为正文', { style: 1, changes: change(PROPERTY.outlineLevel, 9) }),
    ];
    const { blocks } = await extract(buildDoc({ body, styles }), 'a.doc');
    expect(blocks.map(({ style }) => [style?.headingLevel, style?.isTitle, style?.isCentred])).toEqual([
      [null, true, true],
      [2, false, false],
      [null, false, false],
      [1, false, false],
      [null, false, false],
    ]);
  });

  it('leaves out hidden and deleted text and says that changes are tracked', async () => {
    const runs = [
      { text: '应当' },
      { text: '可以', changes: change(PROPERTY.isDeleted, 0x81) },
      { text: '立即', changes: change(PROPERTY.isInserted, 1) },
      { text: '内部', changes: change(PROPERTY.isHidden, 1) },
      { text: '公开。' },
    ];
    const extraction = await extract(buildDoc({ body: [{ runs }] }), 'a.doc');
    expect(shown(extraction)).toEqual(['应当立即公开。']);
    expect(extraction.warnings.map((warning) => warning.code)).toEqual(['tracked-changes']);
  });

  it('joins paragraphs whose end between them was deleted', async () => {
    const body = [plain('前半句，', { markChanges: change(PROPERTY.isDeleted, 1) }), plain('后半句。')];
    expect(shown(await extract(buildDoc({ body }), 'a.doc'))).toEqual(['前半句，后半句。']);
  });

  it('shows the result of a field and not its code, also where fields are nested', async () => {
    const body = [plain('见\x13 PAGEREF \x13 SEQ \x143\x15 \x14第7页\x15。'), plain('\x13 TOC \x15完')];
    expect(shown(await extract(buildDoc({ body }), 'a.doc'))).toEqual(['见第7页。', '完']);
  });

  it('reads line breaks, page breaks, hyphens and symbols as what they show', async () => {
    const box = { text: '(', changes: change(PROPERTY.symbol, 0, 0, 0xfe, 0xf0) };
    const font = [...little(0, 1), ...Array.from({ length: 39 }, () => 0), ...Buffer.from('Wingdings\0', 'utf16le')];
    font[0] = font.length - 1;
    const body = [{ runs: [{ text: '一\x0b二\x0c三\x1e四\x1f五\x01' }, box] }];
    const bytes = buildDoc({ body, parts: { [PART.fonts]: [1, 0, 0, 0, ...font] } });
    expect(shown(await extract(bytes, 'a.doc'))).toEqual(['一', '二', '三-四五☑']);
  });

  it('puts lines of a table of contents into the furniture', async () => {
    const styles = [{ builtIn: 0 }, { builtIn: 19 }];
    const extraction = await extract(buildDoc({ body: [plain('总则\t1', { style: 1 }), plain('正文')], styles }), 'a.doc');
    expect(shown(extraction)).toEqual(['正文']);
    expect(extraction.furniture).toEqual(['总则\t1']);
  });
});

describe('tables of a Word 97 file', () => {
  it('are read with merged cells once and their paragraphs as lines', async () => {
    const body = [
      plain('表前'),
      ...[cell('序号'), cell('任务'), endOfRow([0, 1_000, 5_000], [0x40 | 0x20])],
      ...[cell(''), plain('名称', { changes: inTable }), cell('说明'), cell('单位'), endOfRow([-60, 1_000, 3_000, 5_010], [0x20])],
      plain('表后'),
    ];
    expect(shown(await extract(buildDoc({ body }), 'a.doc'))).toEqual([
      '表前',
      [
        ['序号', '任务', ''],
        ['', '名称\n说明', '单位'],
      ],
      '表后',
    ]);
  });

  it('inside a cell become lines of it', async () => {
    const depth = (levels: number) => change(PROPERTY.tableDepth, ...little(levels, 4));
    const inner = (text: string) => plain(text, { changes: [...inTable, ...depth(2), ...change(PROPERTY.isInnerCellEnd, 1)] });
    const innerEnd = plain('', { changes: [...inTable, ...depth(2), ...change(PROPERTY.isInnerRowEnd, 1)] });
    const body = [cell('甲'), inner('内一'), inner('内二'), innerEnd, cell('后'), endOfRow([0, 1_000, 2_000])];
    expect(shown(await extract(buildDoc({ body }), 'a.doc'))).toEqual([[['甲', '内一\t内二\n后']]]);
  });

  it('are not cut into more columns by rows without text', async () => {
    const empty = [cell(''), cell(''), cell(''), endOfRow([0, 500, 1_500, 2_000])];
    const body = [cell('一'), cell('二'), endOfRow([0, 1_000, 2_000]), ...empty, cell('三'), cell('四'), endOfRow([0, 1_000, 2_000])];
    expect(shown(await extract(buildDoc({ body }), 'a.doc'))).toEqual([
      [
        ['一', '二'],
        ['三', '四'],
      ],
    ]);
  });

  it('are left without the rows that were deleted', async () => {
    const end = { ...endOfRow([0, 1_000, 2_000]), markChanges: change(PROPERTY.isDeleted, 1) };
    const gone = (text: string): TestParagraph => ({ ...cell(''), runs: [{ text, changes: change(PROPERTY.isDeleted, 1) }] });
    const body = [cell('一'), cell('二'), endOfRow([0, 1_000, 2_000]), gone('三'), gone('四'), end];
    expect(shown(await extract(buildDoc({ body }), 'a.doc'))).toEqual([[['一', '二']]]);
  });

  it('keep a row of which only the end is marked as deleted, as some writers mark it by mistake', async () => {
    const end = { ...endOfRow([0, 1_000, 2_000]), markChanges: change(PROPERTY.isDeleted, 1) };
    expect(shown(await extract(buildDoc({ body: [cell('一'), cell('二'), end] }), 'a.doc'))).toEqual([[['一', '二']]]);
  });
});

describe('automatic numbers of a Word 97 file', () => {
  const level = (format: number, text: string, places: readonly number[]) => [
    ...[...little(1, 4), format, 0],
    ...Array.from({ length: 9 }, (_, index) => places[index] ?? 0),
    ...[2, ...little(0, 8), 0, 0, 0, 0],
    ...[...little(text.length, 2), ...Buffer.from(text, 'utf16le')],
  ];
  const outline = [level(39, '\x00、', [1]), level(39, '（\x01）', [2]), level(0, '\x00.\x02', [1, 3])];
  const levels = [...outline, ...Array.from({ length: 6 }, () => level(0, '', []))];
  const definition = [...little(77, 4), ...little(0, 4), ...little(1, 2), ...Array.from({ length: 8 }, () => [0xff, 0x0f]).flat(), 0, 0];
  const instance = (overrides: number) => [...little(77, 4), ...little(0, 8), overrides, 0, 0, 0];
  const parts = {
    [PART.lists]: [1, 0, ...definition],
    [PART.listInstances]: [
      ...[...little(2, 4), ...instance(0), ...instance(1)],
      ...[...little(0xffffffff, 4), ...little(0xffffffff, 4), ...little(5, 4), ...little(0x10, 4)],
    ],
  };
  const behind = { [PART.lists]: levels.flat() };
  const item = (text: string, depth: number, list = 1) =>
    plain(text, { changes: [...change(PROPERTY.listLevel, depth), ...change(PROPERTY.list, ...little(list, 2))] });

  it('are shown with their levels, restarts and the start that an instance sets', async () => {
    const body = [item('总体', 0), item('思路', 1), item('目标', 1), item('任务', 0), item('开办', 1), item('细则', 2), item('续', 0, 2)];
    const { blocks, warnings } = await extract(buildDoc({ body, parts, behind }), 'a.doc');
    expect(blocks.map((block) => block.text)).toEqual([
      '一、总体',
      '（一）思路',
      '（二）目标',
      '二、任务',
      '（一）开办',
      '二.1细则',
      '五、续',
    ]);
    expect(blocks.map((block) => block.style?.listLabel)).toEqual(['一、', '（一）', '（二）', '二、', '（一）', '二.1', '五、']);
    expect(warnings).toEqual([]);
  });

  it('come with a style that is bound to a level', async () => {
    const styles = [{ builtIn: 0 }, { builtIn: 1, changes: change(PROPERTY.list, 1, 0) }];
    const body = [
      plain('第一', { style: 1 }),
      plain('不编号', { style: 1, changes: change(PROPERTY.list, 0, 0) }),
      plain('第二', { style: 1 }),
    ];
    expect(shown(await extract(buildDoc({ body, styles, parts, behind }), 'a.doc'))).toEqual(['一、第一', '不编号', '二、第二']);
  });

  it('that cannot be read leave the text and a warning', async () => {
    const broken = { ...parts, [PART.lists]: [0xff, 0x0f, ...definition] };
    const extraction = await extract(buildDoc({ body: [item('总体', 0)], parts: broken }), 'a.doc');
    expect(shown(extraction)).toEqual(['总体']);
    expect(extraction.warnings.map((warning) => warning.code)).toEqual(['list-labels']);
  });
});

describe('what stands beside the text of a Word 97 file', () => {
  it('is read as notes behind the paragraphs that refer to them, numbered by kind', async () => {
    const body = [plain('据统计\x02，增长。'), plain('另见\x02。')];
    const bytes = buildDoc({
      body,
      footnotes: [plain('\x02 来源：年鉴。'), plain('')],
      endnotes: [plain('\x02 参见附录。'), plain('')],
      parts: {
        [PART.footnoteReferences]: positions([3, 15], [[1, 0]]),
        [PART.footnoteTexts]: positions([0, 9, 10]),
        [PART.endnoteReferences]: positions([11, 15], [[1, 0]]),
        [PART.endnoteTexts]: positions([0, 8, 9]),
      },
    });
    const { blocks } = await extract(bytes, 'a.doc');
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', '据统计，增长。'],
      ['note', '1 来源：年鉴。'],
      ['paragraph', '另见。'],
      ['note', 'i 参见附录。'],
    ]);
  });

  it('is put into the furniture where it is a header or footer', async () => {
    const headers = [plain('海陵市人民政府文件'), plain('— 1 —')];
    const ends = [0, 0, 0, 0, 0, 0, 0, 10, 10, 16, 16, 16, 16];
    const extraction = await extract(buildDoc({ body: [plain('正文')], headers, parts: { [PART.headers]: positions(ends) } }), 'a.doc');
    expect(shown(extraction)).toEqual(['正文']);
    expect(extraction.furniture).toEqual(['海陵市人民政府文件', '— 1 —']);
  });

  it('follows the paragraph where a text box, or the group around it, is anchored', async () => {
    const box = (shape: number) => [...Array.from({ length: 14 }, () => 0), ...little(shape, 4), ...little(0, 4)];
    const record = (type: number, content: readonly number[], version = 0xf) => [
      ...little(version, 2),
      ...little(type, 2),
      ...little(content.length, 4),
      ...content,
    ];
    const shape = (number: number) => record(0xf004, record(0xf00a, [...little(number, 4), ...little(0, 4)], 2));
    const group = record(0xf003, [...shape(500), ...shape(501)]);
    const drawing = record(0xf002, record(0xf003, [...shape(1), ...group, ...shape(700)]));
    const anchor = (number: number) => [...little(number, 4), ...Array.from({ length: 22 }, () => 0)];
    const bytes = buildDoc({
      body: [plain('甲\x08'), plain('乙\x08'), plain('丙')],
      boxes: [plain('框一'), plain('框二'), plain('')],
      parts: {
        [PART.drawings]: [...record(0xf000, [0, 0]), 0, ...drawing],
        [PART.shapeAnchors]: positions([1, 4, 7], [anchor(700), anchor(500)]),
        [PART.boxTexts]: positions([0, 3, 6, 7], [box(501), box(700), box(0)]),
      },
    });
    expect(shown(await extract(bytes, 'a.doc'))).toEqual(['甲', '框二', '乙', '框一', '丙']);
  });
});

describe('a Word 97 file that cannot be read', () => {
  const streams = docStreams({ body: [plain('正文')] });

  it('is called encrypted where it wants a password', async () => {
    expect(await read(buildDoc({ body: [plain('密文')], flags: 0x100 }), 'a.doc')).toMatchObject({ failure: { code: 'encrypted' } });
  });

  it.each([
    ['has no table stream', { WordDocument: streams.WordDocument ?? new Uint8Array() }],
    ['is empty', { WordDocument: new Uint8Array(), '0Table': new Uint8Array() }],
    ['has a table stream that is cut off', { ...streams, '0Table': (streams['0Table'] ?? new Uint8Array()).subarray(0, 30) }],
    ['has text that is cut off', { ...streams, WordDocument: (streams.WordDocument ?? new Uint8Array()).subarray(0, 2_050) }],
  ])('is called damaged where it %s', async (_, parts) => {
    expect(await read(buildCompoundFile(parts), 'a.doc')).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });

  it('is refused or read, never a fault, whatever byte of it is changed', async () => {
    const whole = buildDoc({ body: [cell('一'), cell('二'), endOfRow([0, 1_000, 2_000]), plain('文\x13 A \x14字\x15')] });
    for (let at = 512; at < whole.length; at += 61) {
      const changed = whole.slice();
      changed[at] = 0xff - (changed[at] ?? 0);
      const result = await read(changed, 'a.doc');
      expect(result.ok || ['damaged', 'encrypted', 'unsupported', 'too-large'].includes(result.failure.code)).toBe(true);
    }
  });
});
