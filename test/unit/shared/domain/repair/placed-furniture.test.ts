import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { extractionOf } from './damaged-text.ts';

const repair = (...lines: string[]) => repairText(extractionOf(lines), byteCodecs);
const texts = (...lines: string[]) => repair(...lines).blocks.map((block) => block.text);

const BODY = [
  '海陵市水利局关于加强河道采砂管理的通知',
  '各县（市、区）水利局：',
  '为加强河道采砂管理，维护河势稳定，保障防洪和通航安全，现就有关事项通知如下，请认真贯彻执行，并及时报告工作情况。',
  '一、实行许可制度。未经许可不得采砂。',
  '联系电话：0000-1234567',
  '海陵市水利局',
  '2024年3月8日',
];

describe('furniture known by what stands beside it', () => {
  it('is the menu above a text and the foot of the site below it', () => {
    const { blocks, furniture } = repair(
      '网站首页',
      '政务公开',
      '您现在所在的位置：首页>信息公开',
      '信息索引：HL-2024-00123',
      '【字体：大 中 小】',
      ...BODY,
      '打印本页 关闭窗口',
      '分享到： 微信 微博',
      '相关链接',
      '主办单位：海陵市水利局',
      '网站地图 | 联系我们',
      '版权所有：海陵市水利局',
      '网站标识码：0000000000',
    );
    expect(blocks.map((block) => block.text)).toEqual(BODY);
    expect(furniture).toHaveLength(12);
  });

  it('is a catalogue whose labels stand above their values, kept as labelled lines', () => {
    const { blocks, furniture } = repair('索引号', 'HL001/2024-45', '发布机构', '海陵市水利局', '成文日期', '2024-03-08', ...BODY);
    expect(blocks.map((block) => block.text)).toEqual(BODY);
    expect(furniture).toEqual(['索引号：HL001/2024-45', '发布机构：海陵市水利局', '成文日期：2024-03-08']);
  });

  it.each([
    ['contact and organiser at the end of a text', [...BODY, '主办单位：海陵市水利局', '地址：海陵市文化路12号']],
    ['contact right above a site’s foot', [...BODY, '地址：海陵市文化路12号'], ['版权所有：海陵市水利局']],
    ['a chapter named like a menu', ['海陵市政务工作要点', '政务公开', '扩大公开范围，提高公开质量。', '政务服务', '推行一次办结。']],
    ['one label above a value', ['文号', '海水〔2024〕3号', ...BODY]],
    ['directions that begin like a page’s links', ['打印：A4纸双面打印，一式三份。', '下载：请登录网站下载申请表。', ...BODY]],
  ])('is not %s', (_name, lines, foot: string[] = []) => {
    expect(texts(...lines, ...foot)).toEqual(lines);
  });
});
