import { describe, expect, it } from 'vitest';
import type { Extraction } from '#shared/model/extraction.ts';
import { buildDocx, type DocxParts, paragraph, run } from '../build-docx.ts';
import { extract, shown } from '../read-blocks.ts';
import { changes, remarks } from '../show-marginalia.ts';

const BY_WANG = 'w:id="1" w:author="王敏" w:date="2026-03-02T09:15:00Z"';
const BY_LI = 'w:id="2" w:author="李强" w:date="2026-03-03T16:40:00Z"';
const deleted = (text: string, by = BY_WANG) => `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const inserted = (text: string, by = BY_WANG) => `<w:ins ${by}>${run(text)}</w:ins>`;
const from = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
const to = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
const comment = (id: number, text: string, paraId = '') =>
  `<w:comment w:id="${id}" w:author="王敏" w:date="2026-03-02T09:15:00Z" w:initials="王"><w:p${paraId === '' ? '' : ` w14:paraId="${paraId}"`}>${run(text)}</w:p></w:comment>`;

function read(parts: DocxParts): Promise<Extraction> {
  return extract(buildDocx(parts), '修订稿.docx');
}

describe('tracked changes of a .docx', () => {
  it('keeps words put in and words taken out, with hand, time and place, while the text stands as accepted', async () => {
    const extraction = await read({
      body: `<w:p>${run('  自2026年')}${deleted('5')}${inserted('6', BY_LI)}${run('月起，全市')}${deleted('一律')}${run('执行。')}</w:p>`,
    });
    expect(shown(extraction)).toEqual(['自2026年6月起，全市执行。']);
    expect(changes(extraction)).toEqual(['deletion "5" 0:6 ""', 'insertion "6" 0:6 "6"', 'deletion "一律" 0:12 ""']);
    expect(extraction.revisions[1]).toMatchObject({ id: 'v2', author: '李强', date: '2026-03-03T16:40:00' });
  });

  it('counts places behind the automatic number of a paragraph', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const extraction = await read({
      numbering,
      body: `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${inserted('总体')}${run('要求')}</w:p>`,
    });
    expect(shown(extraction)).toEqual(['一、总体要求']);
    expect(changes(extraction)).toEqual(['insertion "总体" 0:2 "总体"']);
  });

  it('counts lists of comments and notes apart from those of the text', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const listed = (inside: string) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${inside}</w:p>`;
    const extraction = await read({
      numbering,
      footnotes: `<w:footnote w:id="3">${listed(run('注释'))}</w:footnote>`,
      comments: `<w:comment w:id="1" w:author="王敏">${listed(run('意见'))}</w:comment>`,
      body: `${listed(`${from(1)}${run('甲')}${to(1)}<w:r><w:footnoteReference w:id="3"/></w:r>`)}${listed(run('乙'))}`,
    });
    expect(shown(extraction)).toEqual(['1.甲', '1 1.注释', '2.乙']);
    expect(extraction.remarks[0]).toMatchObject({ text: '1.意见', quote: '甲' });
  });

  it('joins the pieces of one change, over formatting and over paragraphs', async () => {
    const end = (by: string) => `<w:pPr><w:rPr><w:ins ${by}/></w:rPr></w:pPr>`;
    const extraction = await read({
      body:
        `${paragraph('前段。')}<w:p>${end(BY_WANG)}${inserted('新增')}${inserted('一段。')}</w:p>` +
        `<w:p>${end(BY_WANG)}${inserted('又一段。')}</w:p><w:p>${inserted('他人', BY_LI)}${run('后段。')}</w:p>`,
    });
    expect(changes(extraction)).toEqual([
      'insertion "新增一段。\\n又一段。\\n" 1:0 "新增一段。\\n又一段。"',
      'insertion "他人" 3:0 "他人"',
    ]);
  });

  it('keeps whole paragraphs that were taken out at the place where the next one begins', async () => {
    const gone = `<w:p><w:pPr><w:rPr><w:del ${BY_WANG}/></w:rPr></w:pPr>${deleted('整段删去。')}</w:p>`;
    const extraction = await read({ body: `${paragraph('前段。')}${gone}${gone}${paragraph('后段。')}` });
    expect(shown(extraction)).toEqual(['前段。', '后段。']);
    expect(changes(extraction)).toEqual(['deletion "整段删去。\\n整段删去。\\n" 1:0 ""']);
  });

  it('keeps what was taken out at the very end', async () => {
    const extraction = await read({ body: `${paragraph('前段。')}<w:p>${deleted('末句。')}</w:p>` });
    expect(shown(extraction)).toEqual(['前段。']);
    expect(changes(extraction)).toEqual(['deletion "末句。" 0:3 ""']);
  });

  it('tells the two ends of a move', async () => {
    const extraction = await read({
      body: `<w:p><w:moveFrom ${BY_WANG}>${run('移动的句子。')}</w:moveFrom>${run('甲。')}<w:moveTo ${BY_WANG}>${run('移动的句子。')}</w:moveTo></w:p>`,
    });
    expect(changes(extraction)).toEqual(['move-from "移动的句子。" 0:0 ""', 'move-to "移动的句子。" 0:2 "移动的句子。"']);
  });

  it('finds changes in the cells of a table, in emptied cells and in rows taken out', async () => {
    const cell = (inside: string) => `<w:tc><w:p>${inside}</w:p></w:tc>`;
    const extraction = await read({
      body:
        `<w:tbl><w:tr>${cell(run('序号'))}${cell(run('单位'))}</w:tr>` +
        `<w:tr><w:trPr><w:del ${BY_LI}/></w:trPr>${cell(deleted('0'))}${cell(deleted('旧行'))}</w:tr>` +
        `<w:tr>${cell(deleted('9'))}${cell(`${run('市税务局')}${inserted('牵头')}`)}</w:tr></w:tbl>`,
    });
    expect(shown(extraction)).toEqual([
      [
        ['序号', '单位'],
        ['', '市税务局牵头'],
      ],
    ]);
    expect(changes(extraction)).toEqual(['deletion "0\\t旧行\\n" 0:6 ""', 'deletion "9" 0:6 ""', 'insertion "牵头" 0:11 "牵头"']);
  });

  it('leaves a document without changes as it is, even one that holds the characters used for marks', async () => {
    const extraction = await read({ body: paragraph('正文\ufdd0\ufde1\ufdd1如常。') });
    expect(shown(extraction)).toEqual(['正文如常。']);
    expect([extraction.remarks, extraction.revisions]).toEqual([[], []]);
  });
});

describe('comments of a .docx', () => {
  it('reads who said what about which words, across paragraphs and between them', async () => {
    const extraction = await read({
      body:
        `<w:p>${run('一句话里的')}${from(0)}${run('几个字')}${to(0)}${run('。')}</w:p>` +
        `${from(1)}<w:p>${run('第二段。')}</w:p><w:p>${run('第三段')}${to(1)}${run('。')}</w:p>`,
      comments: comment(0, '表述不准') + comment(1, '两段可合并'),
    });
    expect(shown(extraction)).toEqual(['一句话里的几个字。', '第二段。', '第三段。']);
    expect(remarks(extraction)).toEqual(['表述不准 @ "几个字"', '两段可合并 @ "第二段。\\n第三段"']);
    expect(extraction.remarks[0]).toMatchObject({
      id: 'r1',
      kind: 'comment',
      author: '王敏',
      date: '2026-03-02T09:15:00',
      quote: '几个字',
      replyTo: null,
    });
  });

  it('puts answers behind what they answer, settled with it', async () => {
    const extraction = await read({
      body: `<w:p>${from(0)}${from(5)}${run('标题')}${to(0)}${to(5)}${from(7)}${run('正文')}${to(7)}</w:p>`,
      comments: comment(5, '同意', 'BB') + comment(7, '另一条', 'CC') + comment(0, '请核实', 'AA'),
      commentsExtended:
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/><w15:commentEx w15:paraId="CC" w15:done="0"/>',
    });
    expect(extraction.remarks.map(({ id, text, replyTo, isResolved }) => [id, text, replyTo, isResolved])).toEqual([
      ['r1', '请核实', null, true],
      ['r2', '同意', 'r1', true],
      ['r3', '另一条', null, false],
    ]);
  });

  it('keeps a comment on a place without words, and one whose place is lost', async () => {
    const extraction = await read({
      body: `${paragraph('前段。')}<w:p>${from(1)}${to(1)}</w:p><w:p><w:r><w:commentReference w:id="2"/></w:r>${run('后段。')}</w:p>`,
      comments: comment(3, '无处可放') + comment(2, '只有引用') + comment(1, '空段落'),
    });
    expect(remarks(extraction)).toEqual(['空段落 @ ""', '只有引用 @ ""', '无处可放 @ nowhere']);
    expect(extraction.remarks[0]?.place).toMatchObject({ block: 1, start: 0 });
  });

  it('reads comments that answer one another in a ring', async () => {
    const extraction = await read({
      body: paragraph('正文。'),
      comments: comment(1, '甲', 'AA') + comment(2, '乙', 'BB'),
      commentsExtended: '<w15:commentEx w15:paraId="AA" w15:paraIdParent="BB"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>',
    });
    expect(extraction.remarks).toHaveLength(2);
  });
});
