/**
 * What the rules' patterns cannot match without, a bit each: most lines lack most of them, and to begin a pattern costs more than
 * all these bits, which one look at each character gives.
 */
export const SIGN = {
  digit: 1 << 0,
  colon: 1 << 1,
  openBracket: 1 << 2,
  closeBracket: 1 << 3,
  /** 《 */
  title: 1 << 4,
  /** 前 */
  before: 1 << 5,
  /** 内 */
  within: 1 << 6,
  /** 起 */
  from: 1 << 7,
  /** 牵, of 牵头 */
  lead: 1 << 8,
  /** 分 成 / 翻: what shares and doublings are written with */
  share: 1 << 9,
  /** 百, of 百分之 */
  hundred: 1 << 10,
  /** 半, of 一半 */
  half: 1 << 11,
  /** 零 */
  zero: 1 << 12,
  /** 一 to 十 and 两 */
  count: 1 << 13,
  /** 号 */
  number: 1 << 14,
  /** 本 */
  own: 1 << 15,
  /** 第 */
  ordinal: 1 << 16,
  /** 期, of 有效期 and 期限 */
  term: 1 << 17,
  /** What words for a way to reach somebody begin with, or hold */
  contact: 1 << 18,
  /** What words at the foot of a web page hold */
  footer: 1 << 19,
  /** 办, of 主办单位 */
  host: 1 << 20,
} as const;

const HOLDERS: readonly (readonly [number, string])[] = [
  [SIGN.digit, '0123456789'],
  [SIGN.colon, ':'],
  [SIGN.openBracket, '('],
  [SIGN.closeBracket, ')'],
  [SIGN.title, '《'],
  [SIGN.before, '前'],
  [SIGN.within, '内'],
  [SIGN.from, '起'],
  [SIGN.lead, '牵'],
  [SIGN.share, '分成/翻'],
  [SIGN.hundred, '百'],
  [SIGN.half, '半'],
  [SIGN.zero, '零'],
  [SIGN.count, '一两二三四五六七八九十'],
  [SIGN.number, '号'],
  [SIGN.own, '本'],
  [SIGN.ordinal, '第'],
  [SIGN.term, '期'],
  [SIGN.contact, '真话址寄@联信函机hw'],
  [SIGN.footer, '备码版支图扫载辑印闭读链篇错顶'],
  [SIGN.host, '办'],
];

const SIGNS = new Uint32Array(0x10000);
for (const [sign, characters] of HOLDERS) {
  for (let index = 0; index < characters.length; index += 1) {
    const code = characters.charCodeAt(index);
    SIGNS[code] = (SIGNS[code] ?? 0) | sign;
  }
}

/** Whether a UTF-16 unit is one that a sign stands for. */
export function isSign(code: number, sign: number): boolean {
  return ((SIGNS[code] ?? 0) & sign) !== 0;
}

/** The signs that a folded text holds. Linear. */
export function signsOf(key: string): number {
  let signs = 0;
  for (let index = 0; index < key.length; index += 1) signs |= SIGNS[key.charCodeAt(index)] ?? 0;
  return signs;
}
