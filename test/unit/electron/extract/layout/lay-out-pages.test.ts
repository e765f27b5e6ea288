import { describe, expect, it } from 'vitest';
import { buildPdf, type PlacedText } from '../build-pdf.ts';
import { extract, shown } from '../read-blocks.ts';

const SIZE = 16;
/** Fourteen characters fill a line of a narrow column, twenty-five one of the page. */
const NARROW = '健全平台机制推进数据共享服务';
const FULL = '加快推进政务服务事项标准化规范化便利化建设并持续压减';
const full = (y: number): PlacedText => ({ text: FULL.slice(0, 25), x: 90, y });

function columnOf(x: number, last: string): PlacedText[] {
  const lines = Array.from({ length: 7 }, (_, index) => ({ text: NARROW.slice(0, 13), x, y: 700 - index * 24 }));
  return [...lines, { text: last, x, y: 700 - 7 * 24 }];
}

describe('laying out pages', () => {
  it.each<[string, PlacedText]>([
    ['how secret it is', { text: '机密★5年', x: 90, y: 800, size: 12 }],
    ['how urgent it is', { text: '特急', x: 90, y: 800, size: 12 }],
    ['its stage', { text: '第二次征求意见稿', x: 90, y: 800, size: 12 }],
    ['its imprint', { text: '云岭县人民政府办公室2026年5月8日印发', x: 90, y: 30, size: 12 }],
  ])('keeps in a short paper what says %s at the edge of the page', async (_, line) => {
    const body = Array.from({ length: 8 }, (_, index) => full(700 - index * 30));
    expect(shown(await extract(buildPdf([{ texts: [...body, line] }]), '方案.pdf')).join('|')).toContain(line.text);
  });

  it('parts two columns where a comma hangs out of the left one, into the narrow gutter', async () => {
    const left = columnOf(80, '左栏到此为止。').map((text, index) => (index === 3 ? { ...text, text: `${NARROW.slice(0, 13)}，` } : text));
    const extraction = await extract(buildPdf([{ texts: [...left, ...columnOf(80 + 13 * SIZE + 22, '右栏到此为止。')] }]), '简报.pdf');
    const line = NARROW.slice(0, 13);
    expect(shown(extraction)).toEqual([`${line.repeat(4)}，${line.repeat(3)}左栏到此为止。`, `${line.repeat(7)}右栏到此为止。`]);
  });

  it('takes footnotes off the text they interrupt and puts them behind the paragraph that refers to them', async () => {
    const first = [full(300), { text: '满意度达到95%以上', x: 90, y: 270 }, { text: '1', x: 90 + 10 * SIZE, y: 276, size: 8 }];
    const rest = [{ text: '，各单位要逐项抓好落实工作', x: 90 + 10 * SIZE + 8, y: 270 }];
    const note = [
      { text: '1', x: 90, y: 200, size: 10 },
      { text: '满意度由第三方机构按季度调查得出。', x: 100, y: 200, size: 10 },
    ];
    const second = [{ text: '并按时报告。', x: 90, y: 700 }, full(640), full(610), full(580)];
    const pages = [{ texts: [full(360), full(330), ...first, ...rest, ...note] }, { texts: second }];
    const extraction = await extract(buildPdf(pages), '方案.pdf');
    expect(extraction.blocks.slice(0, 2)).toMatchObject([
      { kind: 'paragraph', text: expect.stringMatching(/满意度达到95%以上，各单位要逐项抓好落实工作并按时报告。$/) },
      { kind: 'note', text: '1 满意度由第三方机构按季度调查得出。', page: 1 },
    ]);
  });

  describe('footnotes as large as the text, under a short line', () => {
    const mark = (label: string, y: number) => [
      { text: '各单位按规定时限答复', x: 90, y },
      { text: label, x: 90 + 10 * SIZE, y: y + 6, size: 8 },
      { text: '，并说明理由。', x: 90 + 10 * SIZE + 8, y },
    ];
    const rule: [number, number, number, number] = [90, 150, 210, 150];
    const first = {
      texts: [
        full(300),
        full(270),
        full(240),
        ...mark('1', 210),
        { text: '1 本条所称答复，包括书面的和口头的、全部的和部分的', x: 90, y: 125 },
      ],
    };
    const rest = { text: '不予共享两种情形。', x: 90, y: 125 };
    const second = { texts: [full(300), full(270), full(240), ...mark('2', 210), rest, { text: '2 时限按工作日计算。', x: 90, y: 95 }] };
    const notesOf = async (...pages: Parameters<typeof buildPdf>[0]) =>
      (await extract(buildPdf(pages), '办法.pdf')).blocks.flatMap(({ kind, text, page }) => (kind === 'note' ? [`${page} ${text}`] : []));

    it('are taken off the text, with what stands of them on the next page', async () => {
      expect(await notesOf({ ...first, lines: [rule] }, { ...second, lines: [rule] })).toEqual([
        '1 1 本条所称答复，包括书面的和口头的、全部的和部分的不予共享两种情形。',
        '2 2 时限按工作日计算。',
      ]);
      const alone = { texts: [full(300), full(270), full(240), rest], lines: [rule] };
      expect(await notesOf({ ...first, lines: [rule] }, alone)).toEqual([
        '1 1 本条所称答复，包括书面的和口头的、全部的和部分的不予共享两种情形。',
      ]);
    });

    it('go on over the page with nothing that has a place of its own in the text, and only where they had not ended', async () => {
      const body = (...tail: string[]) => ({
        texts: [full(300), full(270), full(240), ...tail.map((text, index) => ({ text, x: 90, y: 125 - index * 28 }))],
        lines: [rule],
      });
      const note = '1 1 本条所称答复，包括书面的和口头的、全部的和部分的';
      const before = { ...first, lines: [rule] };
      expect(await notesOf(before, body('五、本办法由云岭县水务局负责解释。', '六、本办法自印发之日起施行。'))).toEqual([note]);
      expect(await notesOf(before, body('不予共享的应当', '抄送：云岭县委办公室。'))).toEqual([note]);
      expect(await notesOf(before, body('联系电话：'))).toEqual([note]);
      expect(await notesOf(before, body('2026年3月1日'))).toEqual([note]);
      const indented = { texts: [full(300), full(270), full(240), { ...rest, x: 90 + 2 * SIZE }], lines: [rule] };
      expect(await notesOf(before, indented)).toEqual([note]);
      for (const ended of ['1 见《云岭县供水管理办法》', '1 按每年工作日二百五十天计算得出，见统计年鉴2024', '1 见县水务局文件']) {
        const whole = { texts: [full(300), full(270), full(240), ...mark('1', 210), { text: ended, x: 90, y: 125 }], lines: [rule] };
        expect(await notesOf(whole, body('各单位要按时报送'))).toEqual([`1 ${ended}`]);
      }
    });

    it('are no notes without it, nor where it underlines words or a table begins with it', async () => {
      const near = { texts: second.texts.map((text) => (text.y < 200 ? { ...text, y: text.y + 55 } : text)) };
      expect(await notesOf(near)).toEqual([]);
      expect(await notesOf({ ...near, lines: [[90, 207, 210, 207]] })).toEqual([]);
      expect(await notesOf({ ...second, lines: [rule, [90, 150, 90, 80]] })).toEqual([]);
    });
  });

  it('leaves powers of units and numbered items at the end of a page alone', async () => {
    const area = [
      { text: '建设用房500m', x: 90, y: 330 },
      { text: '2', x: 90 + 8 * SIZE, y: 336, size: 8 },
      { text: '以上。', x: 90 + 8 * SIZE + 8, y: 330 },
    ];
    const extraction = await extract(
      buildPdf([{ texts: [full(390), full(360), ...area, { text: '2 配备专职人员', x: 90, y: 270, size: 10 }] }]),
      '方案.pdf',
    );
    expect(extraction.blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
    expect(shown(extraction).join('')).toContain('500m2以上');
  });

  it('joins the row of a table that the end of a page cut', async () => {
    const lines = (from: number, to: number, rows: readonly number[]): [number, number, number, number][] => [
      ...rows.map((y): [number, number, number, number] => [90, y, 500, y]),
      ...[90, 150, 400, 500].map((x): [number, number, number, number] => [x, from, x, to]),
    ];
    const at = (text: string, x: number, y: number): PlacedText => ({ text, x: x + 4, y, size: 12 });
    const head = (y: number) => [at('序号', 90, y), at('任务', 150, y), at('单位', 400, y)];
    const row = (label: string, task: string, unit: string, y: number) => [at(label, 90, y), at(task, 150, y), at(unit, 400, y)];
    const first = [
      ...head(200),
      ...row('1', '推行一窗受理。', '市数据局', 170),
      ...row('2', '压减办理时限，推动更多事项', '市税务局', 140),
    ];
    const second = [...head(760), at('实现全程网办。', 150, 730), ...row('3', '推广电子证照。', '市司法局', 700)];
    const extraction = await extract(
      buildPdf([
        { texts: first, lines: lines(220, 130, [220, 190, 160, 130]) },
        { texts: second, lines: lines(780, 690, [780, 750, 720, 690]) },
      ]),
      '表.pdf',
    );
    expect(shown(extraction)).toEqual([
      [
        ['序号', '任务', '单位'],
        ['1', '推行一窗受理。', '市数据局'],
        ['2', '压减办理时限，推动更多事项实现全程网办。', '市税务局'],
        ['3', '推广电子证照。', '市司法局'],
      ],
    ]);
  });

  it('joins a row that has no line where the page cut it, numbered or not', async () => {
    type Line = [number, number, number, number];
    const edges = [90, 150, 400, 500];
    const across = (...rows: number[]): Line[] => rows.map((y) => [90, y, 500, y]);
    const down = (from: number, to: number): Line[] => edges.map((x) => [x, from, x, to]);
    const row = (y: number, ...cells: string[]) => cells.map((text, index) => ({ text, x: (edges[index] ?? 0) + 4, y, size: 12 }));
    const first = [
      ...row(200, '事项', '要求', '单位'),
      ...row(170, '公章刻制', '一日内办结。', '市公安'),
      ...row(150, '', '免收费用，', ''),
    ];
    const second = [...row(760, '', '由财政承担。', '局'), ...row(730, '税务登记', '即时办结。', '市税务局')];
    const pages = [
      { texts: first, lines: [...across(220, 190), ...down(220, 130)] },
      { texts: second, lines: [...across(745, 715), ...down(780, 715)] },
    ];
    expect(shown(await extract(buildPdf(pages), '表.pdf'))).toEqual([
      [
        ['事项', '要求', '单位'],
        ['公章刻制', '一日内办结。\n免收费用，由财政承担。', '市公安局'],
        ['税务登记', '即时办结。', '市税务局'],
      ],
    ]);
  });

  describe('a table that goes on over the page', () => {
    type Line = [number, number, number, number];
    const edges = [90, 150, 350, 500];
    const rowsAt = (top: number, ...rows: string[][]): PlacedText[] =>
      rows.flatMap((cells, index) =>
        cells.flatMap((text, column) => (text === '' ? [] : [{ text, x: (edges[column] ?? 0) + 8, y: top - 20 - index * 40, size: 12 }])),
      );
    const grid = (top: number, count: number, isOpen = false): Line[] => [
      ...edges.map((x): Line => [x, top, x, top - count * 40]),
      ...Array.from({ length: isOpen ? count : count + 1 }, (_, index): Line => [90, top - index * 40, 500, top - index * 40]),
    ];
    const rowsOf = async (first: string[][], second: string[][], isOpen = false) =>
      (
        await extract(
          buildPdf([
            { texts: rowsAt(720, ...first), lines: grid(720, first.length, isOpen) },
            { texts: rowsAt(720, ...second), lines: grid(720, second.length) },
          ]),
          '表.pdf',
        )
      ).blocks.flatMap(({ rows }) => rows ?? []);

    it('keeps a sum and the next group apart from the row before, where one name stands for several rows', async () => {
      const first = [
        ['类别', '项目', '金额'],
        ['民生', '社区食堂', '20'],
        ['', '公厕提升', '30'],
        ['', '公园绿地', '35'],
        ['道路', '东湖路', '40'],
      ];
      const second = [
        ['合计', '', '125'],
        ['其中', '市级资金', '80'],
        ['', '县级资金', '45'],
      ];
      expect(await rowsOf(first, second)).toEqual([...first, ...second]);
      expect(await rowsOf(first, [['', '', '125'], ...second.slice(1)])).toEqual([...first, ['', '', '125'], ...second.slice(1)]);
    });

    it('keeps a row with its own number apart from one without a line below it', async () => {
      const first = [
        ['序号', '事项', '单位'],
        ['1', '一网通办', '市数据局'],
        ['2', '优化审批', '市审批局'],
      ];
      const second = [
        ['3', '市场监管', '市监管局'],
        ['4', '资金保障', '市财政局'],
      ];
      expect(await rowsOf(first, second, true)).toEqual([...first, ...second]);
    });
  });

  it('reads text that was set character by character from top to bottom', async () => {
    const upright = (text: string, x: number): PlacedText[] =>
      [...text].map((character, index) => ({ text: index === 3 ? `${character} ` : character, x, y: 760 - index * SIZE }));
    const texts = [
      ...upright('云岭县古城保护公告', 500),
      ...upright('凡在古城范围内修缮房屋的单位', 476),
      ...upright('和个人应当备案。', 452),
    ];
    const extraction = await extract(buildPdf([{ texts }]), '公告.pdf');
    expect(shown(extraction).join('')).toBe('云岭县古城保护公告凡在古城范围内修缮房屋的单位和个人应当备案。');
  });

  it('takes large words that lie over the text off it, on pages where nothing is under them too', async () => {
    const body = Array.from({ length: 12 }, (_, index) => full(700 - index * 28));
    const mark = { text: '送审稿', x: 180, y: 560, size: 60 };
    const last = { text: '自印发之日起施行。', x: 90, y: 700 };
    const { blocks, furniture } = await extract(buildPdf([{ texts: [...body, mark] }, { texts: [last, mark] }]), '条例.pdf');
    expect(blocks.map(({ text }) => text).join('')).toBe(`${FULL.slice(0, 25).repeat(12)}自印发之日起施行。`);
    expect(furniture).toEqual(['送审稿', '送审稿']);
  });

  it.each(['＿', '_', '.', '…', '—', '·', '─'])('keeps what was typed in larger letters onto a line of %s in a form', async (mark) => {
    const body = Array.from({ length: 12 }, (_, index) => ({
      text: '县直各部门应当如实填报各项内容。',
      x: 90,
      y: 700 - index * 28,
      size: 10,
    }));
    const line = { text: `填报单位：${mark.repeat(/[_.·]/.test(mark) ? 40 : 20)}`, x: 90, y: 300, size: 10 };
    const { blocks, furniture } = await extract(
      buildPdf([{ texts: [...body, line, { text: '云岭县水利局', x: 150, y: 301, size: 14 }] }]),
      '表.pdf',
    );
    expect(blocks.map(({ text }) => text).join('')).toContain('云岭县水利局');
    expect(furniture).toEqual([]);
  });

  it('keeps what was typed in larger letters over the hint of one line', async () => {
    const body = Array.from({ length: 12 }, (_, index) => ({
      text: '县直各部门应当如实填报各项内容。',
      x: 90,
      y: 700 - index * 28,
      size: 10,
    }));
    const hint = { text: '请在此处填写单位全称', x: 150, y: 300, size: 10 };
    const typed = { text: '云岭县水利局', x: 150, y: 301, size: 14 };
    expect((await extract(buildPdf([{ texts: [...body, hint, typed] }]), '表.pdf')).furniture).toEqual([]);
  });

  it('keeps large words that stand by themselves', async () => {
    const title = { text: '海陵市数据条例', x: 150, y: 760, size: 40 };
    const texts = [title, ...Array.from({ length: 8 }, (_, index) => full(700 - index * 28))];
    expect(shown(await extract(buildPdf([{ texts }]), '条例.pdf'))[0]).toBe('海陵市数据条例');
  });

  it('keeps a line of the text that two pages happen to begin with', async () => {
    const page = (rest: string): PlacedText[] => [
      full(770),
      { text: rest.repeat(12).slice(0, 25), x: 90, y: 742 },
      ...[2, 3, 4, 5].map((index) => full(770 - index * 28)),
    ];
    const { blocks, furniture } = await extract(buildPdf([{ texts: page('按季调度') }, { texts: page('逐月通报') }]), '通报.pdf');
    expect(furniture).toEqual([]);
    expect(
      blocks
        .map(({ text }) => text)
        .join('')
        .split(FULL.slice(0, 25)),
    ).toHaveLength(11);
  });

  it.each(['— 2 —', '- ix -', '第 2 页 共 9 页', '第二页', '共9页 第2页', '〔2〕', '[2]', 'P. 2', '2/9', 'Page 2 of 9'])(
    'takes %s at the foot for a page number',
    async (number) => {
      const texts = [...Array.from({ length: 8 }, (_, index) => full(740 - index * 28)), { text: number, x: 260, y: 40, size: 12 }];
      const { blocks, furniture } = await extract(buildPdf([{ texts }]), '通报.pdf');
      expect(blocks.map(({ text }) => text).join('')).toBe(FULL.slice(0, 25).repeat(8));
      expect(furniture).toHaveLength(1);
    },
  );

  it('takes the page number off a page whose text runs from top to bottom', async () => {
    const column = (x: number): PlacedText[] => [...NARROW].map((text, index) => ({ text, x, y: 740 - index * SIZE }));
    const texts = [...[480, 450, 420, 390].flatMap(column), { text: '—1—', x: 270, y: 40 }];
    const { blocks, furniture } = await extract(buildPdf([{ texts }]), '县志.pdf');
    expect(blocks.map(({ text }) => text)).toEqual([NARROW.repeat(4)]);
    expect(furniture).toEqual(['—1—']);
  });
});
