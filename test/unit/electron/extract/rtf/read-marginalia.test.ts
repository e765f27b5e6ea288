import { describe, expect, it } from 'vitest';
import type { Extraction } from '#shared/model/extraction.ts';
import { extract, shown } from '../read-blocks.ts';
import { changes, remarks } from '../show-marginalia.ts';

const unicode = (text: string) =>
  [...text]
    .map((character) =>
      (character.codePointAt(0) ?? 0) < 128
        ? character
        : `\\u${(character.codePointAt(0) ?? 0) - ((character.codePointAt(0) ?? 0) > 0x7fff ? 0x10000 : 0)} ?`,
    )
    .join('');
/** The number that Word packs a time into; as a signed number, as it stands in RTF. */
const packed = (month: number, day: number, hour: number, minute: number, weekday = 0) =>
  (weekday << 29) | (126 << 20) | (month << 16) | (day << 11) | (hour << 6) | minute;
const WANG = packed(3, 2, 9, 15);
const LI = packed(3, 3, 16, 40, 5);
const AUTHORS = `{\\*\\revtbl {Unknown;}{${unicode('王敏')};}{${unicode('李强')};}}`;
const deleted = (text: string, author = 1, time = WANG) => `{\\deleted\\revauthdel${author}\\revdttmdel${time} ${unicode(text)}}`;
const inserted = (text: string, author = 1, time = WANG) => `{\\revised\\revauth${author}\\revdttm${time} ${unicode(text)}}`;
const from = (id: number) => `{\\*\\atrfstart ${id}}`;
const to = (id: number) => `{\\*\\atrfend ${id}}`;
const comment = (text: string, facts: string, author = '王敏') =>
  `{\\*\\atnid W}{\\*\\atnauthor ${unicode(author)}}\\chatn {\\*\\annotation{\\*\\atndate ${WANG}}${facts}\\pard\\plain ${unicode(text).replaceAll('\n', '\\par ')}}`;
const reference = (id: number) => `{\\*\\atnref ${id}}`;

function read(inside: string): Promise<Extraction> {
  return extract(Buffer.from(`{\\rtf1\\ansi\\ansicpg936\\uc1${AUTHORS}${inside}}`, 'latin1'), '修订稿.rtf');
}

describe('tracked changes of an .rtf', () => {
  it('keeps words put in and words taken out, with hand, time and place, while the text stands as accepted', async () => {
    const extraction = await read(
      `${unicode('自2026年')}${deleted('5')}${inserted('6', 2, LI)}${unicode('月起，全市')}${deleted('一律')}${unicode('执行。')}\\par`,
    );
    expect(shown(extraction)).toEqual(['自2026年6月起，全市执行。']);
    expect(changes(extraction)).toEqual(['deletion "5" 0:6 ""', 'insertion "6" 0:6 "6"', 'deletion "一律" 0:12 ""']);
    expect(extraction.revisions).toMatchObject([
      { author: '王敏', date: '2026-03-02T09:15' },
      { author: '李强', date: '2026-03-03T16:40' },
      { author: '王敏' },
    ]);
    expect(extraction.warnings.map(({ code }) => code)).toEqual(['tracked-changes']);
  });

  it('joins paragraphs whose end between them was taken out, and keeps whole ones at the place where the next begins', async () => {
    const end = '{\\deleted\\revauthdel1\\par }';
    const extraction = await read(
      `${unicode('前半句，')}${end}\\pard ${unicode('后半句。')}\\par {\\deleted ${unicode('整段。')}\\par }${unicode('末段。')}\\par`,
    );
    expect(shown(extraction)).toEqual(['前半句，后半句。', '末段。']);
    expect(changes(extraction)).toEqual(['deletion "\\n" 0:4 ""', 'deletion "整段。\\n" 1:0 ""']);
  });

  it('joins the pieces of one change, over formatting and over paragraphs', async () => {
    const by = `\\revised\\revauth2\\revdttm${LI}`;
    const extraction = await read(
      `${unicode('前段。')}\\par {${by} ${unicode('新')}{\\b ${unicode('增')}}\\par ${unicode('一段')}}${inserted('他人')}\\plain ${unicode('后文。')}\\par`,
    );
    expect(changes(extraction)).toEqual(['insertion "新增\\n一段" 1:0 "新增\\n一段"', 'insertion "他人" 2:2 "他人"']);
  });

  it('tells the two ends of a move, and takes words that were put in and taken out again as taken out', async () => {
    const extraction = await read(
      `{\\mvf\\mvauth1\\mvdate${WANG} ${unicode('移动。')}}${unicode('甲。')}{\\mvt\\mvauth1\\mvdate${WANG} ${unicode('移动。')}}` +
        `{\\revised\\revauth1\\deleted\\revauthdel2 ${unicode('又删')}}\\par`,
    );
    expect(shown(extraction)).toEqual(['甲。移动。']);
    expect(changes(extraction)).toEqual(['move-from "移动。" 0:0 ""', 'move-to "移动。" 0:2 "移动。"', 'deletion "又删" 0:5 ""']);
    expect(extraction.revisions.map(({ author }) => author)).toEqual(['王敏', '王敏', '李强']);
  });

  it('finds changes in the cells of a table, in emptied cells, emptied rows and at the very end', async () => {
    const row = (...cells: string[]) => `\\trowd\\pard\\intbl ${cells.map((cell) => `${cell}\\cell `).join('')}\\row `;
    const extraction = await read(
      `${row(unicode('序号'), unicode('单位'))}${row(deleted('0'), deleted('旧行'))}` +
        `${row(deleted('9'), unicode('市税务局') + inserted('牵头'))}\\pard ${unicode('表后')}\\par ${deleted('末句。')}`,
    );
    expect(shown(extraction)).toEqual([
      [
        ['序号', '单位'],
        ['', '市税务局牵头'],
      ],
      '表后',
    ]);
    expect(changes(extraction)).toEqual(['deletion "0旧行9" 0:6 ""', 'insertion "牵头" 0:11 "牵头"', 'deletion "末句。" 1:2 ""']);
  });

  it('leaves a document without changes as it is, even one that holds the characters used for marks', async () => {
    const extraction = await read(`${unicode('正文\ufdd0\ufde1\ufdd1如常。')}\\par`);
    expect(shown(extraction)).toEqual(['正文如常。']);
    expect([extraction.remarks, extraction.revisions, extraction.warnings]).toEqual([[], [], []]);
  });
});

describe('comments of an .rtf', () => {
  it('are read with who said what about which words, across paragraphs', async () => {
    const extraction = await read(
      `${unicode('一句话里的')}${from(3)}${unicode('几个字')}${to(3)}${comment('表述不准\n请改', reference(3))}${unicode('。')}\\par ` +
        `${from(4)}${unicode('第二段。')}\\par ${unicode('第三段')}${to(4)}${comment('可合并', reference(4), '李强')}${unicode('。')}\\par`,
    );
    expect(shown(extraction)).toEqual(['一句话里的几个字。', '第二段。', '第三段。']);
    expect(remarks(extraction)).toEqual(['表述不准\n请改 @ "几个字"', '可合并 @ "第二段。\\n第三段"']);
    expect(extraction.remarks).toMatchObject([
      { id: 'r1', kind: 'comment', author: '王敏', date: '2026-03-02T09:15', quote: '几个字', replyTo: null },
      { id: 'r2', author: '李强' },
    ]);
  });

  it('stand where they are referred to when they have no range, and keep those of one number apart', async () => {
    const extraction = await read(
      `${unicode('前段')}${comment('甲', '')}${comment('乙', reference(1))}${comment('丙', reference(1))}${unicode('后')}\\par`,
    );
    expect(shown(extraction)).toEqual(['前段后']);
    expect(extraction.remarks.map(({ text, place }) => [text, place?.start])).toEqual([
      ['甲', 2],
      ['乙', 2],
      ['丙', 2],
    ]);
  });

  it('follow the comment that they answer', async () => {
    const extraction = await read(
      `${unicode('正文')}${comment('请核实', reference(1))}${comment('已核实', `${reference(2)}{\\*\\atnparent -1}`)}\\par`,
    );
    expect(extraction.remarks.map(({ text, replyTo }) => [text, replyTo])).toEqual([
      ['请核实', null],
      ['已核实', 'r1'],
    ]);
  });

  it('are kept where the words they stand at were taken out, and take no part in headers', async () => {
    const extraction = await read(
      `{\\header ${unicode('页眉')}${comment('页眉批注', '')}\\par}{\\deleted\\revauthdel1 ${unicode('删去')}${comment('为何删去', '')}}${unicode('正文')}\\par`,
    );
    expect(shown(extraction)).toEqual(['正文']);
    expect(extraction.furniture).toEqual(['页眉']);
    expect(extraction.remarks.map(({ text }) => text)).toEqual(['为何删去']);
  });

  it('have no author where a writer left only question marks of the name', async () => {
    const extraction = await read(`${unicode('正文')}{\\*\\atnid ?}{\\*\\atnauthor ??}\\chatn{\\*\\annotation ${unicode('请补')}}\\par`);
    expect(extraction.remarks).toMatchObject([{ author: null, date: null, text: '请补' }]);
  });
});
