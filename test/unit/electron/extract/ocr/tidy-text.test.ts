import { describe, expect, it } from 'vitest';
import { tidyText } from '#electron/extract/ocr/tidy-text.ts';
import { spentSince } from '#test/support/processor-time.ts';

describe('recognised text, tidied', () => {
  it.each([
    ['为 进一步 提升 服务 水 平 ， 制 定 本 措施 。', '为进一步提升服务水平，制定本措施。'],
    ['( 临 政 发 【2026] 12 号 ) 有 关 规 定', '（临政发〔2026〕12号）有关规定'],
    ['( 临 政 发 【2026j 12 号 )', '（临政发〔2026〕12号）'],
    ['各 县 《市 、 区 ) 人 民政 府', '各县（市、区）人民政府'],
    ['到 2027 年 底 ， 达 到 98.5% 以 上', '到2027年底，达到98.5%以上'],
    ['牵 头 单位 : 市 数据 局 ; 市 司法 局', '牵头单位：市数据局；市司法局'],
    ['（ 牵头 单位 ; 市 数据 局 ; 责任 单位 ； 市 司法 局 ）', '（牵头单位：市数据局；责任单位：市司法局）'],
    ['1. 压缩 时 间 ; 2. 推广 应 用', '1.压缩时间；2.推广应用'],
    ['根 据 《 临 江 市 条 例 》 ( 2026 年 )', '根据《临江市条例》（2026年）'],
    ['|I 临 政 办 发 【2026] 18 号 |', '临政办发〔2026〕18号'],
    ['I 类 事项', 'I类事项'],
    ['Happy  New Year 2026', 'Happy New Year 2026'],
    ['使用 Windows 10 系 统', '使用Windows 10系统'],
    ['', ''],
  ])('%s', (before, after) => {
    expect(tidyText(before)).toBe(after);
  });

  it('takes linear time over brackets without end', () => {
    const text = '《（〈'.repeat(40_000);
    const start = process.cpuUsage();
    expect(tidyText(text)).toHaveLength(text.length);
    expect(spentSince(start)).toBeLessThan(2_000);
  });
});
