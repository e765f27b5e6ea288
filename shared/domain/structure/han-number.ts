const DIGITS = new Map<string, number>(
  [...'零一二三四五六七八九']
    .map((digit, value): [string, number] => [digit, value])
    .concat([
      ['〇', 0],
      ['○', 0],
      ['两', 2],
      ['壹', 1],
      ['贰', 2],
      ['叁', 3],
      ['肆', 4],
      ['伍', 5],
    ]),
);
const PLACES = new Map<string, number>([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Value of a Chinese number below ten thousand, or of a row of digits such as 二〇二二; `null` where it is neither. */
export function parseHanNumber(text: string): number | null {
  if (text === '') return null;
  const units = [...text];
  if (units.every((unit) => DIGITS.has(unit))) return units.reduce((sum, unit) => sum * 10 + (DIGITS.get(unit) ?? 0), 0);
  let total = 0;
  let pending: number | null = null;
  for (const unit of units) {
    const place = PLACES.get(unit);
    if (place !== undefined) {
      total += (pending ?? 1) * place;
      pending = null;
      continue;
    }
    const digit = DIGITS.get(unit);
    if (digit === undefined) return null;
    pending = digit;
  }
  return total + (pending ?? 0);
}
