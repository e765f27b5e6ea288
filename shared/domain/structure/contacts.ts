import type { Contact } from '#shared/model/document.ts';
import { findAll } from '../text/find-all.ts';
import type { DocumentLayout } from './document-layout.ts';
import { SIGN } from './line-signs.ts';
import type { TextLine } from './text-line.ts';

type ContactKind = Contact['kind'];

interface LabelledPattern {
  readonly kind: ContactKind;
  /** What stands in every such label: most lines are done with by looking for it. */
  readonly sign: string;
  readonly label: RegExp;
  readonly value: RegExp;
}

const PHONE_VALUE =
  /^1[3-9]\d{9}(?!\d)|^(?:\+?86[- ]?)?(?:\(?0\d{2,3}\)?[- ]?)?\d{7,8}(?:-\d{1,6})?|^1\d{10}|^12\d{3}(?!\d)|^(?:400|800)[- ]?\d{3,4}[- ]?\d{3,4}/;

/** A label, then at once its value; both on folded text. Values end where the next field or sentence begins. */
const LABELLED: readonly LabelledPattern[] = [
  { kind: 'fax', sign: '真', label: /传 {0,4}真(?:号码|电话)?(?:\([^()]{0,10}\))? ?:? ?/g, value: PHONE_VALUE },
  { kind: 'phone', sign: '', label: /(?:电 {0,4}话|联系方式|手机)(?:号码)?(?:\([^()]{0,10}\))? ?:? ?/g, value: PHONE_VALUE },
  {
    kind: 'phone',
    sign: '联系人',
    label:
      /联系人(?:[及和、]?(?:联系)?(?:电话|方式|号码))? ?: ?[\u4e00-\u9fff·]{2,6}(?:\([^()]{1,16}\))?(?:、[\u4e00-\u9fff·]{2,6}(?:\([^()]{1,16}\))?){0,3}[,、;: ]{1,2}/g,
    value: PHONE_VALUE,
  },
  {
    kind: 'address',
    sign: ':',
    label: /(?:地 {0,4}址|邮寄至|寄送至|寄至|邮寄到|信函|书信|来信|来函|邮寄) ?: ?(?:来信)?(?:请?(?:邮)?寄(?:至|往|到|送至)? ?:? ?)?/g,
    value: /^[^。;,:\n]{4,80}/,
  },
  {
    kind: 'address',
    sign: '寄',
    label: /(?:邮寄|寄送|寄)(?:至|到) ?/g,
    value: /^(?=[^。;,:()\n]{2,60}(?:路|街|大道|巷|号|楼|大厦))[^。;,:\n]{4,80}/,
  },
];
/** One of these stands in every contact; it is a quick way past most lines. */
const MAY_HOLD_CONTACT = /[真话址寄@]|联系|信函|来[信函]|书信|手机|http|www/;
const ADDRESS_END = / ?(?:\(?邮 {0,2}编|\(?邮政编码|联系|电 {0,2}话|收件人|\(请|,|传真)/;
const WEB_ADDRESS = /(?:https?:\/\/|(?<![a-z0-9@./-])www\.)[a-z0-9.\-/_~%?#=&+:]{4,200}/g;

/** Where comments or questions go: labelled telephones, fax numbers and addresses, e-mail addresses, and for a consultation its page. Never a site's footer or a page's head. Linear. */
export function readContacts(layout: DocumentLayout, isConsultation: boolean): Contact[] {
  const contacts = new Map<string, Contact>();
  for (const [index, line] of layout.lines.entries()) {
    const role = layout.roles[index];
    const isText = role === 'body' || role === 'remark' || (role === 'header' && /电话|邮箱|传真/.test(line.key));
    const found =
      isText && (line.signs & SIGN.contact) !== 0 && MAY_HOLD_CONTACT.test(line.key) ? contactsOfLine(line, isConsultation) : [];
    if (found.length === 0 || isPageFooter(line.key)) continue;
    for (const contact of found) {
      const id = `${contact.kind} ${contact.value}`;
      if (!contacts.has(id)) contacts.set(id, contact);
    }
  }
  return [...contacts.values()];
}

function isPageFooter(key: string): boolean {
  return key.length <= 400 && /icp备|公网安备|网站标识码|版权所有|主办:|主办单位:|承办:|技术支持|网站地图|网站维护/.test(key);
}

interface PlacedContact extends Contact {
  readonly start: number;
}

function contactsOfLine(line: TextLine, isConsultation: boolean): readonly Contact[] {
  const found: PlacedContact[] = [...emailAddresses(line)];
  for (const { kind, sign, label, value } of LABELLED) {
    if ((kind === 'address' && !isConsultation) || !line.key.includes(sign)) continue;
    for (const match of findAll(label, line.key)) {
      const start = match.index + match[0].length;
      if (kind === 'address' && /(?:邮箱|网络|网页|电子邮件|标准|住所|经营|注册)$/.test(line.key.slice(0, match.index))) continue;
      for (const range of valuesAt(line.key, start, value, kind))
        found.push({ kind, value: line.text.slice(range.start, range.end), start: range.start });
    }
  }
  if (isConsultation && /意见|反馈|登录|网址/.test(line.key.slice(0, 2000))) {
    for (const match of findAll(WEB_ADDRESS, line.key)) {
      if (
        /^[/)\s]{0,4}(?:查询|查看|下载|浏览|公示|公布)/.test(
          line.key.slice(match.index + match[0].length, match.index + match[0].length + 10),
        )
      )
        continue;
      found.push({
        kind: 'url',
        value: line.text.slice(match.index, match.index + match[0].length).replace(/[.,)]+$/, ''),
        start: match.index,
      });
    }
  }
  return found.sort((left, right) => left.start - right.start).map(({ kind, value }) => ({ kind, value }));
}

interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** One value, or for telephones several joined by 、 or /. */
function valuesAt(key: string, from: number, value: RegExp, kind: ContactKind): readonly TextRange[] {
  const ranges: TextRange[] = [];
  let start = from;
  for (let round = 0; round < 6; round += 1) {
    const match = value.exec(key.slice(start, start + 100));
    if (match === null) break;
    const length = kind === 'address' ? addressLength(match[0]) : match[0].length;
    ranges.push({ start, end: start + length });
    const joint = /^(?: ?[、,/;或] ?| {1,4}(?=\d{7}))/.exec(key.slice(start + length, start + length + 12));
    if (joint === null || kind === 'address') break;
    start += length + joint[0].length;
  }
  return ranges;
}

function addressLength(value: string): number {
  const end = ADDRESS_END.exec(value);
  const address = (end === null ? value : value.slice(0, end.index)).trimEnd();
  const code = /\(\d{6}\)$/.exec(address);
  if (code !== null) return code.index;
  const open = address.lastIndexOf('(');
  // `某委员会(某路26号,邮政编码…`: a bracket that is cut off is left out with what it says.
  return open > 3 && !address.includes(')', open) ? open : address.length;
}

/** Grows outwards from each `@`: no pattern runs over the text. */
function* emailAddresses(line: TextLine): Iterable<PlacedContact> {
  const { key } = line;
  for (let at = key.indexOf('@'); at !== -1; at = key.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && /[a-z0-9._%+-]/.test(key.charAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < key.length && end - at < 128 && /[a-z0-9.-]/.test(key.charAt(end))) end += 1;
    while (/[.-]/.test(key.charAt(end - 1))) end -= 1;
    if (start < at && /\.[a-z]{2,}$/.test(key.slice(at + 1, end))) yield { kind: 'email', value: line.text.slice(start, end), start };
  }
}
