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
