import { findRowMarks } from './row-marks.ts';

/** A list's own mark and title before its rows. */
const ATTACHMENT_HEAD =
  /^(\s{0,4}附[件表]\s?\d{0,2}(?=[\s\u4e00-\u9fff]))\s{0,4}(?=\S{2,60}(?:名单|名册|一览表|安排表|计划表|清单|表|日程|安排)\s{0,4}$)/;

/** Rows of a list that stood on lines of their own, and headings that a bare number counts, one by one. Linear. */
export function splitRows(part: string): string[] {
  const cuts = findRowMarks(part);
  if (cuts.length === 0) return [part];
  const head = part.slice(0, cuts[0]);
  const attachment = ATTACHMENT_HEAD.exec(head)?.[0].length ?? 0;
  const rows = endedLikeOthers(cuts.map((from, index) => part.slice(from, cuts[index + 1] ?? part.length)));
  return [head.slice(0, attachment), ...splitColumnHeads(head.slice(attachment)), ...rows.flatMap(splitBareHeading)];
}

/** The last row with what follows it apart, where all others have as many cells and a sentence is left over. */
function endedLikeOthers(rows: readonly string[]): string[] {
  const last = rows.at(-1) ?? '';
  const [cells = 0, ...counts] = rows.slice(0, -1).map((row) => row.trim().split(/\s+/).length);
  const behindCells = [...last.matchAll(/\S+\s*/g)][cells]?.index ?? last.length;
  if (counts.some((count) => count !== cells) || !last.includes('。', behindCells)) return [...rows];
  return [...rows.slice(0, -1), last.slice(0, behindCells), last.slice(behindCells)];
}

/** Behind the title of a table the names of its columns, which begin with 序号. */
function splitColumnHeads(head: string): string[] {
  const at = head.search(/\s?序号\s/);
  return at <= 0 ? [head] : [head.slice(0, at), head.slice(at)];
}

/** Headings of standards, known without a space behind them. */
const STANDARD_HEADING =
  /^\d{1,2}(?:\.\d{1,2}){0,3}\s+(?:范围|规范性引用文件|术语和定义|总则|总体要求|基本要求|基本原则|一般要求|人员要求|环境要求|设施设备|服务内容|服务流程|服务要求|管理要求|评价与改进|监督评价|附则)(?=\s?[\u4e00-\u9fff\d])(?![和与及的是为])/;
const BARE_HEADING = /^\d{1,2}(?:\.\d{1,2}){0,3}\s+\S{2,20}\s+(?=\S{0,400}。)/;

function splitBareHeading(row: string): string[] {
  const end = (STANDARD_HEADING.exec(row) ?? BARE_HEADING.exec(row))?.[0].length ?? 0;
  const heading = row.slice(0, end);
  return end === 0 || /[，。；：]/.test(heading) ? [row] : [heading, row.slice(end)];
}
