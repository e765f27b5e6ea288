import type { OutlineEntry } from '#shared/model/document.ts';
import { foldText } from '../text/fold-text.ts';
import { readNumberLabel } from './numbering.ts';
import { LEAD_WORDS, ROLE_BODIES, ROLE_RANKS, ROLE_WORDS } from './role-words.ts';

/** The columns of a 任务清单, 分工表 or 推广清单 by what they hold; -1 where there is none. */
export interface ListColumns {
  readonly number: number;
  readonly title: number;
  readonly leads: number;
  readonly units: readonly number[];
  readonly deadline: number;
  /** Columns with the measure's words, where targets stand. */
  readonly text: readonly number[];
}

/** A section row: one heading over the whole width. */
export interface ListSection {
  readonly kind: 'section';
  readonly label: string;
  readonly title: string;
}

/** A numbered row. */
export interface ListItem {
  readonly kind: 'item';
  readonly label: string;
  readonly title: string;
  readonly cells: readonly string[];
  /** Label of the section it stands in; `null` above the first. */
  readonly section: string | null;
}

/** A numbered list in a table. */
export interface ListTable {
  readonly columns: ListColumns;
  readonly rows: readonly (ListSection | ListItem)[];
}

const NUMBER_HEAD = /^(?:序号|编号|序|号|no\.?|任务编号|项目序号)$/;
/** `责任单位`, `牵头及配合单位`. */
const ROLE_HEAD = `(?:${ROLE_WORDS})(?:及[\\u4e00-\\u9fff]{2})?(?:${ROLE_BODIES})`;
const UNIT_HEAD = new RegExp(`${ROLE_HEAD}|^(?:单位|部门|责任方|责任分工|职责分工)$`);
const LEAD_HEAD = new RegExp(`(?:${LEAD_WORDS})(?:${ROLE_BODIES})`);
/** Who leads or is responsible, and not merely some unit. */
const ASSIGNED_HEAD = /^(?:牵头|主责|责任|负责|主办|承办)(?:单位|部门|处室|科室)$/;
/** What has to be done, and not what is looked at, or who does it. */
const MEASURES_HEAD = /任务|举措|措施|做法|(?:工作|重点|改革|建设|实施)(?:事项|内容|项目|要点)|^重点工作$/;
const DEADLINE_HEAD = /时限|完成时间|时间节点|完成期限|期限|进度|时间要求|时间安排/;
/** The column that names the measure, the surest word first. */
const TITLE_HEADS = [
  /^(?:改革|工作|重点|主要|具体|年度)*(?:任务|事项|举措)(?:名称)?$/,
  /^(?:改革|工作|重点|经验|典型|创新|先进|主要)*(?:任务|事项|举措|做法|经验|案例|项目|措施).{0,6}$/,
  /事项|任务|举措|做法|经验|案例|名称/,
  /措施|内容|目标|工作|要求|指标/,
];
/** A table of figures that names no unit measures what is to be reached, and lists no measures. */
const FIGURES_HEAD = /^(?:主要|具体|核心|发展|规划|预期|考核|监测|评价|工作|年度|[一二三]级)*(?:指标|目标)(?:名称|内容|体系)?$/;
/** Rows that a header may take. */
const HEADER_DEPTH = 4;

/** Reads a table as a numbered list with a header row; `null` where it is another kind of table. Linear in its cells. */
export function readListTable(rows: readonly (readonly string[])[]): ListTable | null {
  const headerIndex = rows.slice(0, HEADER_DEPTH).findIndex((row) => columnsOf(row) !== null);
  const { header, depth, named } = wholeHeader(rows[headerIndex] ?? [], rows[headerIndex + 1] ?? []);
  if (named === null) return null;
  const below = rows.slice(headerIndex + depth);
  const columns = { ...named, title: measureColumn(named, header, below) };
  const read: (ListSection | ListItem)[] = [];
  let section: string | null = null;
  let number = '';
  for (const row of below) {
    const heading = sectionOf(row, columns);
    if (heading !== null) {
      section = heading.label;
      read.push(heading);
      continue;
    }
    const own = (row[columns.number] ?? '').trim();
    const title = cellTitle(row[columns.title] ?? '');
    if (isItemNumber(own)) number = own;
    const isItem = columns.number === -1 || isItemNumber(own) || (own === '' && number !== '' && isAnswered(row, columns));
    if (isItem && title !== '' && !NO_MEASURE.test(foldText(title)))
      read.push({ kind: 'item', label: own === '' ? number : own, title, cells: row, section });
  }
  return read.some((row) => row.kind === 'item') ? { columns, rows: read } : null;
}

/** Sums and notes below the measures. */
const NO_MEASURE = /^(?:合 ?计|小 ?计|总 ?计|共 ?计|(?:备 ?)?注)(?:$| ?[:(0-9])/;

/** `1`, `1.2`, `（三）`, `四`, `①`: how the rows of a list are numbered. */
function isItemNumber(cell: string): boolean {
  return cell.length <= LONGEST_NUMBER && ITEM_NUMBER.test(foldText(cell));
}

const ITEM_NUMBER =
  /^(?:\d{1,4}(?:[-.]\d{1,3}){0,2}[.、]?|\( ?(?:\d{1,3}|[一二三四五六七八九十百]{1,4}) ?\)|[一二三四五六七八九十百]{1,4}[、.]?|[\u2460-\u2473])$/;
const LONGEST_NUMBER = 12;

/** A row that names units or a time: without a number of its own it is a measure more under the number above it. */
function isAnswered(row: readonly string[], { units, deadline }: ListColumns): boolean {
  return [...units, deadline].some((column) => (row[column] ?? '').trim() !== '');
}

interface TableHeader {
  readonly header: readonly string[];
  readonly depth: number;
  /** `null` where the header is none of a list. */
  readonly named: ListColumns | null;
}

/** A header over two rows (责任分工 above 牵头部门 and 参加部门) as one: where the second says something, that. */
function wholeHeader(first: readonly string[], second: readonly string[]): TableHeader {
  const alone = { header: first, depth: 1, named: columnsOf(first) };
  if (!isSecondHeader(first, second, alone.named)) return alone;
  const header = first.map((cell, column) => ((second[column] ?? '').trim() === '' ? cell : (second[column] ?? '')));
  const named = columnsOf(header);
  return named === null ? alone : { header, depth: 2, named };
}

/** Below a merged head, and of heads alone: a first measure (`1 | 压缩审批时限`, `各责任单位`) speaks of times and units as well. */
function isSecondHeader(first: readonly string[], second: readonly string[], columns: ListColumns | null): boolean {
  const above = first.map((cell) => foldText(cell).replace(/\s/g, ''));
  const heads = second.map((cell) => foldText(cell).replace(/\s/g, ''));
  const isMerged = above.includes('') || new Set(above).size < above.length;
  return (
    isMerged &&
    !isItemNumber(heads[columns?.number ?? -1] ?? '') &&
    heads.some((head, column) => head !== above[column] && SECOND_HEAD.test(head)) &&
    heads.every((head) => head.length <= LONGEST_HEAD)
  );
}

/** A head of units or of a time and nothing beside it. */
const SECOND_HEAD = new RegExp(
  `^(?:${ROLE_RANKS})?${ROLE_HEAD}$|^(?:单位|部门|责任方)$|` +
    '^(?:工作|计划|预计|整改|办理|办结)?(?:时限|完成时间|时间节点|完成时限|完成期限|期限|进度|进度安排|时间要求|时间安排)(?:要求)?$',
);

const LONGEST_HEAD = 12;

/** The outline entries of a list table that stands below an entry of `level` (0 for none). */
export function listTableEntries(table: ListTable, level: number, block: string, repaired: boolean): readonly OutlineEntry[] {
  // A row without a number is a measure, and no heading.
  return table.rows.flatMap((row) =>
    row.kind === 'item' && row.label === ''
      ? []
      : [
          {
            level: row.kind === 'section' ? level + 1 : level + (row.section === null ? 1 : 2),
            label: row.label,
            title: row.title,
            block,
            repaired,
          },
        ],
  );
}

const HAN_NUMBER = /^\(?[一二三四五六七八九十]{1,3}\)?[、.]?$/;

const MEASURE_HEAD = /^(?:具体|主要|重点|工作|改革|细化|分解|[二三]级)*(?:举措|措施|任务|内容|做法|要求)$/;

/** The column that tells the measures apart: where the named one says the same in several rows (重点任务), the first other one that does not (具体举措). */
function measureColumn(columns: ListColumns, header: readonly string[], rows: readonly (readonly string[])[]): number {
  const items = rows.filter(
    (row) => sectionOf(row, columns) === null && (isItemNumber((row[columns.number] ?? '').trim()) || isAnswered(row, columns)),
  );
  const repeats = (column: number): boolean => {
    const cells = items.map((row) => (row[column] ?? '').trim());
    return new Set(cells).size < cells.length || cells.includes('');
  };
  if (items.length < 2 || !repeats(columns.title)) return columns.title;
  const other = columns.text.find(
    (column) => column !== columns.title && MEASURE_HEAD.test(foldText(header[column] ?? '').replace(/\s/g, '')) && !repeats(column),
  );
  return other ?? columns.title;
}

function columnsOf(header: readonly string[]): ListColumns | null {
  const heads = header.map((cell) => foldText(cell).replace(/\s/g, ''));
  const number = heads.findIndex((head) => NUMBER_HEAD.test(head));
  // Without numbers it is a list of measures only where it says who is responsible for each, and names measures or when they are due.
  const isMeasured = heads.some((head) => MEASURES_HEAD.test(head) || DEADLINE_HEAD.test(head));
  if (number === -1 && !(isMeasured && heads.some((head) => ASSIGNED_HEAD.test(head)))) return null;
  const isOther = (head: string): boolean => NUMBER_HEAD.test(head) || UNIT_HEAD.test(head) || DEADLINE_HEAD.test(head);
  let title = -1;
  for (const pattern of TITLE_HEADS) {
    if (title === -1) title = heads.findIndex((head) => !isOther(head) && pattern.test(head));
  }
  if (title === -1) return null;
  const units = heads.flatMap((head, index) => (UNIT_HEAD.test(head) && !DEADLINE_HEAD.test(head) ? [index] : []));
  if (units.length === 0 && FIGURES_HEAD.test(heads[title] ?? '')) return null;
  return {
    number,
    title,
    leads: heads.findIndex((head) => LEAD_HEAD.test(head) && !/责任|配合/.test(head)),
    units,
    deadline: heads.findIndex((head) => DEADLINE_HEAD.test(head)),
    text: heads.flatMap((head, index) =>
      index !== number && (index === title || (!isOther(head) && /内容|措施|举措|做法|工作|目标|任务|要求|指标|事项/.test(head)))
        ? [index]
        : [],
    ),
  };
}

/** A row whose cells say one thing only, with a number of the outer families before it or none at all. */
function sectionOf(row: readonly string[], columns: ListColumns): ListSection | null {
  const filled = [...new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== ''))];
  const [only, beside] = filled;
  // `一 | 政务环境 | | |`: a heading with its number in a cell of its own.
  if (
    only !== undefined &&
    beside !== undefined &&
    filled.length === 2 &&
    only === (row[columns.number] ?? '').trim() &&
    HAN_NUMBER.test(foldText(only))
  )
    return { kind: 'section', label: only, title: beside };
  if (only === undefined || filled.length !== 1 || only.length > 120) return null;
  if (row.length > 1 && (row[columns.number] ?? '').trim() === '' && (row[0] ?? '').trim() === '') return null;
  const key = foldText(only);
  if (NO_MEASURE.test(key)) return null;
  const label = readNumberLabel(key, only);
  if (label === null) return /^\d+$/.test(key) || /[。;]$/.test(key) ? null : { kind: 'section', label: '', title: only };
  return { kind: 'section', label: label.label, title: only.slice(label.end).trim() };
}

/** A measure's cell as a title: its first sentence, spaces and a number of its own taken off. */
function cellTitle(cell: string): string {
  const words = cell.replace(/\s*\n\s*/g, '').trim();
  const label = readNumberLabel(foldText(words), words);
  const text = label === null ? words : words.slice(label.end);
  const end = text.search(/[。；;]/);
  return (end === -1 ? text : text.slice(0, end)).trim();
}
