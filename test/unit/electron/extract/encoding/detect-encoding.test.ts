import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '#electron/extract/encoding/decode-text.ts';
import { detectEncoding } from '#electron/extract/encoding/detect-encoding.ts';

const SIMPLIFIED = [
  '临江市营商环境优化方案',
  '一、总体要求。坚持问题导向，到2026年底前，全市政务服务事项网上可办率达到95%以上。',
  '各县（市、区）人民政府，市政府各部门：',
  '（责任单位：市发展改革委、市财政局）',
  '云岭县人民政府办公室关于印发实施细则的通知\r\n\r\n各乡镇人民政府：\r\n',
];
const TRADITIONAL = [
  '臨江市優化營商環境實施意見',
  '一、總體要求。堅持問題導向，推進政務服務便利化。',
  '各縣（市、區）人民政府，市政府各部門：',
  '責任單位：市發展改革委、市財政局',
];

describe('detecting an encoding', () => {
  it.each(SIMPLIFIED.flatMap((text) => ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'].map((encoding) => [encoding, text] as const)))(
    'knows %s without a byte order mark: %s',
    (encoding, text) => {
      expect(detectEncoding(iconv.encode(text, encoding))).toBe(encoding);
    },
  );

  it.each(TRADITIONAL.flatMap((text) => ['utf-8', 'big5', 'utf-16le', 'utf-16be'].map((encoding) => [encoding, text] as const)))(
    'knows %s in traditional script: %s',
    (encoding, text) => {
      expect(detectEncoding(iconv.encode(text, encoding))).toBe(encoding);
    },
  );

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('believes the byte order mark of %s and drops it', (encoding) => {
    const bytes = iconv.encode('海陵市', encoding, { addBOM: true });
    expect(decodeText(bytes)).toMatchObject({ text: '海陵市', encoding });
  });

  it.each(SIMPLIFIED)('leaves Chinese that was read as Latin-1 once, and saved so, for the repair to find: %s', (text) => {
    const misread = iconv.encode(text, 'gb18030').toString('latin1');
    expect(detectEncoding(Buffer.from(misread, 'utf8'))).toBe('utf-8');
  });

  it('keeps UTF-8 with a bad byte in it as UTF-8, and counts what was lost', () => {
    const bytes = iconv.encode('全市各部门要加强协调配合，确保各项任务按期完成。', 'utf-8');
    bytes[31] = 0xff;
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.warnings.map((warning) => warning.code)).toEqual(['undecodable']);
  });

  it('finds the encoding of Chinese that begins late in a long ASCII text', () => {
    const bytes = Buffer.concat([Buffer.from(`${'0123456789 '.repeat(20_001)}\n`), iconv.encode(SIMPLIFIED[1] ?? '', 'gb18030')]);
    expect(detectEncoding(bytes)).toBe('gb18030');
  });

  it('reads ASCII as UTF-8 and a Western text as such', () => {
    expect(detectEncoding(Buffer.from('plain text'))).toBe('utf-8');
    expect(detectEncoding(iconv.encode('Le résumé de la réunion a été publié à la mairie.', 'windows-1252'))).toBe('windows-1252');
  });

  it.each(['陈丽华', '欧阳菲、诸葛亮', '值班表', '请假条', '海陵市水利局', '彭湃、马骁'])(
    'knows GBK by a name or a heading alone: %s',
    (text) => {
      expect(detectEncoding(iconv.encode(text, 'gb18030'))).toBe('gb18030');
    },
  );

  it.each(['陳麗華', '歐陽菲', '馮鞏強、蔣欣怡', '請假條', '值班表', '海陵市水利局'])(
    'knows Big5 by a name or a heading alone: %s',
    (text) => {
      expect(detectEncoding(iconv.encode(text, 'big5'))).toBe('big5');
    },
  );

  it.each(['海陵市气象局', '白塔街道办事处', '臨江市財政局', '关于秋季森林防火的通知'.repeat(60)])(
    'knows UTF-16 without a byte order mark, a line end, a digit or another sign of it: %s',
    (text) => {
      expect(detectEncoding(iconv.encode(text, 'utf-16le'))).toBe('utf-16le');
      expect(detectEncoding(iconv.encode(text, 'utf-16be'))).toBe('utf-16be');
    },
  );

  it.each(['Café', 'Résumé', 'naïve', 'Zürich', 'El Niño', 'Noël à la mairie', '25 °C', '½'])(
    'reads %s as Western, in one byte a letter or in UTF-8',
    (text) => {
      expect(detectEncoding(iconv.encode(text, 'windows-1252'))).toBe('windows-1252');
      expect(detectEncoding(iconv.encode(text, 'utf-8'))).toBe('utf-8');
    },
  );

  it.each([
    'A·B',
    '1·2·3',
    '·',
    'Part B · Where it applies',
    '· first point\n'.repeat(16),
    '10 × 20 cm',
    '§ 12',
    'x = α + β',
    'Ω',
    'π=3.14',
    'ΔT',
    'Отчёт',
    'Постановление',
    'Ανακοίνωση',
    'nǐ hǎo',
    'Hǎilíng Shì',
  ])('keeps flawless UTF-8 that hardly reads as Chinese: %s', (text) => {
    expect(detectEncoding(Buffer.from(text))).toBe('utf-8');
  });

  it.each(['小学', '女', '学校', '学校、小学', '陆路', '谢谢'])('knows GBK that is flawless UTF-8 by chance: %s', (text) => {
    expect(detectEncoding(iconv.encode(text, 'gb18030'))).toBe('gb18030');
  });

  it.each(['①', '②③', 'A①', '㈠', 'Ⅲ', '25 °C', '①总则'])('knows the signs of GBK that are letters of Big5: %s', (text) => {
    expect(detectEncoding(iconv.encode(text, 'gb18030'))).toBe('gb18030');
  });

  it('keeps a long Western or Russian text in UTF-8 as it is', () => {
    expect(detectEncoding(Buffer.from('Le résumé de la réunion a été publié à la mairie. '.repeat(9)))).toBe('utf-8');
    expect(detectEncoding(Buffer.from('Отчёт о проделанной работе. '.repeat(9)))).toBe('utf-8');
  });

  it('takes the encoding that a person chose', () => {
    expect(decodeText(iconv.encode('臨江市', 'big5'), 'Big5').text).toBe('臨江市');
  });
});
