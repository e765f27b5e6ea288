import type { ReportTable } from './report-table.ts';

/** UTF-16 units of a suggested name without its ending: 255 bytes is the limit of most disks, and a Han character takes three in UTF-8. */
const NAME_LENGTH_LIMIT = 70;
const SUBJECT_LENGTH_LIMIT = 40;
const TITLE_LENGTH_LIMIT = 18;
const RESERVED_CHARACTERS = /[\u0000-\u001F\u007F<>:"/\\|?*\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const RESERVED_NAMES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/** Makes a text safe as the beginning of a file name on Windows, macOS and Linux; never empty. */
export function safeFileStem(text: string): string {
  const cleaned = text.replace(RESERVED_CHARACTERS, ' ').replace(/\s+/gu, ' ');
  const stem = trimDotsAndSpaces(beginning(cleaned.trim(), NAME_LENGTH_LIMIT));
  if (stem === '') return '导出';
  return RESERVED_NAMES.test(stem) ? `_${stem}` : stem;
}

/** Name for the file of a table: what it is, what it is about, when (`意见反馈表-某某方案-20261122.xlsx`). */
export function suggestFileName(table: Pick<ReportTable, 'title' | 'subject'>, date: string, extension: 'xlsx' | 'docx' | 'json'): string {
  const day = date.replace(/\D/gu, '').slice(0, 8);
  const subject = shortSubject(safeFileStem(table.subject));
  const stem = [beginning(safeFileStem(table.title), TITLE_LENGTH_LIMIT), subject, day].filter((part) => part !== '').join('-');
  return `${safeFileStem(stem)}.${extension}`;
}

/** A subject too long for a name: the paper that it names in title marks, if it does; what is cut still ends in a sign that it was. */
function shortSubject(subject: string): string {
  if (subject.length <= SUBJECT_LENGTH_LIMIT) return subject;
  const named = /《([^《》]{6,})》/u.exec(subject)?.[1] ?? subject;
  return named.length <= SUBJECT_LENGTH_LIMIT ? named : `${beginning(named, SUBJECT_LENGTH_LIMIT - 1)}…`;
}

/** The first `length` units of a text, without half a surrogate pair at the end. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '');
}

/** Windows drops dots and spaces at the end of a name, and a dot in front hides a file elsewhere. */
function trimDotsAndSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && ' .'.includes(text.charAt(start))) start += 1;
  while (end > start && ' .'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
