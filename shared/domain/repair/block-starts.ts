const HAN_NUMBER = '[一二三四五六七八九十百零〇]{1,4}';

/** Openings that begin a block of their own in a policy paper, whatever stands before. */
const STARTS: readonly RegExp[] = [
  new RegExp(`^${HAN_NUMBER}[、.．]`),
  new RegExp(`^[（(](?:${HAN_NUMBER}|\\d{1,3})[)）]`),
  new RegExp(`^第(?:${HAN_NUMBER}|\\d{1,3})[编章节条款部项]`),
  /^\d{1,3}[.．、](?!\d)/,
  /^\d{1,2}[)）]/,
  /^[①-⑳㈠-㈩⑴-⒇]/,
  /^附\s*[件表录注：:]/,
  /^(?:——|[●•◆■▪◇□○★※\-*]\s)/,
  /^【/,
  /^\d{4}年\d{1,2}月\d{1,2}日$/,
  /^[（(]此件/,
  /^(?:抄送|主送|联系人|联系电话|聯系電話|序号|序號|目\s*录|目\s*錄)/,
  /^[^，。,;；]{2,40}[：:]$/,
];

/** Does a line begin like a block of its own: a number, an attachment, a date, a bullet, an addressee? */
export function beginsBlock(line: string): boolean {
  return STARTS.some((start) => start.test(line));
}
