import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { NO_ASSETS, readDocument } from '#electron/extract/read-document.ts';
import { extract, read, shown } from '../read-blocks.ts';

const rtf = (inside: string) =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset134 SimSun;}{\\f2\\fcharset136 MingLiU;}}${inside}}`,
    'latin1',
  );
const bytes = (text: string, encoding: string) =>
  [...iconv.encode(text, encoding)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');

describe('reading .rtf', () => {
  it('decodes bytes by the code page of their font, and the document’s where it has none', async () => {
    const extraction = await extract(
      rtf(`\\f1 ${bytes('临江市', 'gb18030')}\\f2 ${bytes('臨江市', 'big5')}\\f0 ${bytes('方案', 'gb18030')}\\par`),
      'a.rtf',
    );
    expect(shown(extraction)).toEqual(['临江市臨江市方案']);
  });

  it('decodes by the language of a file that names no code page', async () => {
    const file = (head: string, text: string) =>
      Buffer.from(`{\\rtf1\\ansi${head}\\deff0{\\fonttbl{\\f9\\fnil Song;}} ${text}\\par}`, 'latin1');
    expect(shown(await extract(file('\\deflang1033\\deflangfe2052', bytes('临江市', 'gb18030')), 'a.rtf'))).toEqual(['临江市']);
    expect(shown(await extract(file('\\deflang1028', bytes('臨江市', 'big5')), 'a.rtf'))).toEqual(['臨江市']);
    expect(shown(await extract(file('\\ansicpg1252\\deflangfe2052', "caf\\'e9"), 'a.rtf'))).toEqual(['café']);
  });

  it('reads a file that names neither code page nor language in what its bytes look like', async () => {
    const file = (text: string) => Buffer.from(`{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fnil Song;}}\\f0 ${text}\\par}`, 'latin1');
    const words = '海陵市人民政府办公室关于做好防汛工作的通知';
    expect(shown(await extract(file(bytes(words, 'gb18030')), 'a.rtf'))).toEqual([words]);
    expect(shown(await extract(file(bytes('海陵市人民政府辦公室關於做好防汛工作的通知', 'big5')), 'a.rtf'))).toEqual([
      '海陵市人民政府辦公室關於做好防汛工作的通知',
    ]);
    expect(shown(await extract(file("Caf\\'e9 de la gare"), 'a.rtf'))).toEqual(['Café de la gare']);
  });

  it('reads its bytes in the encoding that a person chose, and tells in which it read them', async () => {
    const wrong = Buffer.from(
      `{\\rtf1\\ansi\\ansicpg950\\deff0{\\fonttbl{\\f0\\fcharset136 Ming;}}\\f0 ${bytes('临江市通知', 'gb18030')}\\u20020?\\par}`,
      'latin1',
    );
    const guessed = await extract(wrong, 'a.rtf');
    expect(guessed.encoding).toBe('big5');
    expect(shown(guessed)).not.toEqual(['临江市通知临']);
    const chosen = await readDocument(wrong, { name: 'a.rtf', encoding: 'gb18030' }, NO_ASSETS);
    expect(chosen.ok && chosen.extraction.encoding).toBe('gb18030');
    expect(chosen.ok && shown(chosen.extraction)).toEqual(['临江市通知临']);
  });

  it('tells of no encoding where all of its text is Unicode, which leaves nothing to choose', async () => {
    expect((await extract(rtf('\\u20020?\\u27743?\\par'), 'a.rtf')).encoding).toBeNull();
    const japaneseFace = "{\\fonttbl{\\f7\\fnil\\fcharset128 \\'91\\'76\\'91\\'cc;}}";
    expect((await extract(rtf(`${japaneseFace}\\u20020?\\u27743?\\par`), 'a.rtf')).encoding).toBeNull();
  });

  it('reads signed and unsigned Unicode and steps over what stands in for it', async () => {
    const extraction = await extract(rtf("\\u20020?\\u-28440?\\uc2\\u37096\\'3f\\'3f\\uc0\\u38376 \\par"), 'a.rtf');
    expect(shown(extraction)).toEqual(['临部部门']);
  });

  it('puts a text box behind the paragraph that it is anchored in, which keeps its label', async () => {
    const box = `{\\shp{\\*\\shpinst{\\shptxt\\pard ${bytes('联系人：陈某', 'gb18030')}\\par}}}`;
    const extraction = await extract(
      rtf(`{\\listtext ${bytes('一、', 'gb18030')}\\tab}${box}${bytes('目标', 'gb18030')}\\par\\pard ${bytes('完', 'gb18030')}\\par`),
      'a.rtf',
    );
    expect(shown(extraction)).toEqual(['一、目标', '联系人：陈某', '完']);
  });

  it('shows list labels, fields’ results and notes, and keeps headers apart', async () => {
    const extraction = await extract(
      rtf(
        `{\\header ${bytes('内部资料', 'gb18030')}\\par}{\\stylesheet{\\s3 heading 2;}}{\\listtext ${bytes('一、', 'gb18030')}\\tab}\\s3 ${bytes('目标', 'gb18030')}{\\footnote ${bytes('见附件。', 'gb18030')}}\\par\\pard {\\field{\\*\\fldinst PAGE}{\\fldrslt ${bytes('第三条', 'gb18030')}}}{\\v hidden}{\\*\\unknown gone}\\par`,
      ),
      'a.rtf',
    );
    expect(shown(extraction)).toEqual(['一、目标', '1 见附件。', '第三条']);
    expect(extraction.blocks[0]?.style).toMatchObject({ listLabel: '一、', headingLevel: 2 });
    expect(extraction.furniture).toEqual(['内部资料']);
  });

  it('shows framed characters and the signs of symbol fonts', async () => {
    const fonts = '{\\fonttbl{\\f7\\fcharset2 Wingdings 2;}{\\f8\\fcharset134 Song;}}';
    const field = '{\\field{\\*\\fldinst {eq \\\\o\\\\ac(}{\\u9675 ?,3)}}{\\fldrslt }}';
    const link = '{\\field{\\*\\fldinst HYPERLINK "a"}{\\fldrslt x}}';
    const file = Buffer.from(`{\\rtf1\\ansi${fonts}\\f8 a${field}${link}{\\f7 R}{\\f7\\u-3933 ?}R\\par}`, 'latin1');
    expect(shown(await extract(file, 'a.rtf'))).toEqual(['a③x☑□R']);
  });

  it.each([
    ['', '各县政府，应当报送'],
    ['\\loch\\af7\\hich\\af7\\dbch\\af8', '各县政府，应当报送'],
  ])('reads Chinese in a run whose western type face has signs only%s', async (words, text) => {
    const fonts = '{\\fonttbl{\\f7\\fcharset2 Wingdings 2;}{\\f8\\fcharset134 Song;}}';
    const signs = "\\'a3\\'52 \\'a3";
    const file = rtf(`${fonts}{\\f7${words} R${bytes(text, 'gb18030')}R\\par}{\\f7 ${signs}\\par}`);
    expect(shown(await extract(file, 'a.rtf'))).toEqual([`☑${text}☑`, '□☑ □']);
  });

  it('reads a single Chinese character there where the file announces one', async () => {
    const fonts = '{\\fonttbl{\\f7\\fcharset2 Wingdings 2;}{\\f8\\fcharset134 Song;}}';
    const one = bytes('各', 'gb18030');
    const file = rtf(`${fonts}{\\f7\\loch\\af7\\hich\\af7\\dbch\\af8 ${one}\\loch\\f7 ${one}\\par}`);
    expect(shown(await extract(file, 'a.rtf'))).toEqual(['各□□']);
  });

  it('leaves out control words that are named like what each object has', async () => {
    expect(shown(await extract(rtf('a\\constructor b\\toString c\\par'), 'a.rtf'))).toEqual(['abc']);
  });

  it('reads tables', async () => {
    const row = (...cells: string[]) => `\\trowd\\pard\\intbl ${cells.map((cell) => `${bytes(cell, 'gb18030')}\\cell `).join('')}\\row `;
    const extraction = await extract(rtf(`${row('序号', '任务')}${row('1', '减环节')}\\pard ${bytes('表后', 'gb18030')}\\par`), 'a.rtf');
    expect(shown(extraction)).toEqual([
      [
        ['序号', '任务'],
        ['1', '减环节'],
      ],
      '表后',
    ]);
  });

  it('puts cells into the columns that their edges tell, merged ones once', async () => {
    const cell = (text: string) => `${bytes(text, 'gb18030')}\\cell `;
    const extraction = await extract(
      rtf(
        `\\trowd\\clvmgf\\cellx1000\\cellx5000\\cellx6000\\pard\\intbl ${cell('序号')}${cell('任务')}${cell('单位')}\\row ` +
          `\\trowd\\clvmrg\\cellx1000\\cellx3000\\cellx5000\\cellx6000\\pard\\intbl ${cell('')}${cell('名称')}${cell('时限')}${cell('牵头')}\\row ` +
          `\\trowd\\clmgf\\cellx1000\\clmrg\\cellx3000\\cellx5000\\cellx6000\\pard\\intbl ${cell('合计')}${cell('')}${cell('两项')}${cell('')}\\cell\\row `,
      ),
      'a.rtf',
    );
    expect(shown(extraction)).toEqual([
      [
        ['序号', '任务', '', '单位'],
        ['', '名称', '时限', '牵头'],
        ['合计', '', '两项', ''],
      ],
    ]);
  });

  it('reads a table within a cell, its rows as lines', async () => {
    const nested = (...cells: string[]) =>
      `${cells.map((text) => `\\pard\\intbl\\itap2 ${text}\\nestcell `).join('')}{\\*\\nesttableprops\\trowd\\cellx1200\\cellx2400\\nestrow}{\\nonesttables\\par}`;
    const extraction = await extract(
      rtf(
        `\\trowd\\cellx1000\\cellx5000\\pard\\intbl A\\cell ${nested('1', '2')}${nested('3', '4')}\\pard\\intbl B\\cell\\row ` +
          '\\trowd\\cellx1000\\cellx5000\\pard\\intbl C\\cell D\\cell\\row ',
      ),
      'a.rtf',
    );
    expect(shown(extraction)).toEqual([
      [
        ['A', '1\t2\n3\t4\nB'],
        ['C', 'D'],
      ],
    ]);
  });

  it('refuses absurd nesting and survives binary data and missing ends', async () => {
    expect(await read(rtf('{'.repeat(5_000)), 'a.rtf')).toMatchObject({ ok: false, failure: { code: 'too-large' } });
    expect(shown(await extract(rtf('{\\pict\\bin4 {{}}}ok'), 'a.rtf'))).toEqual(['ok']);
    expect(shown(await extract(Buffer.from('{\\rtf1 cut {\\b off'), 'a.rtf'))).toEqual(['cut off']);
  });
});
