import { expect, it } from 'vitest';
import { inTitleMarks } from '#shared/domain/text/title-marks.ts';

it.each([
  ['临江市窗口服务办法', '《临江市窗口服务办法》'],
  ['关于公开征求《临江市窗口服务办法》意见的公告', '《关于公开征求〈临江市窗口服务办法〉意见的公告》'],
  ['关于转发《关于印发〈云岭县防汛方案〉的通知》的通知', '《关于转发〈关于印发《云岭县防汛方案》的通知〉的通知》'],
  ['右半》在前', '《右半》在前》'],
])('marks %s as a title', (title, marked) => {
  expect(inTitleMarks(title)).toBe(marked);
});
