import { foldText } from '../text/fold-text.ts';
import type { TextLine } from './text-line.ts';

/** What a labelled line at the head of a page states. */
export type HeaderField =
  | 'title'
  | 'docNumber'
  | 'issuer'
  | 'publisher'
  | 'issueDate'
  | 'publishDate'
  | 'effectiveDate'
  | 'indexNumber'
  | 'other';

/** A labelled value: `field` as told by its label, `value` as written, trimmed, `''` where the page leaves it blank. */
export interface HeaderValue {
  readonly field: HeaderField;
  readonly value: string;
}

const LABELS: readonly (readonly [HeaderField, string])[] = [
  ['indexNumber', '索引号|信息索引号|信息索引|索取号'],
  ['docNumber', '发文字号|文号|文件编号|发文文号|公文文号|文件号|发文号|文件文号|信息文号'],
  ['issueDate', '成文日期|成文时间|颁布日期|颁布时间|发文日期|发文时间|生成日期|生成时间|印发日期|印发时间|制发日期|签发日期'],
  ['publishDate', '发布日期|发布时间|公开日期|公开时间|公布日期|发稿时间|时间|日期|上传时间|信息时间|更新时间|更新日期'],
  ['effectiveDate', '施行日期|实施日期|生效日期|生效时间|施行时间|实施时间'],
  ['issuer', '发文机关|发文单位|发文机构|制定机关|颁布单位|颁布机关|颁布部门|印发机关|制发机关|制发单位|印发单位|公布机关|发文部门'],
  ['publisher', '发布机构|发布单位|发布机关|发布部门|公开责任部门|公开主体|起草单位|信息来源|来源|供稿单位'],
  ['title', '标题|公文名称|文件名称|信息名称|名称|文件标题'],
  [
    'other',
    '主题分类|主题词|公开方式|公开形式|公开范围|公开类别|组配分类|信息分类|分类|体裁分类|体裁|服务对象|浏览次数|浏览量|阅读次数|阅读量|点击数|点击量|点击率|点击|浏览|访问量|字体|字号|字体大小|分享|分享到|栏目|所属栏目|原文链接|本地目录|有效性|效力状态|是否有效|时效性|失效日期|废止日期|统一编号|规范性文件编号|登记号|检索时间|检索关键词|作者|编辑|责任编辑|审核|打印|关键词|关键字|内容概述|信息类别|有效期|签发人|保存|视力保护色|访问次数|页面链接与图片详见|文件类型|文种|公开目录|公文目录|下载地址',
  ],
];

const FIELD_OF = new Map<string, HeaderField>(
  LABELS.flatMap(([field, labels]) => labels.split('|').map((label): [string, HeaderField] => [label, field])),
);
/** How labels end, each of them whole among these: words before a colon that end otherwise are none. */
const LABEL_ENDS = new Set([...FIELD_OF.keys()].flatMap((label) => Array.from(label, (_character, index) => label.slice(index))));
const LONGEST_LABEL = 14;
/** Longest line that is read as fields: a page's head is short lines. */
const LONGEST_HEADER_LINE = 600;

/** The labelled values of a line, in order; empty where the line is no line of fields. Linear. */
export function readHeaderValues(line: Pick<TextLine, 'text' | 'key'>): readonly HeaderValue[] {
  const { key, text } = line;
  if (key.length > LONGEST_HEADER_LINE) return [];
  if (text.trimStart().startsWith('【')) return readBracketedValues(text);
  const marks: { readonly field: HeaderField; readonly start: number; readonly valueStart: number }[] = [];
  for (let colon = key.indexOf(':'); colon !== -1; colon = key.indexOf(':', colon + 1)) {
    const mark = labelBefore(key, colon);
    if (mark !== null && (marks.at(-1)?.valueStart ?? 0) <= mark.start) marks.push({ ...mark, valueStart: colon + 1 });
  }
  if (marks.length === 0 || !/^[\s*#(|·■◆▪-]*$/.test(key.slice(0, marks[0]?.start ?? 0))) return [];
  return marks.map((mark, index) => ({
    field: mark.field,
    value: trimValue(text.slice(mark.valueStart, marks[index + 1]?.start ?? text.length)),
  }));
}

const BRACKETED = /【([^【】]{2,14})】([^【】]*)/g;

/** `【发布单位】临江市人民政府 【发布日期】2024年5月6日`, as collections of laws head papers; empty where no label is known. */
function readBracketedValues(text: string): readonly HeaderValue[] {
  const values = [...text.matchAll(BRACKETED)].map(([, label = '', value = '']) => ({
    field: FIELD_OF.get(foldText(label).replace(/[\s:]/g, '')),
    value: trimValue(value),
  }));
  return values.some(({ field }) => field !== undefined) ? values.map(({ field = 'other', value }) => ({ field, value })) : [];
}

/** Fields whose value may stand on the line below their label, with what such a value looks like; others are too easily mistaken. */
const VALUE_BELOW: ReadonlyMap<HeaderField, RegExp> = new Map([
  ['indexNumber', /^[a-z0-9][a-z0-9/_.-]{5,60}$/],
  ['docNumber', /^[\u4e00-\u9fffa-z]{1,20} ?\( ?(?:19|20)\d{2} ?\) ?\d{1,5} ?号$/],
  ['issueDate', /^(?:19|20)\d{2} ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2}/],
  ['publishDate', /^(?:19|20)\d{2} ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2}/],
  ['issuer', /^[\u4e00-\u9fff]{2,30}(?:府|厅|室|局|委|会|部|院|办)$/],
]);
/** Labels of these fields that are ordinary words in a text. */
const WEAK_LABELS = new Set(['时间', '日期']);

/** A value on the line below a label that stands alone (`发文字号` over `临政发〔2024〕6号`); `null` where the two lines are no such pair. */
export function readStackedValue(labelKey: string, below: Pick<TextLine, 'text' | 'key'>): HeaderValue | null {
  const label = labelKey.replace(/[\s:*|·■◆▪]/g, '');
  const field = FIELD_OF.get(label);
  if (field === undefined || WEAK_LABELS.has(label)) return null;
  const shape = VALUE_BELOW.get(field);
  return shape?.test(below.key.trim()) === true ? { field, value: trimValue(below.text) } : null;
}

/** Fields of a table at the head of a page, where a label's cell is followed by its value's cell. */
export function readHeaderTable(rows: readonly (readonly string[])[]): readonly HeaderValue[] {
  const values: HeaderValue[] = [];
  for (const row of rows.slice(0, 20)) {
    for (const [index, cell] of row.entries()) {
      const field = FIELD_OF.get(foldText(cell).replace(/[\s:]/g, ''));
      if (field !== undefined && index + 1 < row.length) values.push({ field, value: trimValue(row[index + 1] ?? '') });
      else if (field === undefined) values.push(...readHeaderValues({ text: cell, key: foldText(cell) }));
    }
  }
  return values;
}

/** The label that ends just before a colon. Spaces may stand inside it (`索 引 号`); before it must be the line's beginning, a space or a mark. */
function labelBefore(key: string, colon: number): { readonly field: HeaderField; readonly start: number } | null {
  let compact = '';
  let best: { readonly field: HeaderField; readonly start: number } | null = null;
  let end = colon;
  while (end > 0 && /[ *]/.test(key.charAt(end - 1))) end -= 1;
  for (let start = end - 1; start >= 0 && end - start <= 2 * LONGEST_LABEL; start -= 1) {
    const unit = key.charAt(start);
    if (unit !== ' ') compact = unit + compact;
    if (compact.length > LONGEST_LABEL) break;
    if (unit === ' ') continue;
    if (!LABEL_ENDS.has(compact)) break;
    const field = FIELD_OF.get(compact);
    if (field !== undefined && (start === 0 || /[\s*|()\]#·■◆▪-]/.test(key.charAt(start - 1)))) best = { field, start };
  }
  return best;
}

function trimValue(value: string): string {
  return value
    .slice(0, 300)
    .replace(/^[\s*\u3000|]+/, '')
    .replace(/[\s*\u3000|[\]]{1,300}$/, '');
}
