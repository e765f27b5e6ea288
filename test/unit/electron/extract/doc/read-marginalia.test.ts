import { describe, expect, it } from 'vitest';
import { PART } from '#electron/extract/doc/open-word-file.ts';
import { PROPERTY } from '#electron/extract/doc/read-properties.ts';
import { extract, read, shown } from '../read-blocks.ts';
import { changes, remarks } from '../show-marginalia.ts';
import { buildDoc, change, type DocParts, little, plain, positions, type TestParagraph, type TestRun } from './build-doc.ts';

/** The number that Word packs a time into. */
const packed = (month: number, day: number, hour: number, minute: number) =>
  (126 << 20) | (month << 16) | (day << 11) | (hour << 6) | minute;
const WANG = { author: 1, time: packed(3, 2, 9, 15) };
const LI = { author: 2, time: packed(3, 3, 16, 40) };
const byInsertion = ({ author, time } = WANG) => [
  ...change(PROPERTY.isInserted, 1),
  ...change(PROPERTY.insertionAuthor, ...little(author, 2)),
  ...change(PROPERTY.insertionTime, ...little(time, 4)),
];
const byDeletion = ({ author, time } = WANG) => [
  ...change(PROPERTY.isDeleted, 1),
  ...change(PROPERTY.deletionAuthor, ...little(author, 2)),
  ...change(PROPERTY.deletionTime, ...little(time, 4)),
];
const inserted = (text: string, by = WANG): TestRun => ({ text, changes: byInsertion(by) });
const deleted = (text: string, by = WANG): TestRun => ({ text, changes: byDeletion(by) });
const lengthAndText = (text: string) => [...little(text.length, 2), ...Buffer.from(text, 'utf16le')];
const table = (texts: readonly string[], extras: readonly (readonly number[])[] = []) => [
  ...[0xff, 0xff, ...little(texts.length, 2), ...little(extras[0]?.length ?? 0, 2)],
  ...texts.flatMap((text, index) => [...lengthAndText(text), ...(extras[index] ?? [])]),
];
const AUTHORS = { [PART.revisionAuthors]: table(['Unknown', '王敏', '李强']) };

function readDocument(parts: DocParts) {
  return extract(buildDoc({ ...parts, parts: { ...AUTHORS, ...parts.parts } }), '修订稿.doc');
}

describe('tracked changes of a Word 97 file', () => {
  it('keeps words put in and words taken out, with hand, time and place, while the text stands as accepted', async () => {
    const runs = [{ text: '自2026年' }, deleted('5'), inserted('6', LI), { text: '月起，全市' }, deleted('一律'), { text: '执行。' }];
    const extraction = await readDocument({ body: [{ runs }] });
    expect(shown(extraction)).toEqual(['自2026年6月起，全市执行。']);
    expect(changes(extraction)).toEqual(['deletion "5" 0:6 ""', 'insertion "6" 0:6 "6"', 'deletion "一律" 0:12 ""']);
    expect(extraction.revisions).toMatchObject([
      { author: '王敏', date: '2026-03-02T09:15' },
      { author: '李强', date: '2026-03-03T16:40' },
      { author: '王敏' },
    ]);
  });

  it('takes words that one put in and another took out as taken out', async () => {
    const both = { text: '又删', changes: [...byInsertion(WANG), ...byDeletion(LI)] };
    const extraction = await readDocument({ body: [{ runs: [{ text: '甲' }, both, { text: '乙' }] }] });
    expect(shown(extraction)).toEqual(['甲乙']);
    expect(extraction.revisions).toMatchObject([{ kind: 'deletion', text: '又删', author: '李强', date: '2026-03-03T16:40' }]);
  });

  it('follows changes over the ends of paragraphs, and keeps whole ones at the place where the next begins', async () => {
    const body: TestParagraph[] = [
      plain('前半句，', { markChanges: byDeletion() }),
      plain('后半句。'),
      { runs: [inserted('新增一段。', LI)], markChanges: byInsertion(LI) },
      { runs: [deleted('整段删去。')], markChanges: byDeletion() },
      plain('末段。'),
    ];
    const extraction = await readDocument({ body });
    expect(shown(extraction)).toEqual(['前半句，后半句。', '新增一段。', '末段。']);
    expect(changes(extraction)).toEqual([
      'deletion "\\n" 0:4 ""',
      'insertion "新增一段。\\n" 1:0 "新增一段。"',
      'deletion "整段删去。\\n" 2:0 ""',
    ]);
  });

  it('finds changes in tables, in emptied cells, rows taken out, notes, and at the very end', async () => {
    const inTable = change(PROPERTY.isInTable, 1);
    const cell = (...runs: TestRun[]): TestParagraph => ({ runs, mark: '\x07', changes: inTable });
    const rowEnd: TestParagraph = { runs: [], mark: '\x07', changes: [...inTable, ...change(PROPERTY.isRowEnd, 1)] };
    const extraction = await readDocument({
      body: [
        ...[cell({ text: '序号' }), cell({ text: '单位' }), rowEnd],
        ...[{ ...cell(deleted('0')), markChanges: byDeletion() }, cell(deleted('旧行')), { ...rowEnd, markChanges: byDeletion() }],
        ...[cell(deleted('9', LI)), cell({ text: '市税务局' }, inserted('牵头')), rowEnd],
        { runs: [{ text: '表后\x02' }, deleted('末句。')] },
      ],
      footnotes: [{ runs: [{ text: '\x02来源：' }, inserted('年鉴')] }],
      parts: { [PART.footnoteReferences]: positions([25, 30], [[1, 0]]), [PART.footnoteTexts]: positions([0, 7, 8]) },
    });
    expect(shown(extraction)).toEqual([
      [
        ['序号', '单位'],
        ['', '市税务局牵头'],
      ],
      '表后',
      '1 来源：年鉴',
    ]);
    expect(changes(extraction)).toEqual([
      'deletion "0\\t旧行\\n" 0:6 ""',
      'deletion "9" 0:6 ""',
      'insertion "牵头" 0:11 "牵头"',
      'deletion "末句。" 1:2 ""',
      'insertion "年鉴" 2:5 "年鉴"',
    ]);
  });

  it('leaves a document without changes as it is, even one that holds the characters used for marks', async () => {
    const extraction = await readDocument({ body: [plain('正文\ufdd0\ufde1\ufdd1如常。')] });
    expect(shown(extraction)).toEqual(['正文如常。']);
    expect([extraction.remarks, extraction.revisions, extraction.warnings]).toEqual([[], [], []]);
  });
});

describe('comments of a Word 97 file', () => {
  const description = (initials: string, author: number, tag = -1) => {
    const letters = Buffer.alloc(18);
    letters.write(initials, 'utf16le');
    return [...little(initials.length, 2), ...letters, ...little(author, 2), 0, 0, 0, 0, ...little(tag, 4)];
  };
  const detail = (time: number, back = 0) => [...little(time, 4), ...Array.from({ length: 6 }, () => 0), ...little(back, 4), 0, 0, 0, 0];
  const bookmark = (tag: number) => [...little(0x100, 2), ...little(tag, 4), ...little(-1, 4)];
  /** 一句话里的几个字‸。¶第二段。¶第三段‸‸。¶ */
  const commented: DocParts = {
    body: [plain('一句话里的几个字\x05。'), plain('第二段。'), plain('第三段\x05\x05。')],
    comments: [plain('\x05表述不准'), plain('请改'), plain('\x05可合并'), plain('\x05同意'), plain('')],
    parts: {
      [PART.commentReferences]: positions([8, 19, 20, 22], [description('WM', 0, 7), description('LQ', 1, 3), description('WM', 9)]),
      [PART.commentTexts]: positions([0, 9, 14, 18, 19]),
      [PART.commentAuthors]: ['王敏', '李强'].flatMap(lengthAndText),
      [PART.commentRangeTags]: table(['', ''], [bookmark(7), bookmark(3)]),
      [PART.commentRangeStarts]: positions(
        [5, 11, 22],
        [
          [0, 0, 0, 0],
          [1, 0, 0, 0],
        ],
      ),
      [PART.commentRangeEnds]: positions([8, 19, 22]),
      [PART.commentDetails]: [...detail(WANG.time), ...detail(LI.time), ...detail(WANG.time, -1)],
    },
  };

  it('are read with who said what about which words, across paragraphs, answers behind what they answer', async () => {
    const extraction = await readDocument(commented);
    expect(shown(extraction)).toEqual(['一句话里的几个字。', '第二段。', '第三段。']);
    expect(remarks(extraction)).toEqual(['表述不准\n请改 @ "几个字"', '可合并 @ "第二段。\\n第三段"', '同意 @ ""']);
    expect(extraction.remarks).toMatchObject([
      { id: 'r1', kind: 'comment', author: '王敏', date: '2026-03-02T09:15', quote: '几个字', replyTo: null },
      { id: 'r2', author: '李强', date: '2026-03-03T16:40', replyTo: null },
      { id: 'r3', author: 'WM', replyTo: 'r2' },
    ]);
  });

  it('are read without time and words spoken of where a file does not keep them', async () => {
    const { commentDetails, commentRangeTags, commentRangeStarts, commentRangeEnds } = PART;
    const left = [commentDetails, commentRangeTags, commentRangeStarts, commentRangeEnds].map((part) => [part, []]);
    const extraction = await readDocument({ ...commented, parts: { ...commented.parts, ...Object.fromEntries(left) } });
    expect(extraction.remarks.map(({ date, place }) => [date, place?.block, place?.start, place?.end])).toEqual([
      [null, 0, 8, 8],
      [null, 2, 3, 3],
      [null, 2, 3, 3],
    ]);
  });

  it('do not cost the text where what describes them is broken', async () => {
    for (const part of [PART.commentReferences, PART.commentTexts, PART.commentAuthors, PART.commentRangeTags, PART.commentRangeStarts]) {
      const whole = commented.parts?.[part] ?? [];
      for (let at = 0; at < whole.length; at += 3) {
        const bytes = whole.map((byte, index) => (index === at ? 0xff - byte : byte));
        const result = await read(buildDoc({ ...commented, parts: { ...commented.parts, [part]: bytes } }), 'a.doc');
        expect(result.ok && shown(result.extraction)).toEqual(['一句话里的几个字。', '第二段。', '第三段。']);
      }
    }
  });
});
