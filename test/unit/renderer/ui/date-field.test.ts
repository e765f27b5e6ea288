import { expect, it } from 'vitest';
import { dateOf } from '#renderer/ui/DateField.tsx';

it.each([
  ['', ''],
  [' 2026-06-30 ', '2026-06-30'],
  ['2026-6-3', '2026-06-03'],
  ['2026.6.30', '2026-06-30'],
  ['2026年6月30日', '2026-06-30'],
  ['2026-06-31', null],
  ['2026-6', null],
  ['06/30/2026', null],
  ['2026-13-01', null],
])('reads %j as the date %j', (text, date) => {
  expect(dateOf(text)).toBe(date);
});
