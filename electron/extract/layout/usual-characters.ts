/**
 * What the radicals from U+2E81 on look like, in order; an ideographic space where one has no character of its own (Unicode,
 * EquivalentUnifiedIdeograph).
 */
const RADICALS =
  '厂乛乚乙亻冂　　刂卜㔾　　兀尣尢　巳幺彑彐忄㣺扌攵　旡　月歺母民氵氺灬爫　丬　犭　疋罒示礻　糹纟罓罒　　　　　羋耂肀　　臼艹艹艹虎衤覀西见角　讠贝　车辶辶辶阝钅長镸长门　阝雨青韦页风飞食　飠饣　马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟';
const FIRST_RADICAL = 0x2e81;
/** What the vertical forms from U+FE10 and from U+FE30 on stand for, in order. */
const VERTICAL_FORMS: readonly (readonly [number, string])[] = [
  [0xfe10, '，、。：；！？〖〗…'],
  [0xfe30, '‥—–＿　（）｛｝〔〕【】《》〈〉「」『』　　［］'],
];
const UNUSUAL = /[\u2e81-\u2fd5\ufe10-\ufe19\ufe30-\ufe48]/;
const EACH_UNUSUAL = /[\u2e81-\u2fd5\ufe10-\ufe19\ufe30-\ufe48]/g;
const NOTHING = '\u3000';

function usual(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x2f00 && code <= 0x2fd5) return character.normalize('NFKC');
  const [first, characters] = VERTICAL_FORMS.findLast(([from]) => code >= from) ?? [FIRST_RADICAL, RADICALS];
  const found = characters.charAt(code - first);
  return found === '' || found === NOTHING ? character : found;
}

/**
 * Text with the characters that people type in place of those that fonts map glyphs to: radicals that look like characters (`⺠` for `民`), and
 * marks in their forms for vertical lines (`︒` for `。`). Nobody would find the text otherwise. As long as before.
 */
export function usualCharacters(text: string): string {
  return UNUSUAL.test(text) ? text.replace(EACH_UNUSUAL, usual) : text;
}
