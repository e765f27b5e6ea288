import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extract, read, shown } from '../read-blocks.ts';
import { buildOfd, line, NAMESPACE, page } from './build-ofd.ts';

const FULL = '加快推进政务服务事项标准化规范化便利化建设并持续压减';

describe('reading .ofd', () => {
  it('joins lines into paragraphs with their pages, and takes page numbers out', async () => {
    const first =
      line(FULL.slice(0, 23), 40, 60) +
      line(FULL.slice(0, 25), 30, 70) +
      line('办理时限。', 30, 80) +
      line(FULL.slice(0, 23), 40, 90) +
      line(FULL.slice(0, 25), 30, 100) +
      line('— 1 —', 100, 285);
    const second = line('审批环节。', 30, 40) + line('— 2 —', 100, 285);
    const extraction = await extract(buildOfd({ pages: [first, second] }), '通知.ofd');
    expect(shown(extraction)).toEqual([
      `${FULL.slice(0, 23)}${FULL.slice(0, 25)}办理时限。`,
      `${FULL.slice(0, 23)}${FULL.slice(0, 25)}审批环节。`,
    ]);
    expect(extraction).toMatchObject({ pages: 2, furniture: ['— 1 —', '— 2 —'] });
    expect(extraction.blocks.map((block) => block.page)).toEqual([1, 1]);
  });

  it('tells scanned pages from empty ones', async () => {
    const image = '<ofd:ImageObject ID="3" CTM="210 0 0 297 0 0" Boundary="0 0 210 297" ResourceID="5"/>';
    const extraction = await extract(buildOfd({ pages: [line('正文在此。', 30, 80), image, ''] }), '扫描.ofd');
    expect(extraction.pagesWithoutText).toEqual([
      { page: 2, kind: 'scanned' },
      { page: 3, kind: 'empty' },
    ]);
    expect(extraction.warnings.map(({ code }) => code)).toEqual(['scanned-pages', 'empty-pages']);
  });

  it('draws templates, composites and matrices, and tells of watermarks and signatures', async () => {
    const composite = `<ofd:CompositeObject Boundary="30 100 160 20" ResourceID="9"/>`;
    const turned = `<ofd:TextObject Boundary="30 140 160 6" CTM="0.5 0 0 0.5 0 0" Size="10"><ofd:TextCode X="0" Y="10" DeltaX="10 10">矩阵</ofd:TextCode></ofd:TextObject>`;
    const extraction = await extract(
      buildOfd({
        pages: [
          `${line('正文在此。', 30, 80)}${composite}${turned}</ofd:Layer></ofd:Content><ofd:Template TemplateID="7"/><ofd:Content><ofd:Layer>`,
        ],
        document: '<ofd:TemplatePage ID="7" BaseLoc="Tpls/T.xml"/><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
        body: '<ofd:Signatures>/Doc_0/Signatures.xml</ofd:Signatures>',
        more: {
          'Doc_0/Tpls/T.xml': page(line('模板抬头', 30, 60)),
          'Doc_0/DocumentRes.xml': `<ofd:Res ${NAMESPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9"><ofd:Content>${line('复合对象', 0, 0)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`,
          'Doc_0/Signatures.xml': `<ofd:Signatures ${NAMESPACE}><ofd:Signature ID="0"/></ofd:Signatures>`,
        },
      }),
      '公文.ofd',
    );
    expect(shown(extraction)).toEqual(['模板抬头', '正文在此。', '复合对象', '矩阵']);
    expect(extraction.warnings.map((warning) => warning.code)).toEqual(['signed']);
  });

  it('names the files that are attached, which it does not read', async () => {
    const list = (names: string) => `<ofd:Attachments ${NAMESPACE}>${names}</ofd:Attachments>`;
    const ofd = buildOfd({
      pages: [line('正文在此。', 30, 80)],
      document: '</ofd:CommonData><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments><ofd:CommonData>',
      more: {
        'Doc_0/Attachs/Attachments.xml': list(
          '<ofd:Attachment ID="1" Name="数据表" Format="xlsx"/><ofd:Attachment ID="2" Name="说明.txt"/>',
        ),
      },
    });
    expect((await extract(ofd, '公文.ofd')).warnings).toEqual([{ code: 'attached-files', message: 'not read: 数据表.xlsx, 说明.txt' }]);
  });

  it('leaves text out that is not to be seen, unless it lies over a scanned page', async () => {
    const hidden = line('看不见的文字', 30, 100).replace('<ofd:TextObject ', '<ofd:TextObject Visible="false" ');
    const image = '<ofd:ImageObject ID="3" CTM="210 0 0 297 0 0" Boundary="0 0 210 297" ResourceID="5"/>';
    expect(shown(await extract(buildOfd({ pages: [line('正文在此。', 30, 80) + hidden] }), 'a.ofd'))).toEqual(['正文在此。']);
    expect(shown(await extract(buildOfd({ pages: [image + hidden] }), 'a.ofd'))).toEqual(['看不见的文字']);
  });

  it('does without namespaces, with backslashes and without advances', async () => {
    const ofd = zipSync({
      'OFD.xml': strToU8('<OFD><DocBody><DocRoot>Doc_0\\Document.xml</DocRoot></DocBody></OFD>'),
      'doc_0/Document.xml': strToU8('<Document><Pages><Page ID="1" BaseLoc="P.xml"/><Page ID="2" BaseLoc="lost.xml"/></Pages></Document>'),
      'doc_0/P.xml': strToU8(
        '<x:Page><Content><Layer><TextObject Boundary="20 20 100 6" Size="5"><TextCode X="0" Y="5">没有间距</TextCode></TextObject></Layer></Content></x:Page>',
      ),
    });
    const extraction = await extract(ofd, 'a.ofd');
    expect(shown(extraction)).toEqual(['没有间距']);
    expect(extraction.warnings.map((warning) => warning.code)).toEqual(['damaged-page']);
  });

  it('keeps the numbers of the pages after one that the archive lacks', async () => {
    const ofd = buildOfd({ pages: [line('第一页正文。', 30, 60), '', line('第三页正文。', 30, 60)], without: ['Doc_0/Pages/P1.xml'] });
    const extraction = await extract(ofd, '缺页.ofd');
    expect(extraction.blocks.map(({ text, page }) => ({ text, page }))).toEqual([
      { text: '第一页正文。', page: 1 },
      { text: '第三页正文。', page: 3 },
    ]);
    expect(extraction).toMatchObject({ pages: 3, warnings: [{ code: 'damaged-page' }], pagesWithoutText: [] });
  });

  it('reads text that runs down the page as a line', async () => {
    const column = (text: string, x: number) =>
      `<ofd:TextObject Boundary="${x} 30 6 100" Size="5" ReadDirection="90"><ofd:TextCode X="0" Y="5" DeltaY="g ${text.length} 5">${text}</ofd:TextCode></ofd:TextObject>`;
    expect(shown(await extract(buildOfd({ pages: [column('竖排第一行文字', 100) + column('第二行', 90)] }), '竖.ofd')).join('')).toBe(
      '竖排第一行文字第二行',
    );
  });

  describe('an invoice', () => {
    const object = (x: number, y: number, size: number, code: string): string =>
      `<ofd:TextObject Boundary="${x} ${y} 60 6" Size="${size}">${code}</ofd:TextObject>`;
    /** As invoicing programs write it: the step behind the last character goes to the beginning of the next line. */
    const value = (x: number, y: number, text: string): string =>
      object(
        x,
        y,
        3,
        `<ofd:TextCode X="0" Y="3" DeltaX="g ${text.length - 1} 1.5 ${-1.5 * (text.length - 1)}" DeltaY="g ${text.length - 1} 0 3">${text}</ofd:TextCode>`,
      );
    const label = (x: number, y: number, text: string): string =>
      object(x, y, 3, `<ofd:TextCode X="0" Y="3" DeltaX="g ${text.length} 3">${text}</ofd:TextCode>`);
    const rule = (x1: number, y1: number, x2: number, y2: number): string =>
      `<ofd:PathObject Boundary="${x1} ${y1} 200 200"><ofd:AbbreviatedData>M 0 0 L ${x2 - x1} ${y2 - y1}</ofd:AbbreviatedData></ofd:PathObject>`;
    const grid = [...[50, 60, 90].map((y) => rule(10, y, 130, y)), ...[10, 50, 90, 130].map((x) => rule(x, 50, x, 90))].join('');

    it('has its values beside their labels, and its rows below each other', async () => {
      const head = [
        object(60, 4, 7, '<ofd:TextCode X="0" Y="6" DeltaX="g 6 7">增值税发票</ofd:TextCode>'),
        label(120, 6, '发票代码：'),
        value(135, 6, '050001700112'),
        label(120, 11, '发票号码：'),
        value(135, 11, '12235379'),
        label(120, 17, '开票日期：'),
        value(135, 17, '20260801'),
        label(10, 22, '机器编号：'),
        value(25, 22, '016000019299'),
        label(120, 22, '检验编码：'),
        value(135, 22, '16630282'),
      ].join('');
      const numbers = object(27, 61, 3, '<ofd:TextCode X="0" Y="3" DeltaX="0 0 0" DeltaY="5 5 5">123</ofd:TextCode>');
      const amounts = object(
        104,
        61,
        3,
        '<ofd:TextCode X="0" Y="3" DeltaX="1.5 -1.5 1.5 -1.5 1.5" DeltaY="0 5 0 5 0">101520</ofd:TextCode>',
      );
      const cells = [label(26, 53, '序号'), label(66, 53, '项目'), label(104, 53, '数量'), numbers, amounts].join('');
      const items = [label(66, 61, '茶叶'), label(66, 66, '纸张'), label(66, 71, '电池')].join('');
      expect(shown(await extract(buildOfd({ pages: [head + grid + cells + items] }), '发票.ofd'))).toEqual([
        '增值税发票 发票代码：050001700112',
        '发票号码：12235379',
        '开票日期：20260801',
        '机器编号：016000019299 检验编码：16630282',
        [
          ['序号', '项目', '数量'],
          ['1\n2\n3', '茶叶\n纸张\n电池', '10\n15\n20'],
        ],
      ]);
    });
  });

  describe('a certificate on a page that is wider than tall', () => {
    const WIDTH = 297;
    const HEIGHT = 210;
    /** A place on the wide page as it lies on an upright one, turned a quarter clockwise: its top is on the right. */
    const turned = (x: number, y: number): string => `0 1 -1 0 ${HEIGHT - y} ${x}`;
    const texts: readonly (readonly [string, number, number, number])[] = [
      ['云岭县特色产品认定证书', 93, 40, 10],
      ['编号：云认字二〇二六第十八号', 110, 60, 5],
      ['经审核，下列产品符合《云岭县特色产品认定办法》规定的条件，', 40, 80, 5],
      ['准予使用特色产品标志，有效期三年。', 30, 90, 5],
      ['产品', 42, 117, 5],
      ['数量', 142, 117, 5],
      ['高山云雾茶', 42, 127, 5],
      ['六百吨', 142, 127, 5],
      ['云岭县市场监督管理局', 130, 180, 5],
    ];
    const edges: readonly (readonly [number, number, number, number])[] = [
      ...[110, 120, 130].map((y) => [40, y, 240, y] as const),
      ...[40, 140, 240].map((x) => [x, 110, x, 130] as const),
    ];
    const contentOf = (matrix: (x: number, y: number) => string): string =>
      [
        ...texts.map(
          ([text, x, y, size]) =>
            `<ofd:TextObject Boundary="0 0 297 297" CTM="${matrix(x, y)}" Size="${size}"><ofd:TextCode X="0" Y="0" DeltaX="g ${text.length - 1} ${size}">${text}</ofd:TextCode></ofd:TextObject>`,
        ),
        ...edges.map(
          ([x1, y1, x2, y2]) =>
            `<ofd:PathObject Boundary="0 0 297 297" CTM="${matrix(x1, y1)}"><ofd:AbbreviatedData>M 0 0 L ${x2 - x1} ${y2 - y1}</ofd:AbbreviatedData></ofd:PathObject>`,
        ),
      ].join('');
    const expected = [
      '云岭县特色产品认定证书',
      '编号：云认字二〇二六第十八号',
      '经审核，下列产品符合《云岭县特色产品认定办法》规定的条件，准予使用特色产品标志，有效期三年。',
      [
        ['产品', '数量'],
        ['高山云雾茶', '六百吨'],
      ],
      '云岭县市场监督管理局',
    ];

    it('is read with its table', async () => {
      const area = `<ofd:Area><ofd:PhysicalBox>0 0 ${WIDTH} ${HEIGHT}</ofd:PhysicalBox></ofd:Area>`;
      const upright = page(contentOf((x, y) => `1 0 0 1 ${x} ${y}`)).replace('<ofd:Content>', `${area}<ofd:Content>`);
      const extraction = await extract(buildOfd({ pages: [''], more: { 'Doc_0/Pages/P0.xml': upright } }), '证书.ofd');
      expect(shown(extraction)).toEqual(expected);
    });

    it('is read the same where it was turned onto an upright page', async () => {
      const extraction = await extract(buildOfd({ pages: [contentOf(turned)] }), '证书.ofd');
      expect(shown(extraction)).toEqual(expected);
    });
  });

  it('does not follow a composite into itself, and refuses a package without a document', async () => {
    const self = '<ofd:CompositeObject Boundary="0 0 10 10" ResourceID="9"/>';
    const more = {
      'Doc_0/R.xml': `<ofd:Res ${NAMESPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9"><ofd:Content>${self}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`,
    };
    const looping = await extract(
      buildOfd({ pages: [self + line('完', 30, 60)], document: '<ofd:DocumentRes>R.xml</ofd:DocumentRes>', more }),
      'a.ofd',
    );
    expect(shown(looping)).toEqual(['完']);
    const empty = zipSync({ 'OFD.xml': strToU8('<OFD/>') });
    expect(await read(empty, 'a.ofd')).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });
});
