import { describe, expect, it } from 'vitest';
import { buildPdf, type PlacedText } from '../build-pdf.ts';
import { extract, read, shown } from '../read-blocks.ts';

const LEFT = 90;
/** Twenty-five characters of 16 points: a full line. */
const FULL = '加快推进政务服务事项标准化规范化便利化建设并持续压减';
const WIDTH = 25;
const line = (text: string, y: number, indent = 0): PlacedText => ({ text, x: LEFT + indent * 16, y });
const full = (y: number, indent = 0) => line(FULL.slice(0, WIDTH - indent), y, indent);
const foot = (number: number): PlacedText => ({ text: `— ${number} —`, x: 260, y: 50, size: 12 });

describe('reading .pdf', () => {
  it('joins lines into paragraphs by indent and short last line, over the end of a page', async () => {
    const first = [full(700, 2), full(670), line('办理时限。', 640), full(610, 2), full(580), full(550)];
    const second = [line('审批环节。', 700), full(670, 2), line('到位。', 640), full(610, 2), full(580), line('完毕。', 550)];
    const extraction = await extract(buildPdf([{ texts: [...first, foot(1)] }, { texts: [...second, foot(2)] }]), '方案.pdf');
    const start = FULL.slice(0, WIDTH - 2);
    const whole = FULL.slice(0, WIDTH);
    expect(shown(extraction)).toEqual([
      `${start}${whole}办理时限。`,
      `${start}${whole}${whole}审批环节。`,
      `${start}到位。`,
      `${start}${whole}完毕。`,
    ]);
    expect(extraction.blocks.map((block) => block.page)).toEqual([1, 1, 2, 2]);
    expect(extraction.pages).toBe(2);
    expect(extraction.furniture).toEqual(['— 1 —', '— 2 —']);
  });

  it('takes a running head out, and keeps a first line that stands on one page only', async () => {
    const pages = [1, 2, 3].map((number) => ({
      texts: [
        { text: `海陵市人民政府公报第${number}期`, x: 200, y: 800, size: 10 },
        line(`第${'甲乙丙'.charAt(number - 1)}页正文内容。`, 700, 2),
      ],
    }));
    const extraction = await extract(buildPdf(pages), '公报.pdf');
    expect(shown(extraction)).toEqual(['第甲页正文内容。', '第乙页正文内容。', '第丙页正文内容。']);
    expect(extraction.furniture).toHaveLength(3);
  });

  it('takes head and foot off a single page, where nothing is repeated', async () => {
    const body = [full(700, 2), full(670), full(640), line('完成。', 610)];
    const title = { text: '云岭县实施方案', x: 213, y: 750, size: 24 };
    const head = { text: '云岭县政务公开简报', x: 90, y: 800, size: 10 };
    const foot = [
      { text: '云岭县数据局', x: 90, y: 36, size: 10 },
      { text: '第1页 共1页', x: 420, y: 36, size: 10 },
    ];
    const extraction = await extract(buildPdf([{ texts: [head, title, ...body, ...foot] }]), '简报.pdf');
    expect(shown(extraction)[0]).toBe('云岭县实施方案');
    expect(extraction.furniture).toEqual(['云岭县政务公开简报', '云岭县数据局 第1页 共1页']);
    const large = await extract(buildPdf([{ texts: [{ ...head, size: 16 }, title, ...body] }]), '简报.pdf');
    expect(large.furniture).toEqual(['云岭县政务公开简报']);
  });

  it('keeps the entries of a table of contents apart, whose dots make full lines of them', async () => {
    const entries = ['总则', '数据目录', '附则'].map((title, index) => {
      const [start, page] = [`第${'一二三'.charAt(index)}章${title}`, String(index + 2)];
      return line(`${start}${'.'.repeat(25 - start.length)}${page}`, 700 - index * 30);
    });
    const dotted = ['一、总体要求…………………………………1', '二、重点任务…………………………………3'].map((text, index) => line(text, 600 - index * 30));
    const extraction = await extract(
      buildPdf([{ texts: [...entries, ...dotted, full(540, 2), full(510), line('完成。', 480)] }]),
      '办法.pdf',
    );
    const starts = shown(extraction).map((text) => text.slice(0, 5));
    expect(starts.slice(0, -1)).toEqual(['第一章总则', '第二章数据', '第三章附则', '一、总体要', '二、重点任']);
  });

  it('leaves what belongs to a paper at the top of its page', async () => {
    const body = [full(700, 2), full(670), full(640), line('完成。', 610)];
    const title = { text: '云岭县实施方案', x: 213, y: 750, size: 24 };
    const textOf = async (text: string, y: number, size: number): Promise<unknown> =>
      shown(await extract(buildPdf([{ texts: [{ text, x: 90, y, size }, title, ...body] }]), '方案.pdf'))[0];
    expect(await textOf('附件2', 800, 14)).toBe('附件2');
    expect(await textOf('云政办〔2026〕8号', 800, 14)).toBe('云政办〔2026〕8号');
    expect(await textOf('云岭县人民政府文件', 770, 10)).toBe('云岭县人民政府文件');
  });

  it('knows a title by its size and place', async () => {
    const texts = [{ text: '云岭县实施方案', x: 213, y: 760, size: 24 }, full(700, 2), full(670), full(640), line('完成。', 610)];
    const extraction = await extract(buildPdf([{ texts }]), '方案.pdf');
    expect(extraction.blocks[0]).toMatchObject({ text: '云岭县实施方案', style: { isTitle: true, isCentred: true } });
    expect(extraction.blocks[1]?.style?.isTitle).toBe(false);
  });

  it('ends a paragraph with the date under a signature, however the next line stands', async () => {
    const texts = [
      { text: '请各单位遵照执行，执行中的问题及时报送市数据局。', x: 90, y: 700 },
      { text: '2026年5月8日', x: 320, y: 640 },
      { text: '附件：任务清单', x: 90, y: 610 },
    ];
    expect(shown(await extract(buildPdf([{ texts }]), '通知.pdf')).slice(-2)).toEqual(['2026年5月8日', '附件：任务清单']);
  });

  it('reads two columns one after the other', async () => {
    const column = (x: number, text: string) =>
      [0, 1, 2, 3, 4, 5].map((index) => ({ text, x, y: 700 - index * 24 - (x > 200 ? 5 : 0), size: 16 }));
    const texts = [
      { text: '全市概况一览', x: 250, y: 760 },
      ...column(60, '左栏文字左栏文字左栏文字左'),
      ...column(320, '右栏文字右栏文字右栏文字右'),
    ];
    const extraction = await extract(buildPdf([{ texts }]), '两栏.pdf');
    const text = shown(extraction).join('');
    expect(text.startsWith('全市概况一览左栏')).toBe(true);
    expect(text.lastIndexOf('左栏')).toBeLessThan(text.indexOf('右栏'));
  });

  it('reads a ruled table as rows, merged cells once', async () => {
    const xs = [90, 150, 330, 500];
    const ys = [700, 670, 620, 590];
    const lines: [number, number, number, number][] = [
      ...ys.map((y): [number, number, number, number] => [90, y, 500, y]),
      [90, 700, 90, 590],
      [150, 700, 150, 620],
      [330, 700, 330, 620],
      [500, 700, 500, 590],
    ];
    const at = (text: string, column: number, y: number): PlacedText => ({ text, x: (xs[column] ?? 0) + 4, y, size: 12 });
    const texts = [
      line('前文在此。', 760, 2),
      at('序号', 0, 680),
      at('措施', 1, 680),
      at('单位', 2, 680),
      at('1', 0, 640),
      at('推行一窗受理并联审', 1, 652),
      at('批', 1, 632),
      at('市税务局', 2, 640),
      at('二、获得电力', 0, 600),
      line('后文在此。', 540, 2),
    ];
    const extraction = await extract(buildPdf([{ texts, lines }]), '表.pdf');
    expect(shown(extraction)).toEqual([
      '前文在此。',
      [
        ['序号', '措施', '单位'],
        ['1', '推行一窗受理并联审批', '市税务局'],
        ['二、获得电力', '', ''],
      ],
      '后文在此。',
    ]);
  });

  it('joins a table whose head alone stands at the end of a page', async () => {
    const COLUMNS = [90, 150, 400, 500];
    const grid = (rows: readonly number[]): [number, number, number, number][] => [
      ...rows.map((y): [number, number, number, number] => [90, y, 500, y]),
      ...COLUMNS.map((x): [number, number, number, number] => [x, rows[0] ?? 0, x, rows.at(-1) ?? 0]),
    ];
    const row = (cells: readonly string[], y: number) => cells.map((text, index) => ({ text, x: (COLUMNS[index] ?? 0) + 4, y, size: 12 }));
    const first = { texts: [full(700, 2), full(670), ...row(['序号', '重点任务', '责任单位'], 105)], lines: grid([120, 90]) };
    const second = {
      texts: [...row(['1', '编制数据目录', '市数据局'], 745), ...row(['2', '开放公共数据', '市财政局'], 715), line('特此通知。', 600, 2)],
      lines: grid([760, 730, 700]),
    };
    const tables = (await extract(buildPdf([first, second]), '方案.pdf')).blocks.filter(({ kind }) => kind === 'table');
    expect(tables).toMatchObject([
      {
        page: 1,
        rows: [
          ['序号', '重点任务', '责任单位'],
          ['1', '编制数据目录', '市数据局'],
          ['2', '开放公共数据', '市财政局'],
        ],
      },
    ]);
  });

  it('keeps the lines of a cell apart that were ended on purpose', async () => {
    const lines = [90, 200, 500].flatMap((x): [number, number, number, number][] => [[x, 700, x, 590]]);
    for (const y of [700, 670, 590]) lines.push([90, y, 500, y]);
    const at = (text: string, x: number, y: number): PlacedText => ({ text, x, y, size: 12 });
    const texts = [at('事项', 96, 680), at('要求', 206, 680), at('备案', 96, 650)];
    texts.push(
      at('名称：临江市数据管理局', 206, 650),
      at('地址：', 206, 634),
      at('办理时限：自受理之日起二十个工作日内办结的事', 206, 618),
    );
    texts.push(at('项除外', 206, 602));
    const extraction = await extract(buildPdf([{ texts, lines }]), '表.pdf');
    expect(shown(extraction)).toEqual([
      [
        ['事项', '要求'],
        ['备案', '名称：临江市数据管理局\n地址：\n办理时限：自受理之日起二十个工作日内办结的事项除外'],
      ],
    ]);
  });

  it('reads three columns beside a picture whose caption stands between them', async () => {
    const texts: PlacedText[] = [];
    for (const [column, [upper, lower]] of [
      [60, 60],
      [240, 240],
      [440, 420],
    ].entries()) {
      const name = '甲乙丙'.charAt(column);
      for (let row = 0; row < 12; row += 1) {
        const x = row < 6 ? upper : lower;
        if (column === 1 && row < 6) continue;
        const units = row < 6 ? 12 : column === 2 ? 14 : 13;
        texts.push({ text: name.repeat(units), x: x ?? 0, y: 700 - row * 15, size: 10 });
      }
    }
    texts.push({ text: '图为办公楼', x: 205, y: 625, size: 6 });
    const text = shown(await extract(buildPdf([{ texts }]), '刊.pdf')).join('\n');
    expect(text.replace('图为办公楼', '').replace(/\s+/g, '')).toMatch(/^甲+乙+丙+$/);
  });

  it('drops the space that typesetting puts between Chinese and digits', async () => {
    const extraction = await extract(
      buildPdf([
        {
          texts: [
            { text: '依据', x: 90, y: 700 },
            { text: '722', x: 126, y: 700 },
            { text: '号令', x: 178, y: 700 },
          ],
        },
      ]),
      'a.pdf',
    );
    expect(shown(extraction)).toEqual(['依据722号令']);
  });

  it('tells scanned pages from empty ones, with their numbers', async () => {
    const typesetting = '0.1 w q 0 0.03 595 841 re W* n Q q 0.24 0 0 -0.24 0 842 cm q 10 0 0 10 0 0 cm Q Q';
    const scanned = { texts: [], hasPicture: true };
    const extraction = await extract(
      buildPdf([{ texts: [full(700)], hasPicture: true }, scanned, { texts: [], content: typesetting }, scanned, scanned, { texts: [] }]),
      '扫描.pdf',
    );
    expect(extraction.pagesWithoutText).toEqual([
      { page: 2, kind: 'scanned' },
      { page: 3, kind: 'empty' },
      { page: 4, kind: 'scanned' },
      { page: 5, kind: 'scanned' },
      { page: 6, kind: 'empty' },
    ]);
    expect(extraction.warnings).toEqual([
      { code: 'scanned-pages', message: '第2、4、5页为扫描件，无文字' },
      { code: 'empty-pages', message: '第3、6页没有文字' },
    ]);
  });

  it('joins no sentence over a page whose text was not read, and joins it over an empty one', async () => {
    const cut = { texts: [full(700, 2), full(670), full(640)] };
    const rest = { texts: [full(700), line('完毕。', 670)] };
    const blocks = async (between: Parameters<typeof buildPdf>[0][number]) =>
      (await extract(buildPdf([cut, between, rest]), '扫描.pdf')).blocks.map(({ page }) => page);
    expect(await blocks({ texts: [], hasPicture: true })).toEqual([1, 3]);
    expect(await blocks({ texts: [] })).toEqual([1]);
  });

  it('takes a picture under nothing but a running foot for a scan, and a sign on a page without text for none', async () => {
    const stamped = { texts: [{ text: '扫描宝 创建', x: 250, y: 40, size: 8 }], hasPicture: true };
    const sign = { texts: [], content: 'q 100 0 0 100 60 600 cm /Im1 Do Q' };
    const cover = { texts: [{ text: '云岭县规划', x: 213, y: 500, size: 24 }], content: 'q 300 0 0 200 60 60 cm /Im1 Do Q' };
    const pages = async (...of: Parameters<typeof buildPdf>[0]) =>
      (await extract(buildPdf(of), '扫描.pdf')).pagesWithoutText.map(({ page, kind }) => `${page} ${kind}`);
    expect(await pages(stamped, stamped, sign)).toEqual(['1 scanned', '2 scanned', '3 empty']);
    expect(await pages(stamped)).toEqual(['1 scanned']);
    expect(await pages(cover, { texts: [full(700), full(670), full(640)], hasPicture: true })).toEqual([]);
  });

  it('does not call a paper a scan for one page of it', async () => {
    const page = { texts: [full(700)] };
    const scanned = { texts: [], hasPicture: true };
    const codes = async (...of: Parameters<typeof buildPdf>[0]) =>
      (await extract(buildPdf(of), '附件.pdf')).warnings.map(({ code }) => code);
    expect(await codes(page, page, scanned)).toEqual(['some-scanned-pages']);
    expect(await codes(page, scanned, scanned)).toEqual(['scanned-pages']);
  });

  it('calls pages whose words were drawn as outlines scanned too', async () => {
    const stroke = '10 10 m 20 20 30 30 40 10 c f\n';
    expect((await extract(buildPdf([{ texts: [], content: stroke.repeat(150) }]), '转曲.pdf')).pagesWithoutText).toEqual([
      { page: 1, kind: 'scanned' },
    ]);
  });

  it('calls a text layer unusable where its characters have no meaning, by page and as a whole', async () => {
    const lost = '\ue001\ue002\ue003\ue004文字';
    const codes = async (pages: string[]) => {
      const extraction = await extract(buildPdf(pages.map((text) => ({ texts: [line(text, 700)] }))), '字体.pdf');
      return [extraction.warnings.map(({ code }) => code), extraction.pagesWithoutText.map(({ page, kind }) => `${page} ${kind}`)];
    };
    expect(await codes([lost, lost])).toEqual([
      ['unmapped-fonts', 'unusable-text-layer'],
      ['1 unusable', '2 unusable'],
    ]);
    expect(await codes([FULL, FULL, lost])).toEqual([['unusable-text-layer'], ['3 unusable']]);
    expect(await codes([FULL])).toEqual([[], []]);
  });

  it('says that a file has no text, and refuses one that is no PDF inside', async () => {
    expect((await extract(buildPdf([{ texts: [] }]), '空白.pdf')).warnings.map((warning) => warning.code)).toEqual([
      'no-text',
      'empty-pages',
    ]);
    expect(await read(new TextEncoder().encode('%PDF-1.7\nnothing follows'), '坏.pdf')).toMatchObject({
      ok: false,
      failure: { code: 'damaged' },
    });
  });
});
