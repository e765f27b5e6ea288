import { describe, expect, it } from 'vitest';
import { buildDocx, type DocxParts, paragraph, run } from '../build-docx.ts';
import { extract, read, shown } from '../read-blocks.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** A Word 2003 document with this body; `rest` stands in front of it. */
function word2003(body: string, rest = ''): Uint8Array {
  return utf8(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>' +
      '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml" ' +
      'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" ' +
      `xmlns:st1="urn:schemas-microsoft-com:office:smarttags">${rest}<w:body><wx:sect>${body}</wx:sect></w:body></w:wordDocument>`,
  );
}

const item = (text: string, level: number) =>
  paragraph(text, `<w:listPr><w:ilvl w:val="${level}"/><w:ilfo w:val="1"/><wx:t wx:val="x"/></w:listPr>`);

describe('reading Word 2003 XML', () => {
  it.each(['方案.doc', '方案.xml'])('gives paragraphs with heading levels under the name %s', async (name) => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:default="on" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style></w:styles>';
    const body = `<wx:sub-section>${paragraph('总则', '<w:pStyle w:val="1"/>')}</wx:sub-section>${paragraph('正文', '<w:jc w:val="center"/>')}`;
    const extraction = await extract(word2003(body, styles), name);
    expect(shown(extraction)).toEqual(['总则', '正文']);
    expect(extraction.blocks.map(({ style }) => [style?.headingLevel, style?.isCentred])).toEqual([
      [1, false],
      [null, true],
    ]);
    expect(extraction.warnings).toEqual([]);
  });

  it('shows automatic numbers', async () => {
    const level = (index: number, format: number, text: string) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:nfc w:val="${format}"/><w:suff w:val="Nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const lists =
      `<w:lists><w:listDef w:listDefId="7">${level(0, 39, '%1、')}${level(1, 0, '%2.')}</w:listDef>` +
      '<w:list w:ilfo="1"><w:ilst w:val="7"/></w:list></w:lists>';
    const body = item('总体', 0) + item('思路', 1) + item('目标', 1) + item('任务', 0);
    expect(shown(await extract(word2003(body, lists), 'a.doc'))).toEqual(['一、总体', '1.思路', '2.目标', '二、任务']);
  });

  it('reads notes, smart tags, fields and tracked changes as what they show', async () => {
    const change = (type: string, inside: string) =>
      `<aml:annotation w:type="${type}" aml:author="甲"><aml:content>${inside}</aml:content></aml:annotation>`;
    const inside = [
      `<st1:place>${run('临江市')}</st1:place>`,
      change('Word.Insertion', run('应当')),
      change('Word.Deletion', '<w:r><w:delText>可以</w:delText></w:r>'),
      change('Word.Comment', paragraph('批注')),
      `<w:hlink w:dest="http://example.test">${run('公开')}</w:hlink>`,
      `<w:r><w:footnote>${paragraph('依据见附件。')}</w:footnote></w:r>`,
    ];
    const { blocks, warnings } = await extract(word2003(`<w:p>${inside.join('')}</w:p>`), 'a.doc');
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', '临江市应当公开'],
      ['note', '1 依据见附件。'],
    ]);
    expect(warnings.map((warning) => warning.code)).toContain('tracked-changes');
  });

  it('reads comments and changes with author, time and place', async () => {
    const made = (id: number, type: string, inside = '') =>
      `<aml:annotation aml:id="${id}" w:type="${type}" aml:author="王敏" aml:createdate="2026-03-02T09:15:00Z">${inside}</aml:annotation>`;
    const content = (inside: string) => `<aml:content>${inside}</aml:content>`;
    const inside = [
      run('全市'),
      made(1, 'Word.Deletion', content('<w:r><w:delText>可以</w:delText></w:r>')),
      made(2, 'Word.Insertion', content(run('应当'))),
      made(3, 'Word.Comment.Start'),
      run('公开'),
      made(3, 'Word.Comment.End'),
      `<w:r>${made(3, 'Word.Comment', content(paragraph('范围不明')))}</w:r>`,
    ];
    const { remarks, revisions } = await extract(word2003(`<w:p>${inside.join('')}</w:p>`), 'a.doc');
    expect(revisions.map(({ kind, text, place }) => [kind, text, place.start, place.end])).toEqual([
      ['deletion', '可以', 2, 2],
      ['insertion', '应当', 2, 4],
    ]);
    expect(revisions[0]).toMatchObject({ author: '王敏', date: '2026-03-02T09:15:00' });
    expect(remarks).toMatchObject([
      { text: '范围不明', quote: '公开', author: '王敏', place: { block: 0, start: 4, endBlock: 0, end: 6 } },
    ]);
  });

  it('reads merged cells, text boxes, and headers as furniture', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const body = [
      `<w:tbl><w:tr>${cell('序号', '<w:vmerge w:val="restart"/>')}${cell('任务')}</w:tr>`,
      `<w:tr>${cell('', '<w:vmerge/>')}${cell('单位')}</w:tr></w:tbl>`,
      `<w:p>${run('图示')}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('框内')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
      `<w:sectPr><w:hdr w:type="odd">${paragraph('海陵市文件')}</w:hdr><w:ftr w:type="odd">${paragraph('第1页')}</w:ftr></w:sectPr>`,
    ];
    const extraction = await extract(word2003(body.join('')), 'a.doc');
    const table = [
      ['序号', '任务'],
      ['', '单位'],
    ];
    expect(shown(extraction)).toEqual([table, '图示', '框内']);
    expect(extraction.furniture).toEqual(['海陵市文件', '第1页']);
  });

  it('calls a file that breaks off damaged', async () => {
    const whole = word2003(paragraph('正文'));
    expect(await read(whole.subarray(0, whole.length - 30), 'a.doc')).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });
});

describe('reading a flat package', () => {
  const PARTS = { body: paragraph('总体要求', '<w:pStyle w:val="H"/>') + paragraph('正文') };
  const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

  function flat({ body }: DocxParts, styles: string): Uint8Array {
    const part = (name: string, content: string) => `<pkg:part pkg:name="${name}"><pkg:xmlData>${content}</pkg:xmlData></pkg:part>`;
    const links = (type: string, target: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONSHIP}/${type}" Target="${target}"/></Relationships>`;
    return utf8(
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">' +
        part('/_rels/.rels', links('officeDocument', 'word/document.xml')) +
        part('/word/document.xml', `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`) +
        part('/word/_rels/document.xml.rels', links('styles', 'styles.xml')) +
        part('/word/styles.xml', `<w:styles xmlns:w="${WORD}">${styles}</w:styles>`) +
        '<pkg:part pkg:name="/word/vbaProject.bin"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part></pkg:package>',
    );
  }

  it('gives what the same document in an archive gives', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>';
    const archive = await extract(buildDocx({ ...PARTS, styles }), '方案.docx');
    const single = await extract(flat(PARTS, styles), '方案.doc');
    expect(single.blocks).toEqual(archive.blocks);
    expect(single.blocks[0]?.style?.headingLevel).toBe(1);
  });
});

describe('files beside Word documents in XML', () => {
  it.each(['带宏.docm', '模板.dotx', '带宏模板.dotm'])('reads %s as it reads a .docx, without a warning', async (name) => {
    const extraction = await extract(buildDocx({ body: paragraph('正文') }), name);
    expect(shown(extraction)).toEqual(['正文']);
    expect(extraction.warnings).toEqual([]);
  });

  it.each([
    ['数据.xml', '<?xml version="1.0"?><root><item>甲</item></root>', 'XML file'],
    ['表.xls', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', 'Excel workbook in a single XML file'],
  ])('says what %s is', async (name, text, detail) => {
    expect(await read(utf8(text), name)).toMatchObject({ failure: { code: 'unsupported', detail } });
  });
});
