import { describe, expect, it } from 'vitest';
import { isPageLine } from '#shared/domain/repair/page-lines.ts';

describe('lines that only a page has', () => {
  it.each([
    '扫一扫在手机打开',
    '微信扫码分享',
    '【打印本页】【关闭窗口】',
    'TOP',
    '分享到：微信 微博',
    '上一篇：关于加强管网巡查的通知',
    '下一条: 没有了',
    '您现在的位置：首页>公开',
    '当前位置：云岭县',
    '首页 > 政务公开',
    '云岭县 首页 公开 服务',
    '【字体：大 中 小】',
    '字号：大 中 小',
    '[大 中 小]',
    '========',
    '————正文————',
    '页面链接与图片',
    '（责任编辑：甲乙）',
    '－12－',
    '· 3 ·',
    '第 3 页 共 9 页',
  ])('know %s', (line) => {
    expect(isPageLine(line)).toBe(true);
  });

  it.each(['', '第三条 本办法所称管网', '上一年度工作完成情况', '首页设计要求简明。', '分别由市财政局、市民政局负责', '打印纸统一采购'])(
    'leave %j to the text',
    (line) => {
      expect(isPageLine(line)).toBe(false);
    },
  );
});
