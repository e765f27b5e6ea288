import { looksLikeSigner } from './agency.ts';
import { isDocNumberLine } from './doc-number.ts';
import type { LineRole } from './document-layout.ts';
import { endsLikeTitle } from './document-words.ts';
import type { NumberLabel } from './numbering.ts';
import { lineKey, lineWords, type TextLine } from './text-line.ts';

/** A title over one or more lines. */
export interface TitleGroup {
  readonly lines: readonly number[];
  /** The lines joined without a space, as written. */
  readonly title: string;
}

const LONGEST_TITLE_LINE = 100;
/** Lines that a title is broken over at most. */
const MOST_TITLE_LINES = 4;
/** Unnumbered text lines at the beginning of a part within which its title must stand. */
const HEAD_DEPTH = 12;

/** The titles of a document and of the plans inside it, in order. Linear. */
export function findTitleGroups(
  lines: readonly TextLine[],
  roles: readonly LineRole[],
  labels: readonly (NumberLabel | null)[],
): readonly TitleGroup[] {
  const groups: TitleGroup[] = [];
  const filled = lines.flatMap((_line, index) => (roles[index] === 'blank' ? [] : [index]));
  let taken = -1;
  let isHead = true;
  let headLines = 0;
  for (const [place, index] of filled.entries()) {
    const role = roles[index];
    if (role === 'date' || role === 'signature' || role === 'remark') {
      isHead = true;
      headLines = 0;
    }
    if (role === 'attachment' || role === 'attachment-title' || role === 'table' || labels[index] != null) isHead = false;
    if (!isHead || role !== 'body') continue;
    headLines += 1;
    if (headLines > HEAD_DEPTH) isHead = false;
    const line = lines[index];
    if (line === undefined || !isTitleEnd(line, filled, place, lines, roles)) continue;
    const first = firstTitlePlace(filled, place, taken, lines, roles, labels);
    const last = titleContinues(filled, place, lines, roles) ? place + 1 : place;
    const members = filled.slice(first, last + 1);
    groups.push({ lines: members, title: members.map((member) => titleWords(lines[member])).join('') });
    taken = last;
  }
  return groups;
}

function titleWords(line: TextLine | undefined): string {
  return line === undefined ? '' : lineWords(line);
}

/** A line that ends as a title does, is short and unpunctuated, and is not the tail of a broken paragraph. */
function isTitleEnd(
  line: TextLine,
  filled: readonly number[],
  place: number,
  lines: readonly TextLine[],
  roles: readonly LineRole[],
): boolean {
  const key = lineKey(line);
  if (line.style?.isTitle === true && key.length <= LONGEST_TITLE_LINE) return !continuesBelow(filled, place, lines, roles);
  if (
    key.length < 4 ||
    key.length > LONGEST_TITLE_LINE ||
    !endsLikeTitle(key) ||
    /[。,;:>|]/.test(key) ||
    /文件$|^(?:现|请|为|根据|按照|特此)|^[\u4e00-\u9fff ]{2,40}(?:政府|国务院|部|委员会|委|局|署|厅|行|会) ?令$/.test(key)
  )
    return false;
  const below = lines[filled[place + 1] ?? -1];
  if (key.lastIndexOf('《') > key.lastIndexOf('》') && below !== undefined && lineKey(below).slice(0, LONGEST_TITLE_LINE).includes('》'))
    return false;
  const before = filled[place - 1];
  const beforeLine = before === undefined ? undefined : lines[before];
  if (beforeLine === undefined || roles[before ?? 0] !== 'body') return true;
  const beforeKey = lineKey(beforeLine);
  return /[。:;!?.a-z0-9)]$/.test(beforeKey) || isOpenTitleLine(beforeKey) || isDocNumberLine(beforeKey);
}

/** A line in the style of titles is not the title's end where the next line wears the style too, or ends as titles do. */
function continuesBelow(filled: readonly number[], place: number, lines: readonly TextLine[], roles: readonly LineRole[]): boolean {
  const below = filled[place + 1];
  const line = below === undefined ? undefined : lines[below];
  if (line === undefined || roles[below ?? 0] !== 'body') return false;
  return line.style?.isTitle === true || (endsLikeTitle(lineKey(line)) && isOpenTitleLine(lineKey(line)));
}

/** A line that a title may begin with: short and without any punctuation that ends a clause. */
function isOpenTitleLine(key: string): boolean {
  return key.length >= 2 && key.length <= 60 && !/[。,;:!?>|]/.test(key) && !/文件$|号$|^(?:附|抄送|首页|当前位置|网站)|门户网站/.test(key);
}

/** Goes up from a title's last line while the title is not complete without the line above. */
function firstTitlePlace(
  filled: readonly number[],
  place: number,
  taken: number,
  lines: readonly TextLine[],
  roles: readonly LineRole[],
  labels: readonly (NumberLabel | null)[],
): number {
  let first = place;
  while (first - 1 > taken && place - first + 1 < MOST_TITLE_LINES) {
    const above = filled[first - 1];
    const aboveLine = above === undefined ? undefined : lines[above];
    const line = lines[filled[first] ?? -1];
    if (above === undefined || aboveLine === undefined || line === undefined) break;
    if (roles[above] !== 'body' || labels[above] != null || !isOpenTitleLine(lineKey(aboveLine))) break;
    const bothStyled = line.style?.isTitle === true && aboveLine.style?.isTitle === true;
    if (!bothStyled && !needsLineAbove(lineKey(line), lineKey(aboveLine), first === place)) break;
    first -= 1;
  }
  return first;
}

function needsLineAbove(key: string, above: string, isLast: boolean): boolean {
  if (/^(?:关于|的|实施|工作|行动|\()/.test(key)) return true;
  if (/^(?:印发|转发|批转|公布|发布)/.test(key) && looksLikeSigner(above.split(' ').at(-1) ?? '')) return true;
  if (/关于/.test(above) && !/关于/.test(key)) return !endsLikeTitle(above);
  if (key.indexOf('》') !== -1 && (key.indexOf('《') === -1 || key.indexOf('》') < key.indexOf('《'))) return true;
  return isLast && key.length <= 16 && !/关于/.test(key) && !endsLikeTitle(above) && above.length <= 40;
}

/** A bracket alone on the line below a title belongs to it: （征求意见稿）, （试行）. */
function titleContinues(filled: readonly number[], place: number, lines: readonly TextLine[], roles: readonly LineRole[]): boolean {
  const next = filled[place + 1];
  const line = next === undefined ? undefined : lines[next];
  return line !== undefined && roles[next ?? 0] === 'remark' && isTitleBracket(lineKey(line));
}

/** A folded line in brackets that belongs to the title above it: a stage or the years it is for, not the day of its passing. */
export function isTitleBracket(key: string): boolean {
  return /^\([^()]{0,12}(?:稿|试行|暂行|草案|年|版)[^()]{0,8}\)$/.test(key) && !/月|通过|印发|发布|号/.test(key);
}
