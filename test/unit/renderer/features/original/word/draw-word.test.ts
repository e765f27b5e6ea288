import { beforeAll, describe, expect, it } from 'vitest';
import { drawWord } from '#renderer/features/original/word/draw-word.ts';
import type { SheetElement, SheetNode } from '#renderer/features/original/word/sheet-node.ts';
import type { WordMessage, WordPart } from '#renderer/features/original/word/word-part.ts';
import { buildDocx, type DocxParts } from '../../../../electron/extract/build-docx.ts';

type Drawn = { readonly messages: readonly WordMessage[]; readonly parts: readonly WordPart[] };

async function draw(parts: DocxParts): Promise<Drawn> {
  const messages: WordMessage[] = [];
  for await (const message of drawWord(new Uint8Array(buildDocx(parts)))) messages.push(message);
  return { messages, parts: messages.flatMap((message) => (message.kind === 'parts' ? message.parts : [])) };
}

const textOf = (node: SheetNode): string => (typeof node === 'string' ? node : node[2].map(textOf).join(''));
const stretchesOf = ({ parts }: Drawn) => parts.filter((part) => part.kind === 'stretch');
const blocksOf = (drawn: Drawn): readonly string[] => stretchesOf(drawn).flatMap(({ nodes }) => nodes.map(textOf));
const elementsOf = (nodes: readonly SheetNode[]): readonly SheetElement[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elementsOf(node[2])]));
const drawnElements = (drawn: Drawn): readonly SheetElement[] => elementsOf(stretchesOf(drawn).flatMap(({ nodes }) => nodes));

const paragraph = (text: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const numbered = (text: string, list: number, level = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
const level = (index: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' +
  '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
const table = (rows: number, cell = (row: number): string => `<w:tc>${paragraph(`第${row}行`)}</w:tc>`.repeat(4)): string =>
  `<w:tbl><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>${Array.from({ length: rows }, (_, row) => `<w:tr>${cell(row)}</w:tr>`).join('')}</w:tbl>`;
const SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';

describe('drawing a Word document away from the window', () => {
  const LONG = Array.from({ length: 1_500 }, (_, index) => numbered(`推进村级公路养护工程第${index}项`, 1)).join('');
  let long: Drawn;
  beforeAll(async () => {
    long = await draw({ body: LONG + SECTION, numbering: NUMBERING });
  });

  it('writes the labels of lists as text, with starts of their own and legal numbers', async () => {
    const body = numbered('总则', 1) + numbered('目标', 1, 1) + numbered('措施', 2) + numbered('附则', 1);
    expect(blocksOf(await draw({ body, numbering: NUMBERING }))).toEqual(['一、总则', '1.1目标', '五、措施', '六、附则']);
  });

  it('writes the labels of lists in heads, notes and text boxes too, each counted by itself', async () => {
    const box = `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${numbered('框内', 1)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const note = '<w:p><w:r><w:t>附则</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    const section =
      '<w:sectPr><w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="rheader"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';
    const drawn = await draw({
      body: numbered('总则', 1) + box + note + numbered('目标', 1) + section,
      numbering: NUMBERING,
      header: numbered('页眉', 1),
      footnotes: `<w:footnote w:id="2">${numbered('脚注', 1)}</w:footnote>`,
    });
    const text = JSON.stringify(drawn.messages);
    const plain = [...text.matchAll(/[\u4e00-\u9fff、]+/g)].map(([words]) => words).join('');
    const wanted = ['一、总则', '一、框内', '二、目标', '一、页眉', '一、脚注'];
    expect(wanted.filter((words) => plain.includes(words))).toEqual(wanted);
  });

  it('draws a package in the strict variant alike', async () => {
    const drawn = await draw({ body: numbered('总则', 1) + SECTION, numbering: NUMBERING, isStrict: true });
    expect(blocksOf(drawn)).toEqual(['一、总则']);
    expect(drawn.messages[0]).toMatchObject({ kind: 'begun', width: expect.closeTo(793.7, 0) });
  });

  it('gives a long document in stretches of which none is long, all of its text once and in order', () => {
    const blocks = blocksOf(long);
    expect(blocks).toHaveLength(1_500);
    expect(blocks[10]).toBe('十一、推进村级公路养护工程第10项');
    expect(blocks.at(-1)).toBe('一千五百、推进村级公路养护工程第1499项');
    for (const { nodes } of stretchesOf(long)) expect(elementsOf(nodes).length).toBeLessThan(400);
  });

  it('draws the beginning of a long document first, on a sheet of the same size, and never anew', () => {
    expect(long.messages.map(({ kind }) => kind).slice(0, 2)).toEqual(['begun', 'parts']);
    expect(long.messages.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
    const [first] = long.messages.flatMap((message) => (message.kind === 'parts' ? [message.parts] : []));
    expect(first?.flatMap((part) => (part.kind === 'stretch' ? part.nodes : [])).length).toBeLessThan(60);
    expect(long.parts[0]).toMatchObject({ kind: 'sheet', element: ['section', { style: expect.stringContaining('width:595') }, []] });
  });

  it('begins anew where the whole document begins otherwise than its beginning alone', async () => {
    // The first section, whose size holds for the beginning, ends far behind it.
    const landscape = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>';
    const drawn = await draw({ body: LONG + landscape + paragraph('附件') + SECTION, numbering: NUMBERING });
    expect(drawn.messages.filter(({ kind }) => kind === 'begun')).toHaveLength(2);
    const second = drawn.messages.findLastIndex(({ kind }) => kind === 'begun');
    const parts = drawn.messages.slice(second).flatMap((message) => (message.kind === 'parts' ? message.parts : []));
    expect(blocksOf({ messages: [], parts })).toHaveLength(1_502);
    expect(parts[0]).toMatchObject({ kind: 'sheet', element: ['section', { style: expect.stringContaining('width:841') }, []] });
  });

  it('cuts a long table only between rows that no cell joins', async () => {
    const merged = (row: number): string =>
      `<w:tc><w:tcPr><w:vMerge${row % 50 === 0 ? ' w:val="restart"' : ''}/></w:tcPr>${paragraph('综合')}</w:tc>${`<w:tc>${paragraph(`第${row}行`)}</w:tc>`.repeat(3)}`;
    const drawn = await draw({ body: table(300, merged) });
    const tables = drawnElements(drawn).filter(([tag]) => tag === 'table');
    const rows = tables.map(([, , children]) => children.filter((child) => typeof child !== 'string' && child[0] === 'tr').length);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(300);
    expect(rows.every((count) => count % 50 === 0)).toBe(true);
  });

  it('gives a section without a page of its own the standard one, and leaves another one its size', async () => {
    const sheetOf = async (body: string): Promise<string> => {
      const [sheet] = (await draw({ body })).parts.flatMap((part) => (part.kind === 'sheet' ? [part.element] : []));
      return String(sheet?.[1]['style']);
    };
    const styles = [await sheetOf(paragraph('第一条')), await sheetOf(paragraph('第一条') + SECTION.replace('11906', '8391'))];
    expect(styles.map((style) => /width: ?595\.3pt/.test(style))).toEqual([true, false]);
  });

  it('draws the lines of a table whose colour the file leaves open', async () => {
    const borders = '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>';
    const drawn = await draw({ body: table(2).replace('<w:tblGrid>', `${borders}<w:tblGrid>`) });
    const cell = drawnElements(drawn).find(([tag]) => tag === 'td');
    expect(cell?.[1]['style']).toMatch(/border-top:0\.50pt solid;/);
  });

  it('draws signs of symbol fonts as characters that every machine has', async () => {
    const drawn = await draw({ body: '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>已落实</w:t></w:r></w:p>' });
    expect(blocksOf(drawn)).toEqual(['☑已落实']);
  });

  it('lets nothing lead out of the sheet or lie over the window', async () => {
    const shape =
      '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="position:fixed;width:90pt;z-index:99;background:url(http://example.invalid)" fillcolor="url(#a)"><v:textbox><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r>';
    const body = `<w:p><w:hyperlink w:anchor="x"><w:r><w:rPr><w:rFonts w:ascii="a;background:url(x)"/><w:color w:val="red;position:fixed"/></w:rPr><w:t>网址</w:t></w:r></w:hyperlink>${shape}</w:p>`;
    const drawn = await draw({ body });
    expect(blocksOf(drawn)).toEqual(['网址框内文字']);
    const attributes = drawnElements(drawn).flatMap(([, found]) => Object.entries(found));
    expect(attributes.filter(([name, value]) => ['href', 'src', 'id'].includes(name) || /url|fixed|z-index/i.test(value))).toEqual([]);
    expect(attributes).toContainEqual(['style', 'width:90pt;']);
  });

  it('says that a file is damaged whose XML is not well formed', async () => {
    await expect(draw({ body: '<w:p><w:r>' })).rejects.toMatchObject({ reason: 'damaged' });
  });
});
