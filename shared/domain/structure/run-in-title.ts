import { foldText } from '../text/fold-text.ts';
import { bracketGroups } from './brackets.ts';
import { isResponsibilityText } from './responsibility-brackets.ts';
import { openLabelStart } from './responsibility-passages.ts';
import { endsInSemicolon, findOutside, firstSentence } from './sentence.ts';

/** How a numbered line begins. */
export interface NumberedText {
  /** First sentence without trailing punctuation and without a trailing bracket of units. */
  readonly title: string;
  /** Offset in the given text where the title's sentence ends. */
  readonly titleEnd: number;
  /** More than the title stands on the line. */
  readonly hasBody: boolean;
  /** The first sentence serves as a heading, rather than being the provision itself. */
  readonly isHeading: boolean;
}

/** Longest first sentence that is taken for a run-in title. */
const LONGEST_RUN_IN_TITLE = 45;
/** Longest line that is taken for a heading although a full stop ends it. */
const LONGEST_CLOSED_HEADING = 30;
const LONGEST_HEADING_LINE = 80;
/** A title before a colon is shorter: longer ones introduce a list. */
const LONGEST_COLON_TITLE = 30;

/** `四、本通知自印发之日起施行`: a provision, and no heading. */
const SPEAKS_OF_ITSELF =
  /^本(?:通知|通告|公告|意见|办法|规定|细则|方案|措施|条例|政策|制度|实施[\u4e00-\u9fff]{2}|若干[\u4e00-\u9fff]{2})(?:自|由|从|所|适用|未|的|有效)/;
/** `违反本通告的,由公安机关处罚`: what happens to whom. */
const LAYS_DOWN = /的,(?:由|处|依法|依照|按照?|给予|应当|可以|不予|不得|一律|责令)/;
/** A way to send comments with its address: `电子邮件:…`, `信函:…`. */
const CONTACT_LABEL =
  /^(?:通过|以|采用)?(?:电子)?(?:邮箱|邮件|信箱|信函|来信|来函|书面|网络|网站|网上|网址|电话|传真|手机|微信|来电|来访|当面|现场|通[讯信]地址|邮寄地址|联系地址|地址|邮政?编码?|联系人|联系电话|联系方式|咨询电话|监督电话|收件人|单位地址|邮寄|(?:举报|投诉|受理|反馈|热线|值班|服务)(?:电话|邮箱|信箱|地址|渠道|方式))(?:地址|号码|方式|反馈|邮寄|提交|途径|渠道)?$|(?:寄|送|发|反馈|提交|报送)(?:至|到)$/;

/** Splits the text behind a number label into title and body; `key` is `text` folded. Linear. */
export function readNumberedText(text: string, key: string = foldText(text)): NumberedText {
  const whole = firstSentence(text);
  // `……平台,完成时限:2026年6月`: what the label says is no part of the title.
  const wholeKey = key.slice(0, whole.length);
  const label = openLabelStart(wholeKey);
  const isOpen = label > 0 && !bracketGroups(wholeKey).some((group) => group.start < label && label < group.end);
  const sentence = isOpen ? whole.slice(0, label) : whole;
  const colon = findOutside(sentence, '：:');
  const isColonTitle = colon > 0 && colon <= LONGEST_COLON_TITLE && !/https?$/.test(sentence.slice(0, colon));
  const titleEnd = isColonTitle ? colon : sentence.length;
  const core = withoutUnitBracket(text.slice(0, titleEnd), key.slice(0, titleEnd));
  const [from, to] = titleRange(core);
  const title = core.slice(from, to);
  const isColonContact = isColonTitle && CONTACT_LABEL.test(foldText(title.slice(title.search(/[^，,]*$/))));
  const restStart = skipMarks(text, TITLE_CLOSE, titleEnd);
  const [bodyFrom, bodyTo] = titleRange(withoutUnitBracket(text.slice(restStart), key.slice(restStart)));
  const hasBody = bodyFrom < bodyTo;
  return {
    title,
    titleEnd,
    hasBody,
    isHeading: !isColonContact && isHeading(title, key.slice(from, to), { text, core, hasBody, isClosed: titleEnd < text.length }),
  };
}

function isHeading(
  title: string,
  key: string,
  about: { readonly text: string; readonly core: string; readonly hasBody: boolean; readonly isClosed: boolean },
): boolean {
  const most = mostOfHeading(about);
  if (title === '' || title.length > most.characters || /[；;]/.test(title) || endsInSemicolon(about.text.slice(-LONGEST_MARKS)))
    return false;
  if (countCommas(title) > most.commas) return false;
  return !(key.startsWith('本') && SPEAKS_OF_ITSELF.test(key)) && !(key.includes('的,') && LAYS_DOWN.test(key));
}

function countCommas(title: string): number {
  let count = 0;
  for (let index = 0; index < title.length; index += 1) {
    const unit = title.charAt(index);
    if (unit === '，' || unit === ',') count += 1;
  }
  return count;
}

/** How long a title may be, and how many commas it may hold, to be a heading. */
function mostOfHeading(about: Parameters<typeof isHeading>[2]): { readonly characters: number; readonly commas: number } {
  if (about.hasBody) return { characters: LONGEST_RUN_IN_TITLE, commas: 2 };
  const hasUnits = about.core.trim().length < about.text.trim().replace(/[。.]$/, '').length;
  return !about.isClosed && !hasUnits ? { characters: LONGEST_HEADING_LINE, commas: 2 } : { characters: LONGEST_CLOSED_HEADING, commas: 1 };
}

/** The text without a bracket of units at its end; other brackets stay. `key` is `text` folded. */
function withoutUnitBracket(text: string, key: string): string {
  let end = text.length;
  for (let round = 0; round < 4; round += 1) {
    const trimmed = trimmedEnd(text.slice(0, end), BRACKET_ENDS);
    if (key.charAt(trimmed - 1) !== ')') break;
    const tail = key.slice(Math.max(0, trimmed - LONGEST_UNIT_BRACKET), trimmed);
    const last = bracketGroups(tail).at(-1);
    if (last === undefined || last.end !== tail.length || !isResponsibilityText(tail.slice(last.start + 1, -1))) break;
    end = trimmed - (tail.length - last.start);
  }
  return text.slice(0, end);
}

/** Lists of thirty units stay well below this. */
const LONGEST_UNIT_BRACKET = 1200;
/** Marks that are taken off an end at most. */
const LONGEST_MARKS = 40;

const SPACES =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const BRACKET_ENDS = marksOf('。.；;');
const TITLE_ENDS = marksOf('。．.：:；;，,、！!*');
const TITLE_BEGINS = marksOf('*');
/** Marks between a run-in title and the text behind it. */
const TITLE_CLOSE = marksOf('。！!？?：:.');

/** By UTF-16 unit: 1 for these marks and for every space. */
function marksOf(marks: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const mark of marks + SPACES) table[mark.charCodeAt(0)] = 1;
  return table;
}

/** Where a text ends without the marks at its end. Constant time. */
function trimmedEnd(text: string, marks: Uint8Array, from = 0): number {
  let end = text.length;
  while (end > from && text.length - end < LONGEST_MARKS && marks[text.charCodeAt(end - 1)] === 1) end -= 1;
  return end;
}

/** Where a text begins behind the marks that stand at `from`. Linear in them. */
function skipMarks(text: string, marks: Uint8Array, from: number): number {
  let start = from;
  while (start < text.length && marks[text.charCodeAt(start)] === 1) start += 1;
  return start;
}

/** Where a title begins and ends in a text, without the marks around it. */
function titleRange(text: string): readonly [number, number] {
  const from = skipMarks(text, TITLE_BEGINS, 0);
  return [from, trimmedEnd(text, TITLE_ENDS, from)];
}
