/** Kinds of paper that a title ends with. */
const KIND =
  '(?:(?:通知|决定|意见|建议|承诺|责任|告知)书|通知|通告|公告|公示|通报|意见|决定|决议|命令|方案|办法|规定|细则|规则|措施|计划|规划|纲要|条例|复函|函|批复|请示|报告|纪要|清单|要点|说明|指南|标准|准则|章程)';
/** Kinds that sentences speak of as well: `关于……的讲话强调`. */
const SPOKEN_KIND = '(?:答复|公报|讲话|致辞|发言|一封信|公开信|倡议书)';
/** A stage or edition behind the kind, which is part of the title. */
const EDITION =
  '(?:[（(](?:第[一二三四五六七八九十\\d]{1,3}[号批期]|试行|暂行|草案|征求意见稿|送审稿|讨论稿|修订|修正|(?:19|20)\\d{2}年(?=[版修本])|(?:19|20)\\d{2}\\s?[-—–－~～至]{1,2}\\s?(?:19|20)\\d{2}年)[^（）()]{0,8}[）)])?';
const ADDRESSEE_END = '(?:单位|部门|政府|局|机构|公司|学校|处|办|委|院|厅|会|所|站|中心|区|县|市|企业|同志|居民|市民|银行)';
const DAY = '(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日';
/** Behind a day that stands by itself: nothing, a space, a bracket, or addressees; a sentence goes on. */
const DAY_END = `(?=$|\\s|[（(]|(?:各|[市县区省州])[^，。；！？:：“”《》\\d]{1,240}${ADDRESSEE_END}[:：])`;
/** What a paper begins with below its title: what follows a kind that is a word of the title itself is something else. */
const BODY = `(?:$|\\s|第[一1][编章节条部]|[（(](?!第|试行|暂行|草案|征求|送审|讨论|修订|修正|(?:19|20)\\d{2}\\s?[-—–－~～至])|为(?![主了]?[体要主])|根据|按照|依据|近[期年日来]|今年|目前|现[就将]|各(?![项类自种个])|同志们|(?:尊敬|亲爱)的|一、|一是|1[.．、](?!\\d)|(?:19|20)\\d{2}年(?!\\d{1,2}月(?:\\d{1,2}日)?[起前底末]|[起前底末])|[\\u4e00-\\u9fff]{0,12}[〔［[](?:19|20)\\d{2}[〕］\\]]|[\\u4e00-\\u9fff]{0,6}[省市县区州盟旗镇乡][\\u4e00-\\u9fff]{1,18}(?:局|委员会|政府|办公室|厅|委|院|部)${DAY}${DAY_END}|(?<=答复|函)[\\u4e00-\\u9fff·]{2,8}(?:代表|委员)[:：])`;
/** `……关于……的通知`: the kind behind 的 ends it, whatever follows but a word that goes on. */
const ABOUT = new RegExp(
  `的(?:[\\u4e00-\\u9fff]{2})?(?:${KIND}${EDITION}(?![》”』）)，、。；：]|(?:要求|精神|规定|和|及|与|等|中|后|上|下|的))|${SPOKEN_KIND}${EDITION}(?=${BODY}|[^，。；！？:：“”《》\\d]{2,40}[:：]))`,
  'g',
);
/** `……管理办法` without 关于. */
const PLAIN = new RegExp(`(?:${KIND}|${SPOKEN_KIND}(?!各(?!位)))${EDITION}(?=${BODY})`, 'g');
const LONGEST_TITLE = 120;
const SHORTEST_TITLE = 6;
/** Titles begin with a name, not with a reason or a number. */
const NO_TITLE = /^(?:为|根据|按照|依据|第[一二三四五六七八九十\d]+[章节条款]|[一二三四五六七八九十]{1,3}、|[（(]|\d(?!\d{3}年[^\d\s]))/;
/** Sentences that speak of a paper before they name it. */
const SENTENCE = /现将|印发给|请(?:认真|结合|遵照)|经.{2,10}同意|收悉/;

/** Who gives a paper out and when, where that stands below its title. */
const GIVEN_OUT = new RegExp(`^\\s{0,8}([\\u4e00-\\u9fff]{2,24}(?:局|委员会|政府|办公室|厅|委|院|部))\\s{0,4}(?=${DAY}${DAY_END})`);
const GIVEN_DAY = new RegExp(`^${DAY}`);

const NUMBER = /^\s{0,8}[\u4e00-\u9fff]{0,16}[〔［[（(](?:19|20)\d{2}[〕］\])）]\s?第?\d{1,5}\s?号/;
/** Below the title of a rule: when it was passed, published or takes effect. */
const REMARK = /^\s{0,8}[（(](?=[^（()）]{0,80}(?:公布|通过|施行|修[订正]|(?:19|20)\d{2}年))[^（()）]{4,90}[)）]/;
const ADDRESSEES = new RegExp(
  `^\\s{0,8}(?:同志们|[\\u4e00-\\u9fff·]{2,8}(?:代表|委员|先生|女士)|(?:尊敬|亲爱)的[^。；！？:：，]{1,40}|各[^。；！？:：“”《》\\d]{1,240}|[^。；！？:：“”《》\\d]{1,240}${ADDRESSEE_END})(?:[（(][^（()）]{1,20}[)）])?[:：]`,
);
/** Addressees that begin a line without a title, as pages have it that show the title apart. */
const BARE_ADDRESSEES = new RegExp(`^\\s{0,8}(?:各|市|县|区|省|州)[^。；:：“”]{1,200}${ADDRESSEE_END}[:：]`);

/**
 * A text that begins with a paper's title, number, remark or addressees, with or without spaces behind them: those parts, and the rest
 * behind them last. One part where it begins with none. Linear.
 */
export function splitOpening(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  const take = (length: number): void => {
    if (length === 0) return;
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  };
  take(titleLength(rest));
  const hasTitle = parts.length > 0;
  take(NUMBER.exec(rest)?.[0].length ?? 0);
  const publisher = hasTitle ? (GIVEN_OUT.exec(rest)?.[0].length ?? 0) : 0;
  take(publisher);
  if (publisher > 0) take(GIVEN_DAY.exec(rest)?.[0].length ?? 0);
  if (hasTitle) take(REMARK.exec(rest)?.[0].length ?? 0);
  take((parts.length > 0 ? ADDRESSEES : BARE_ADDRESSEES).exec(rest)?.[0].length ?? 0);
  return rest.trim() === '' ? parts : [...parts, rest];
}

/** Length of the title that a text begins with, leading space included; 0 where it begins with none. Linear. */
export function titleLength(text: string): number {
  const lead = /^\s{0,8}/.exec(text)?.[0].length ?? 0;
  const head = text.slice(lead, lead + LONGEST_TITLE);
  if (NO_TITLE.test(head)) return 0;
  // A sentence may begin with a year: only what a paper begins with below shows that a title does.
  const about = /^\d/.test(head) ? -1 : head.search(/关于|關於/);
  const end = (about >= 0 ? titleEnd(head, ABOUT, about) : 0) || titleEnd(head, PLAIN, 0);
  return end === 0 ? 0 : lead + end;
}

/** The agency before 关于 in a title; `null` where the title names none. */
export function titleIssuer(title: string): string | null {
  const name = /^\s{0,8}(\S{3,30})关于/.exec(title)?.[1];
  return name === undefined || /[《“（(]/.test(name) ? null : name;
}

function titleEnd(head: string, pattern: RegExp, from: number): number {
  for (const match of head.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const title = head.slice(0, end);
    if (match.index < from || end < SHORTEST_TITLE || isInside(title)) continue;
    return /[。；：！？:;!?]/.test(title) || (pattern === PLAIN && /[，,]/.test(title)) || SENTENCE.test(title) ? 0 : end;
  }
  return 0;
}

/** Does a title end inside brackets or quotes that it opened? */
function isInside(title: string): boolean {
  return /《[^》]*$|“[^”]*$|（[^）]*$|\([^)]*$/.test(title);
}
