import { foldText } from '../text/fold-text.ts';
import { bracketGroups } from './brackets.ts';
import { isResponsibilityText } from './responsibility-brackets.ts';
import { openLabelStart } from './responsibility-passages.ts';
import { findOutside, firstSentence } from './sentence.ts';

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

/** Splits the text behind a number label into title and body. Linear. */
export function readNumberedText(text: string): NumberedText {
  const whole = firstSentence(text);
  // `……平台,完成时限:2026年6月`: what the label says is no part of the title.
  const label = openLabelStart(foldText(whole));
  const sentence = label > 0 ? whole.slice(0, label) : whole;
  const colon = findOutside(sentence, '：:');
  const isColonTitle = colon > 0 && colon <= LONGEST_COLON_TITLE && !/https?$/.test(sentence.slice(0, colon));
  const titleEnd = isColonTitle ? colon : sentence.length;
  const core = withoutUnitBracket(text.slice(0, titleEnd));
  const title = trimTitle(core);
  const isColonContact = isColonTitle && CONTACT_LABEL.test(foldText(title));
  const rest = text.slice(titleEnd).replace(/^[。！!？?：:.\s]+/, '');
  const hasBody = trimTitle(withoutUnitBracket(rest)) !== '';
  return {
    title,
    titleEnd,
    hasBody,
    isHeading: !isColonContact && isHeading(title, { text, core, hasBody, isClosed: titleEnd < text.length }),
  };
}

function isHeading(
  title: string,
  about: { readonly text: string; readonly core: string; readonly hasBody: boolean; readonly isClosed: boolean },
): boolean {
  if (SPEAKS_OF_ITSELF.test(foldText(title)) || LAYS_DOWN.test(foldText(title))) return false;
  if (title === '' || /[；;]/.test(title) || /[；;]\s*$/.test(about.text)) return false;
  const commas = title.split(/[，,]/).length - 1;
  if (about.hasBody) return title.length <= LONGEST_RUN_IN_TITLE && commas <= 2;
  const hasUnits = about.core.trim().length < about.text.trim().replace(/[。.]$/, '').length;
  if (!about.isClosed && !hasUnits) return title.length <= LONGEST_HEADING_LINE && commas <= 2;
  return title.length <= LONGEST_CLOSED_HEADING && commas <= 1;
}

/** The text without a bracket of units at its end; other brackets stay. */
function withoutUnitBracket(text: string): string {
  let kept = text;
  for (let round = 0; round < 4; round += 1) {
    const trimmed = kept.replace(/[。.；;\s]{1,40}$/, '');
    const key = foldText(trimmed.slice(-LONGEST_UNIT_BRACKET));
    const last = bracketGroups(key).at(-1);
    if (last === undefined || last.end !== key.length || !isResponsibilityText(key.slice(last.start + 1, -1))) break;
    kept = trimmed.slice(0, trimmed.length - (key.length - last.start));
  }
  return kept;
}

/** Lists of thirty units stay well below this. */
const LONGEST_UNIT_BRACKET = 1200;

function trimTitle(text: string): string {
  return text.replace(/^[\s*]+/, '').replace(/[。．.：:；;，,、！!\s*]{1,40}$/, '');
}
