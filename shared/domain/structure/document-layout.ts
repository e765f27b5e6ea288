import { foldText } from '../text/fold-text.ts';
import { looksLikeSigner } from './agency.ts';
import { type AttachmentHeading, findAttachments } from './attachments.ts';
import { labelBareNumbers } from './bare-numbers.ts';
import { findBoxLines } from './boxes.ts';
import { findContentsLines } from './contents-lines.ts';
import { type HeaderValue, readHeaderTable, readHeaderValues, readStackedValue } from './header-fields.ts';
import { isDateLine, isFooterLine, isHostLine, isRemarkLine, isSignedDateLine } from './line-shapes.ts';
import { SIGN } from './line-signs.ts';
import { type NumberLabel, readNumberLabel } from './numbering.ts';
import { isWordless, lineKey, lineWords, type TextLine } from './text-line.ts';
import { findTitleGroups, type TitleGroup } from './title-lines.ts';

/** What a line is for, before any numbering is read. */
export type LineRole =
  | 'blank'
  | 'header'
  | 'title'
  | 'recipients'
  | 'signature'
  | 'date'
  | 'remark'
  | 'attachment'
  | 'attachment-title'
  | 'attachment-list'
  | 'table'
  | 'footer'
  | 'contents'
  | 'box'
  | 'body';

/** A stretch of a document with a numbering of its own: the notice or the paper itself, a plan that a notice issues, an attachment. */
export interface DocumentPart {
  readonly kind: 'front' | 'plan' | 'attachment';
  readonly first: number;
  /** Index after the part's last line. */
  readonly end: number;
  /** `''` where the part shows none. */
  readonly title: string;
  /** `附件1`; `null` for other parts. */
  readonly label: string | null;
}

/** A document cut into parts, each line with its role and number label. */
export interface DocumentLayout {
  readonly lines: readonly TextLine[];
  readonly roles: readonly LineRole[];
  readonly labels: readonly (NumberLabel | null)[];
  readonly parts: readonly DocumentPart[];
  readonly header: readonly HeaderValue[];
}

/** Lines at the top of a page that may hold its fields. */
const HEADER_DEPTH = 40;

/** The layout of a document; `furniture` is what repair lifted out of the pages, where a page's fields may be. Linear in its text. */
export function layOutDocument(lines: readonly TextLine[], furniture: readonly string[] = []): DocumentLayout {
  const roles: LineRole[] = lines.map((line) => (line.rows !== null ? 'table' : isWordless(line) ? 'blank' : 'body'));
  const lifted = furniture.slice(0, HEADER_DEPTH).flatMap((text) => readHeaderValues({ text, key: foldText(text) }));
  const header = [...markHeader(lines, roles), ...lifted];
  markClosings(lines, roles);
  const labels: (NumberLabel | null)[] = lines.map((line, index) =>
    roles[index] === 'body' ? readNumberLabel(lineKey(line), lineWords(line)) : null,
  );
  labelBareNumbers(lines, roles, labels);
  for (const index of findContentsLines(lines, roles, labels)) roles[index] = 'contents';
  for (const index of findBoxLines(lines, roles, labels)) roles[index] = 'box';
  const attachments = findAttachments(lines, roles, labels);
  for (const attachment of attachments.headings) {
    roles[attachment.line] = 'attachment';
    for (const index of attachment.titleLines) roles[index] = 'attachment-title';
  }
  for (const index of attachments.listLines) roles[index] = 'attachment-list';
  const titles = findTitleGroups(lines, roles, labels);
  for (const group of titles) for (const index of group.lines) roles[index] = 'title';
  markRecipients(lines, roles, labels);
  const parts = cutParts(lines.length, roles, titles, attachments.headings);
  return { lines, roles, labels: labels.map((label, index) => (roles[index] === 'body' ? label : null)), parts, header };
}

function markHeader(lines: readonly TextLine[], roles: LineRole[]): readonly HeaderValue[] {
  const values: HeaderValue[] = [];
  const top = lines.flatMap((line, index) => (roles[index] === 'blank' || index > 4 * HEADER_DEPTH ? [] : [line])).slice(0, HEADER_DEPTH);
  for (const [place, line] of top.entries()) {
    const found = line.rows === null ? readHeaderValues(line) : readHeaderTable(line.rows);
    values.push(...found);
    if (found.length > 0 && line.rows === null) roles[line.index] = 'header';
    const below = top[place + 1];
    const stacked =
      below === undefined || line.key.length > 20 || found.some((value) => value.value !== '') ? null : readStackedValue(line.key, below);
    if (stacked === null || below === undefined) continue;
    values.push(stacked);
    roles[line.index] = 'header';
    roles[below.index] = 'header';
  }
  return values;
}

/** Signatures, dates, remarks in brackets and page footers. */
function markClosings(lines: readonly TextLine[], roles: LineRole[]): void {
  let previous = -1;
  const hasHosts = namesHosts(lines, roles);
  for (const [index, line] of lines.entries()) {
    if (roles[index] === 'blank') continue;
    const key = lineKey(line);
    if (roles[index] === 'body') {
      if (isDateLine(key)) {
        roles[index] = 'date';
        markSignersBefore(lines, roles, previous);
      } else if (isSignedDateLine(key)) roles[index] = 'signature';
      else if (isRemarkLine(key)) roles[index] = 'remark';
      else if (closesPage(line, key, hasHosts)) roles[index] = 'footer';
    }
    previous = index;
  }
}

function closesPage({ signs }: TextLine, key: string, hasHosts: boolean): boolean {
  return ((signs & SIGN.footer) !== 0 && isFooterLine(key)) || ((signs & SIGN.host) !== 0 && !hasHosts && isHostLine(key));
}

/** True where a line of hosts stands above a numbered one: they answer for the measures then, and are not those of the site. */
function namesHosts(lines: readonly TextLine[], roles: readonly LineRole[]): boolean {
  const first = lines.findIndex((line, index) => roles[index] === 'body' && (line.signs & SIGN.host) !== 0 && isHostLine(lineKey(line)));
  if (first === -1) return false;
  return lines.some((line, index) => index > first && roles[index] === 'body' && readNumberLabel(lineKey(line), lineWords(line)) !== null);
}

/** Up to six lines of signers above a date: joint papers are signed by several agencies. */
function markSignersBefore(lines: readonly TextLine[], roles: LineRole[], from: number): void {
  let left = 6;
  for (let index = from; index >= 0 && left > 0; index -= 1) {
    const line = lines[index];
    if (line === undefined || roles[index] === 'blank') continue;
    if (roles[index] !== 'body' || !looksLikeSigner(lineKey(line))) return;
    roles[index] = 'signature';
    left -= 1;
  }
}

const RECIPIENTS = /(?:^各|政府|部门|单位|委员会|局|厅|公司|学校|机构|街道|企业|社会公众)/;

function markRecipients(lines: readonly TextLine[], roles: LineRole[], labels: readonly (NumberLabel | null)[]): void {
  let seen = 0;
  for (const [index, line] of lines.entries()) {
    if (roles[index] !== 'body') continue;
    seen += 1;
    if (seen > 6 || labels[index] != null) return;
    const key = lineKey(line);
    if (!key.endsWith(':') || key.length > 400 || /[。;?!]|如下:$|通知:$/.test(key) || !RECIPIENTS.test(key)) continue;
    roles[index] = 'recipients';
    return;
  }
}

/** A title after text that is already under way begins the plan that a notice issues; an attachment ends whatever was before it. */
function cutParts(
  length: number,
  roles: readonly LineRole[],
  titles: readonly TitleGroup[],
  attachments: readonly AttachmentHeading[],
): readonly DocumentPart[] {
  const textBefore = new Uint32Array(length + 1);
  for (let index = 0; index < length; index += 1) {
    const role = roles[index];
    textBefore[index + 1] = (textBefore[index] ?? 0) + (role === 'body' || role === 'recipients' || role === 'signature' ? 1 : 0);
  }
  const starts: Omit<DocumentPart, 'end'>[] = [{ kind: 'front', first: 0, title: '', label: null }];
  const marks = [
    ...titles.map((group) => ({ first: group.lines[0] ?? 0, title: group.title, label: null })),
    ...attachments.map((heading) => ({ first: heading.line, title: heading.title, label: heading.label })),
  ].sort((left, right) => left.first - right.first);
  for (const mark of marks) {
    const current = starts.at(-1);
    const hasText = (textBefore[mark.first] ?? 0) > (textBefore[current?.first ?? 0] ?? 0);
    if (mark.label !== null) starts.push({ kind: 'attachment', ...mark });
    else if (current !== undefined && current.kind === 'front' && !hasText)
      starts[starts.length - 1] = { ...current, title: widerTitle(current.title, mark.title) };
    else if (current !== undefined && current.kind === 'attachment' && !hasText)
      starts[starts.length - 1] = { ...current, title: current.title || mark.title };
    else starts.push({ kind: 'plan', ...mark });
  }
  return starts.map((start, index) => ({ ...start, end: starts[index + 1]?.first ?? length }));
}

/** The first title, or a later one above the text that says the same and more: a page may head a notice with the short name of what it issues. */
function widerTitle(first: string, later: string): string {
  const [known, next] = [bareTitle(first), bareTitle(later)];
  return known === '' || (next.length > known.length && next.includes(known) && /(?:通知|公告|通告|决定|批复)$/.test(next)) ? later : first;
}

function bareTitle(title: string): string {
  return title.replace(/[\s#“”"《》〈〉]/g, '');
}
