import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { extractionOf } from './damaged-text.ts';

const LINES = [
  '海陵市人民政府办公室关于印发提升政务服务水平若干措施的通知',
  '各县区人民政府，市政府各部门、各直属机构：',
  '一、推行企业开办“一窗受理”，办理时间压缩至1个工作日以内。',
  '二、推广电子营业执照应用，实现各类场景互认。',
  '三、建立诉求快速响应机制，群众满意度达到95%以上。',
];
const read = (as: string, to: string): string[] => LINES.map((line) => iconv.decode(iconv.encode(line, as), to));

describe('text that was decoded with the wrong encoding', () => {
  it('reads UTF-8 again that was read as GBK, bytes that were lost included', () => {
    const { blocks, repairs } = repairText(extractionOf(read('utf8', 'gb18030')), byteCodecs);
    expect(blocks.map((block) => block.text)).toEqual(LINES);
    expect(repairs.every((repair) => repair.kind === 'encoding')).toBe(true);
    expect(repairs.some((repair) => !repair.certain)).toBe(true);
  });

  it.each([
    ['gb18030', 'latin1'],
    ['gb18030', 'win1252'],
    ['utf8', 'latin1'],
  ])('reads %s again that was read as %s', (as, to) => {
    const { blocks, repairs } = repairText(extractionOf(read(as, to)), byteCodecs);
    expect(blocks.map((block) => block.text)).toEqual(LINES);
    expect(repairs.map((repair) => repair.before)).toEqual(read(as, to));
  });

  it('reads it again where it was read so twice over', () => {
    const twice = read('utf8', 'latin1').map((line) => iconv.decode(iconv.encode(line, 'utf8'), 'latin1'));
    expect(repairText(extractionOf(twice), byteCodecs).blocks.map((block) => block.text)).toEqual(LINES);
  });

  it('guesses the bytes that Windows-1252 does not have, and says that it guessed', () => {
    const lossy = read('utf8', 'win1252');
    expect(lossy.join('')).toContain('\ufffd');
    const { blocks, repairs } = repairText(extractionOf(lossy), byteCodecs);
    expect(blocks.map((block) => block.text)).toEqual(LINES);
    expect(repairs.some((repair) => !repair.certain)).toBe(true);
  });

  it.each([
    ['gb18030', '海陵市行政审批局关于实行告知承诺制的说明'],
    ['win1252', '一、全面推行证明事项告知承诺，实现无证明办理。'],
  ])('takes question marks for the bytes of UTF-8 that were lost by reading it as %s, and leaves real ones', (to, sentence) => {
    const asked = `${sentence}由谁办理呢?`;
    const damaged = iconv.decode(iconv.encode(asked, 'utf8'), to).replaceAll('\ufffd', '?');
    expect(damaged.split('?').length).toBeGreaterThan(2);
    const { blocks, repairs } = repairText(extractionOf([damaged]), byteCodecs);
    expect(blocks[0]?.text).toBe(asked);
    expect(repairs.map(({ certain }) => certain)).toEqual([false]);
  });

  it.each([
    ['utf8', 'gb18030'],
    ['gb18030', 'latin1'],
    ['utf8', 'latin1'],
  ])('reads a name by itself again: %s read as %s', (as, to) => {
    for (const name of ['海陵市司法局', '王建国', '云岭县防汛办', '任务分工表', '优化营商环境']) {
      const damaged = iconv.decode(iconv.encode(name, as), to);
      const { blocks, repairs } = repairText(extractionOf([damaged]), byteCodecs);
      expect(blocks.map((block) => block.text)).toEqual([name]);
      expect(repairs.map(({ certain }) => certain)).toEqual([!damaged.includes('\ufffd')]);
    }
  });

  it('guesses lost bytes in labels that are spaced out by the word they are', () => {
    const lines = ['主 题 词：政务公开', '索 引 号：000/2026-00213', ...LINES];
    const damaged = lines.map((line) => iconv.decode(iconv.encode(line, 'utf8'), 'gb18030'));
    expect(damaged.slice(0, 2).join('').split('\ufffd').length).toBeGreaterThan(4);
    const { blocks, furniture } = repairText(extractionOf(damaged), byteCodecs);
    const read = [...furniture, ...blocks.map(({ text }) => text)].map((text) => text.replace(/\s/g, ''));
    expect(read).toEqual(expect.arrayContaining(['主题词：政务公开', '索引号：000/2026-00213']));
  });

  it('reads only the lines again that were damaged, in a paper that is whole but for them', () => {
    const damaged = read('utf8', 'gb18030');
    const lines = [...LINES.slice(0, 2), damaged[2] ?? '', ...LINES.slice(3)];
    const { blocks, repairs } = repairText(extractionOf(lines), byteCodecs);
    expect(blocks.map((block) => block.text)).toEqual(LINES);
    expect(repairs).toHaveLength(1);
  });

  it.each([
    ['Chinese', LINES],
    ['French', ['Le préfet a déjà été saisi de la requête, après délibération du conseil général.', 'Les élèves sont reçus à côté.']],
    ['a name', ['欧阳明月']],
    ['a name of rare characters', ['锛鐨娴']],
    ['French by itself', ['Où êtes-vous ? Çà et là']],
    ['German by itself', ['Ää Öö Üü']],
    ['signs', ['½¼ ±§¶ °C']],
    ['a question', ['什么？为什么？']],
    ['rare characters', ['锛与鐨皆为化学元素用字，涓流汇海，娓娓道来，鏈條相連。']],
  ])('leaves healthy %s alone', (_name, lines) => {
    expect(repairText(extractionOf(lines), byteCodecs).repairs).toEqual([]);
  });
});
