import { splitOpening, titleLength } from './opening-lines.ts';

const AGENCY_END = '(?:局|委员会|委|政府|办公室|厅|会|院|部|办|署|队|站|处|中心|公司|学校|大学|银行|小组|指挥部)';
const SIGNER = new RegExp(`^[\\u4e00-\\u9fff（）()〔〕]{2,40}${AGENCY_END}(?:[（(](?:代章|盖章)[)）])?$`);
/** Where one agency ends and the next begins that is named after the same place. */
const NEXT_SIGNER = new RegExp(`${AGENCY_END}(?=[\\u4e00-\\u9fff]{2,4}[市县区省州镇乡])`, 'g');
const HAN_DAY = '[〇○Ｏ零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日';
const DAY = new RegExp(`(?:(?:19|20)\\d{2}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日|${HAN_DAY})`, 'g');
/** The name of the last attachment, glued to the signers. */
const ATTACHMENT_NAME =
  /^[\u4e00-\u9fff（()]{2,40}?(?:表|清单|名单|目录|方案|办法|细则|规定|措施|图|台账|标准|指南|说明|守则|须知|回执|流程|预案|安排|汇总|样式|稿[）)]|试行[）)])(?=[\u4e00-\u9fff]{2,4}[市县区省州镇乡])/;
/** Longest row of signers that is looked for before a day. */
const SIGNATURE_WINDOW = 160;
/** What may follow a signature's day on the same line: a remark such as `（此件公开发布）`. */
const REMARK = /^\s{0,8}[（(][^（()）]{2,24}[)）]/;
/** Formulas that end a letter, a line of their own. */
const FORMULA =
  /(?<=[。！？；）)]\s{0,4})(?:特此(?:通知|公告|通告|通报|函告|函复|函达|报告|批复|公示|说明)|专此(?:函达|函复|报告)|此复|此致敬礼|(?:妥否|当否|可否)[，,]请(?:批示|批复|审示|示)|请予支持为盼|请予函复)[。！]?(?=\s|[（(]|附件|$|[\u4e00-\u9fff（）]{3,40}(?:19|20)\d{2}年)/g;
/** Behind a letter: whom to ask. */
const CONTACT =
  /(?<=[。！]\s{0,4})(?:[（(]联系人[:：]?[^（()）]{2,80}[)）]|联系(?:人|电话|方式)(?:及(?:电话|联系方式))?[:：][^。；]{2,80}(?:[。；]|$))/;

/**
 * Closing formulas, signers and day on lines of their own, wherever they stand; behind them a remark, and the opening of the paper that a
 * notice issues. `issuer` is the agency that the title names. Linear.
 */
export function splitClosing(part: string, issuer: string | null): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const day of part.matchAll(DAY)) {
    const end = day.index + day[0].length;
    if (day.index < from || !mayEndPaper(part, end)) continue;
    const before = part.slice(Math.max(from, day.index - SIGNATURE_WINDOW), day.index).trimEnd();
    const signers = signersAtEnd(before, issuer);
    if (signers === null && !(/(?:^|[。！])$/.test(before) && issuesPaper(part.slice(end, end + SIGNATURE_WINDOW)))) continue;
    const start = day.index - (part.slice(0, day.index).length - part.slice(0, day.index).trimEnd().length) - (signers?.length ?? 0);
    parts.push(...splitFormulas(part.slice(from, start)), ...splitSigners(signers ?? ''), day[0]);
    const remark = REMARK.exec(part.slice(end))?.[0] ?? '';
    if (remark !== '') parts.push(remark);
    from = end + remark.length;
  }
  if (from === 0) return [part];
  return [...parts, ...splitOpening(part.slice(from))];
}

/** A signature's day stands at the end, or before a remark, an attachment or the paper that is issued. */
function mayEndPaper(part: string, end: number): boolean {
  const rest = part.slice(end, end + SIGNATURE_WINDOW);
  return /^\s*$|^\s*[（(](?:此件|联系|信息|公开|主动)|^\s*(?:附件|抄送)|^\s/.test(rest) || titleLength(rest) > 0;
}

function issuesPaper(rest: string): boolean {
  return titleLength(rest.slice(REMARK.exec(rest)?.[0].length ?? 0)) > 0;
}

/** What stands behind a closing bracket or a telephone number. */
const BEHIND_OTHER = /(?<=[）)\d])[\u4e00-\u9fff〔〕]{2,40}(?:[（(](?:代章|盖章)[)）])?$/;

/** The row of signers that a text ends with; `null` where it ends with none. */
function signersAtEnd(before: string, issuer: string | null): string | null {
  const row = /[^。！？；：:”]*$/.exec(before.slice(-SIGNATURE_WINDOW))?.[0] ?? '';
  let start = row.length;
  // From the last name backwards: what stands before the first that is none belongs to the text.
  for (const name of row.split(/\s+/).reverse()) {
    if (name === '') continue;
    const signer = SIGNER.test(name) ? name : (BEHIND_OTHER.exec(name)?.[0] ?? '');
    if (!SIGNER.test(signer)) break;
    start = row.lastIndexOf(signer, start - signer.length);
    if (signer !== name) break;
  }
  const signers = row.slice(start);
  if (signers === '') return issuer !== null && before.endsWith(issuer) ? issuer : null;
  if (/\s/.test(signers)) return signers;
  const behindName = signers.slice(ATTACHMENT_NAME.exec(signers)?.[0].length ?? 0);
  if (behindName !== signers && SIGNER.test(behindName)) return behindName;
  // Glued to the text before: only the agency that the title names is known to begin there.
  return issuer !== null && signers.endsWith(issuer) ? issuer : signers;
}

/** Agencies one by one, also where nothing stands between them: the next is named after the same place. */
function splitSigners(row: string): string[] {
  return row.split(/\s+/).flatMap((names) => {
    const place = names.replace(/^中共/, '').slice(0, 2);
    const parts: string[] = [];
    let from = 0;
    for (const match of names.matchAll(NEXT_SIGNER)) {
      const end = match.index + match[0].length;
      if (!names.startsWith(place, end) && !names.startsWith(`中共${place}`, end)) continue;
      parts.push(names.slice(from, end));
      from = end;
    }
    return [...parts, names.slice(from)].filter((name) => name !== '');
  });
}

function splitFormulas(text: string): string[] {
  const cuts = [...text.matchAll(FORMULA)].flatMap((match) => [match.index, match.index + match[0].length]);
  const contact = CONTACT.exec(text);
  if (contact !== null) cuts.push(contact.index, contact.index + contact[0].length);
  cuts.sort((left, right) => left - right);
  const edges = [0, ...cuts, text.length];
  return edges.slice(1).map((end, index) => text.slice(edges[index] ?? 0, end));
}
