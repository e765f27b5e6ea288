import { describe, expect, it } from 'vitest';
import { buildDocx, type DocxParts, paragraph, run } from '../build-docx.ts';
import { extract, read, shown } from '../read-blocks.ts';

const readBody = async (body: string, parts: Omit<DocxParts, 'body'> = {}) => extract(buildDocx({ body, ...parts }), '方案.docx');
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

describe('reading .docx', () => {
  it.each([
    ['transitional', {}],
    ['strict', { isStrict: true }],
    ['with a main part of another name', { mainPart: 'word/document2.xml' }],
  ])('reads a package %s', async (_name, parts) => {
    expect(shown(await readBody(paragraph('云岭县人民政府'), parts))).toEqual(['云岭县人民政府']);
  });

  it('gives headings, title and centring as evidence, through the chain of styles', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章标题"/><w:basedOn w:val="1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>';
    const body =
      paragraph('实施方案', '<w:pStyle w:val="t"/>') +
      paragraph('总则', '<w:pStyle w:val="own"/>') +
      paragraph('分级', '<w:outlineLvl w:val="2"/>') +
      paragraph('正文', '<w:pStyle w:val="own"/><w:outlineLvl w:val="9"/>');
    const { blocks } = await readBody(body, { styles });
    expect(blocks.map((block) => [block.style?.headingLevel, block.style?.isTitle, block.style?.isCentred])).toEqual([
      [null, true, true],
      [1, false, false],
      [3, false, false],
      [null, false, false],
    ]);
  });

  it('accepts insertions, leaves deletions out and joins paragraphs whose end was deleted', async () => {
    const body =
      `<w:p>${run('全市')}<w:ins>${run('各部门')}</w:ins><w:del><w:r><w:delText>各单位</w:delText></w:r></w:del><w:moveTo>${run('要落实')}</w:moveTo><w:moveFrom>${run('应')}</w:moveFrom></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半句')}</w:p>${paragraph('后半句')}`;
    const extraction = await readBody(body);
    expect(shown(extraction)).toEqual(['全市各部门要落实', '前半句后半句']);
    expect(extraction.warnings.map((warning) => warning.code)).toEqual(['tracked-changes']);
  });

  it('shows the results of fields, not their codes, over the ends of paragraphs', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body =
      `<w:p>${run('见')}${field('begin')}<w:r><w:instrText> REF a </w:instrText></w:r>${run('隐')}${field('separate')}${run('第三条')}${field('end')}${run('规定')}</w:p>` +
      `<w:p>${field('begin')}<w:r><w:t>不见</w:t></w:r></w:p><w:p>${run('仍不见')}${field('end')}${run('又见')}</w:p>`;
    expect(shown(await readBody(body))).toEqual(['见第三条规定', '又见']);
  });

  it('leaves hidden text out and keeps tabs, line breaks and symbols', async () => {
    const body = `<w:p>${run('甲')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:sym w:font="Wingdings 2" w:char="F052"/><w:noBreakHyphen/></w:r></w:p>`;
    expect(shown(await readBody(body))).toEqual(['甲\t乙', '丙☑-']);
  });

  it('shows framed characters, phonetic guides and check boxes, which fields have without a result', async () => {
    const field = (code: string, inside = '') =>
      `<w:r><w:fldChar w:fldCharType="begin">${inside}</w:fldChar></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const box = (properties: string) => `<w:ffData><w:checkBox>${properties}</w:checkBox></w:ffData>`;
    const guide = String.raw` EQ \* jc2 \* "Font:Song" \* hps10 \o\ad(\s\up 9(fēn),分)`;
    const body =
      `<w:p>${run('见')}${field(String.raw` eq \o\ac(○,12)`)}${run('和')}${field(String.raw` EQ \o\ac(□,急)`)}${run('件，')}${field(guide)}${run('析')}${field(' REF a ')}</w:p>` +
      `<w:p>${field(' FORMCHECKBOX ', box('<w:default w:val="0"/><w:checked/>'))}${run('同意')}${field(' FORMCHECKBOX ', box('<w:default w:val="0"/>'))}${run('不同意')}</w:p>`;
    expect(shown(await readBody(body))).toEqual(['见⑫和急件，分析', '☑同意□不同意']);
  });

  it('shows letters typed in a symbol font as the signs that they are', async () => {
    const typed = (text: string, font: string) =>
      `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${typed('R', 'Wingdings 2')}${run('同意')}${typed('£', 'Wingdings 2')}${run('R')}${typed('全部R', 'Arial')}</w:p>`;
    expect(shown(await readBody(body))).toEqual(['☑同意□R全部R']);
  });

  it('reads a web page that stands for paragraphs, and says so of other formats', async () => {
    const page =
      'MIME-Version: 1.0\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<p>嵌入的一段。</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>';
    const { blocks, warnings } = await readBody(
      `${paragraph('前文')}<w:altChunk r:id="rpage"/><w:altChunk r:id="rother"/>${paragraph('后文')}`,
      { page },
    );
    expect(blocks.map((block) => block.rows ?? block.text)).toEqual([
      '前文',
      '嵌入的一段。',
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
      '后文',
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['embedded-part']);
  });

  it('reads merged cells once and leaves covered ones empty', async () => {
    const body = `<w:tbl>${row(cell('序号'), cell('措施与单位', '<w:gridSpan w:val="2"/>'))}${row(cell('1', '<w:vMerge w:val="restart"/>'), cell('减环节'), cell('市税务局'))}${row(cell('x', '<w:vMerge/>'), cell('减时间'), cell('市住建局'))}</w:tbl>`;
    expect(shown(await readBody(body))).toEqual([
      [
        ['序号', '措施与单位', ''],
        ['1', '减环节', '市税务局'],
        ['', '减时间', '市住建局'],
      ],
    ]);
  });

  it('puts a nested table into its cell, and reads a frame of one cell as its paragraphs', async () => {
    const inner = `<w:tbl>${row(cell('甲'), cell('乙'))}${row(cell('丙'), cell('丁'))}</w:tbl>`;
    const outer = `<w:tbl>${row(`<w:tc>${paragraph('前')}${inner}${paragraph('')}</w:tc>`, cell('后'))}</w:tbl>`;
    expect(shown(await readBody(outer))).toEqual([[['前\n甲\t乙\n丙\t丁', '后']]]);
    expect(shown(await readBody(`<w:tbl>${row(`<w:tc>${paragraph('第一段')}${paragraph('第二段')}</w:tc>`)}</w:tbl>`))).toEqual([
      '第一段',
      '第二段',
    ]);
  });

  it('reads a text box once, after its paragraph, from the branch that is shown', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const body = `<w:p>${run('正文')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>${box('框内')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框内')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(shown(await readBody(body))).toEqual(['正文', '框内']);
  });

  it('puts notes after the paragraph that refers to them, numbered in order', async () => {
    const note = (id: number, text: string) => `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`;
    const footnotes = `<w:footnote w:id="-1" w:type="separator">${paragraph('—')}</w:footnote>${note(2, '数据来自市统计局。')}${note(5, '含开发区。')}`;
    const refer = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const { blocks } = await readBody(`<w:p>${run('增长5%')}${refer(5)}</w:p><w:p>${run('占比')}${refer(2)}</w:p>`, { footnotes });
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', '增长5%'],
      ['note', '1 含开发区。'],
      ['paragraph', '占比'],
      ['note', '2 数据来自市统计局。'],
    ]);
  });

  it('takes headers and the table of contents as furniture', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="c1"><w:name w:val="toc 1"/></w:style>';
    const extraction = await readBody(paragraph('一、目标\t1', '<w:pStyle w:val="c1"/>') + paragraph('一、目标'), {
      styles,
      header: paragraph('内部资料'),
    });
    expect(shown(extraction)).toEqual(['一、目标']);
    expect(extraction.furniture).toEqual(['内部资料', '一、目标\t1']);
  });

  it('never expands an entity', async () => {
    const docx = buildDocx({ body: paragraph('前后') });
    expect(shown(await extract(docx, 'a.docx'))).toEqual(['前后']);
    const hostile = buildDocx({ body: paragraph('见&xx;文') });
    const result = await read(hostile, '实体.docx');
    expect(result.ok && result.extraction.blocks[0]?.text).toBe('见&xx;文');
  });

  it('refuses XML that is nested absurdly and XML that is not well-formed', async () => {
    const deep = buildDocx({ body: `${'<w:customXml>'.repeat(2_000)}${'</w:customXml>'.repeat(2_000)}` });
    expect(await read(deep, '深.docx')).toMatchObject({ ok: false, failure: { code: 'too-large' } });
    expect(await read(buildDocx({ body: '<w:p><w:r></w:p>' }), '坏.docx')).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });

  it('does not follow a note that refers to itself', async () => {
    const footnotes = `<w:footnote w:id="1"><w:p>${run('自指')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>`;
    const extraction = await readBody(`<w:p>${run('文')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, { footnotes });
    expect(shown(extraction)).toEqual(['文', '1 自指']);
  });
});
