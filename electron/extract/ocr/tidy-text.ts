/** Marks as a recogniser gives them, and as Chinese is set. */
const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' };
const HAN_OR_MARK = '[\\p{Script=Han}，。、；：？！（）《》〈〉“”‘’〔〕【】…—]';
const SPACE_BESIDE_HAN = new RegExp(`(?<=${HAN_OR_MARK})\\s+|\\s+(?=${HAN_OR_MARK})`, 'gu');
const MARK_AFTER_HAN = /(?<=[\p{Script=Han}》〉”’）〕%％])[,;:?!]|[,;:?!](?=[\p{Script=Han}《“])/gu;
/** The year of a document number is set in 〔〕, which recognisers take for any other bracket. */
const NUMBER_YEAR = /(?<=\p{Script=Han})[〔【［[〈「『(（{]((?:19|20)\d{2})[〕】］\]〉」』)）}jJ|]{1,2}\s*(?=(?:第)?\d{1,5}号)/gu;
/** Specks beside a line of Chinese, read as strokes. */
const SPECKS_AROUND = /^[|｜¦_~`\s]+[Il]?(?=[\p{Script=Han}（《“])|(?<=[\p{Script=Han}。；：）》”])[|｜¦_~`\s]+$/gu;
const CLOSING: Readonly<Record<string, string>> = { '》': '《', '〉': '〈' };

/** An opening mark that another kind closes was a bracket: `《市、区）` is `（市、区）`. Linear. */
function withBracketsPaired(text: string): string {
  const characters = [...text];
  const open: number[] = [];
  for (const [index, character] of characters.entries()) {
    if ('《〈（'.includes(character)) open.push(index);
    else if ('》〉）'.includes(character)) {
      const start = open.pop();
      if (start === undefined) continue;
      const opener = characters[start];
      const wanted = CLOSING[character] ?? '（';
      if (opener === wanted) continue;
      // Titles are closed more surely than brackets are opened: where one of the two is 》, the title wins.
      if (character === '）') characters[start] = '（';
      else if (opener === '（') characters[index] = '）';
      else characters[start] = wanted;
    }
  }
  return characters.join('');
}

/** A label of a bracket of responsibilities whose colon was read as a semicolon: （牵头单位；市财政局；责任单位；市审计局）. */
const LABEL_COLON =
  /(?<=^|[（；。])((?:牵头|责任|主责|主办|协办|配合|参与|实施)(?:单位|部门)|完成(?:时限|时间|期限))[；;](?=[\p{Script=Han}\p{N}])/gu;

/** Recognised text as a Chinese reader sets it: no spaces beside Han, full-width marks after it, 〔〕 in document numbers, a colon behind labels. */
export function tidyText(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text.replace(/\s+/g, ' ').trim();
  const spaced = text
    .replace(/[()]/g, (mark) => FULL_WIDTH[mark] ?? mark)
    .replace(SPACE_BESIDE_HAN, '')
    .replace(SPECKS_AROUND, '');
  const closed = spaced.replace(/\s+(?=[,;:.%])/g, '').replace(NUMBER_YEAR, '〔$1〕');
  const marked = closed.replace(MARK_AFTER_HAN, (mark) => FULL_WIDTH[mark] ?? mark);
  return withBracketsPaired(marked.replace(SPACE_BESIDE_HAN, '').replace(LABEL_COLON, '$1：')).trim();
}
