import { describe, expect, it } from 'vitest';
import { formatListNumber } from '#shared/domain/numbering/format-list-number.ts';
import { buildDocx, paragraph } from '../build-docx.ts';
import { extract } from '../read-blocks.ts';

const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbered = (text: string, listId: number, index = 0) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="${listId}"/></w:numPr>`);
const OFFICIAL = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimalEnclosedCircle', '%4')}</w:abstractNum>`;
const list = (id: number, definition: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${more}</w:num>`;

async function labels(body: string, numbering: string, styles = ''): Promise<string[]> {
  const { blocks } = await extract(buildDocx({ body, numbering, styles }), '编号.docx');
  return blocks.map((block) => block.text);
}

describe('automatic numbering', () => {
  it('shows the levels of an official paper and restarts the inner ones', async () => {
    const body =
      numbered('目标', 1) +
      numbered('甲', 1, 1) +
      numbered('措施', 1, 2) +
      numbered('小项', 1, 3) +
      numbered('乙', 1, 1) +
      numbered('措施', 1, 2) +
      numbered('任务', 1);
    expect(await labels(body, OFFICIAL + list(1, 0))).toEqual([
      '一、目标',
      '（一）甲',
      '1.措施',
      '①小项',
      '（二）乙',
      '1.措施',
      '二、任务',
    ]);
  });

  it('counts lists of one definition on, and begins anew where an instance says so', async () => {
    const restart = list(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    const body = numbered('甲', 1) + numbered('乙', 3) + numbered('丙', 2) + numbered('丁', 2) + numbered('戊', 1);
    expect(await labels(body, OFFICIAL + list(1, 0) + restart + list(3, 0))).toEqual(['一、甲', '二、乙', '一、丙', '二、丁', '三、戊']);
  });

  it('keeps counting through groups where the level never restarts', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '（%1）')}${level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>${list(1, 0)}`;
    const body = numbered('甲', 1) + numbered('一', 1, 1) + numbered('二', 1, 1) + numbered('乙', 1) + numbered('三', 1, 1);
    expect(await labels(body, numbering)).toEqual(['（一）甲', '1.一', '2.二', '（二）乙', '3.三']);
  });

  it('writes joint numbers, in decimal where the level is legal, with a space before the text', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '第%1章', '')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>${list(1, 0)}`;
    expect(await labels(numbered('总则', 1) + numbered('2025年目标', 1, 1), numbering)).toEqual(['第I章 总则', '1.1 2025年目标']);
  });

  it('takes the list of a style, at the level bound to it, and leaves paragraphs out that say so', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '第%1章')}${level(1, 'chineseCounting', '第%2条', '<w:pStyle w:val="tiao"/>')}</w:abstractNum>${list(7, 0)}`;
    const styles =
      '<w:style w:type="paragraph" w:styleId="tiao"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>';
    const article = (text: string, more = '') => paragraph(text, `<w:pStyle w:val="tiao"/>${more}`);
    const body = article('适用范围。') + article('不编号。', '<w:numPr><w:numId w:val="0"/></w:numPr>') + article('职责。');
    expect(await labels(body, numbering, styles)).toEqual(['第一条 适用范围。', '不编号。', '第二条 职责。']);
  });

  it('follows a definition that stands for a numbering style', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="gw"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="gw"/>${level(0, 'ideographTraditional', '%1、')}</w:abstractNum>${list(1, 0)}`;
    expect(await labels(numbered('项', 1) + numbered('项', 1), numbering)).toEqual(['甲、项', '乙、项']);
  });

  it('does not number a paragraph that was deleted, and shows no bullets', async () => {
    const numbering = `${OFFICIAL}${list(1, 0)}<w:abstractNum w:abstractNumId="5">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>${list(5, 5)}`;
    const deleted = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>`;
    expect(await labels(numbered('甲', 1) + deleted + numbered('乙', 1) + numbered('点', 5), numbering)).toEqual([
      '一、甲',
      '二、乙',
      '点',
    ]);
  });

  it.each([
    [10, 'chineseCounting', '十'],
    [21, 'chineseCounting', '二十一'],
    [105, 'chineseCountingThousand', '一百零五'],
    [110, 'chineseCountingThousand', '一百一十'],
    [1001, 'chineseCountingThousand', '一千零一'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [20, 'decimalEnclosedCircle', '⑳'],
    [21, 'decimalEnclosedCircle', '㉑'],
    [99, 'decimalEnclosedCircle', '99'],
    [3, 'decimalEnclosedParen', '⑶'],
    [11, 'ideographTraditional', '甲'],
    [14, 'lowerRoman', 'xiv'],
    [28, 'upperLetter', 'BB'],
    [7, 'decimalZero', '07'],
    [12, 'decimalFullWidth', '１２'],
    [5, 'unheardOf', '5'],
  ])('writes %i in the style %s as %s', (value, format, text) => {
    expect(formatListNumber(value, format)).toBe(text);
  });
});
