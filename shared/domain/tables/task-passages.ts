import type { Block, DocumentModel, OutlineEntry, Task } from '#shared/model/document.ts';
import { readListTable } from '../structure/list-tables.ts';
import { responsibilityPassages } from '../structure/responsibility-passages.ts';
import { findOutside } from '../structure/sentence.ts';
import { foldText } from '../text/fold-text.ts';

/**
 * What the text says of a task: `section` the nearest heading above it with its title, `path` its own clause path,
 * `text` its wording without the lists of units.
 */
export type TaskPassage = {
  readonly section: string;
  readonly path: readonly string[];
  readonly text: string;
};

/** UTF-16 units of a task's text that are read; the rest of a longer one is left out. */
const TEXT_LIMIT = 6000;
/** UTF-16 units of a measure that a cell shows in full; of a longer one it shows the first sentences. */
const MEASURE_LIMIT = 240;
const MEASURE_SENTENCES = 3;
/** UTF-16 units of the words shown around a target. */
const PHRASE_LIMIT = 30;
/** UTF-16 units of the words around several targets of one clause. */
const MOST_JOINED = 120;
/** What stands behind one of these means the opposite of what it says alone. */
const TURNING = '不未非无勿莫免少低';

type Source = Pick<DocumentModel, 'blocks' | 'outline'>;
type ListRow = { readonly section: string | null; readonly text: string };

/** Reads the passages of tasks in a document. Each task costs its own text and the headings above it. */
export function taskPassages(source: Source): (task: Task) => TaskPassage {
  const indexOf = new Map(source.blocks.map((block, index) => [block.id, index]));
  const headings = headingsOf(source, indexOf);
  const listRows = new Map<string, ReadonlyMap<string, ListRow>>();
  return (task) => {
    const index = indexOf.get(task.block);
    const block = index === undefined ? undefined : source.blocks[index];
    if (index === undefined || block === undefined) return { section: '', path: ownPath(task), text: task.title };
    if (block.rows !== null) {
      const rows = listRows.get(block.id) ?? readRows(block);
      listRows.set(block.id, rows);
      return passageOfRow(task, rows.get(rowKey(task)), headingAbove(headings, index + 1, block.path));
    }
    const path = isPrefix(task.path, block.path) && block.path.length > task.path.length ? block.path : ownPath(task);
    return { section: headingAbove(headings, index, path.slice(0, -1)), path, text: textFrom(source.blocks, index) };
  };
}

/** A measure as a cell shows it: the whole text where it is short, else its first sentences. */
export function measureText(text: string): string {
  if (text.length <= MEASURE_LIMIT) return text;
  let end = 0;
  for (let count = 0; count < MEASURE_SENTENCES; count += 1) {
    const stop = findOutside(text, '。！？', end);
    if (stop === -1 || (end > 0 && stop >= MEASURE_LIMIT)) break;
    end = stop + 1;
  }
  if (end > 0 && end <= MEASURE_LIMIT * 2) return text.slice(0, end);
  return `${text.slice(0, MEASURE_LIMIT).replace(/[\uD800-\uDBFF]$/u, '')}……`;
}

/** The targets of a task, each with the words of its clause; several in one clause come once. */
export function indicatorPhrases(task: Task, text: string): readonly string[] {
  const phrases: string[] = [];
  let from = 0;
  let last = { start: 0, end: 0, at: 0 };
  for (const indicator of task.indicators) {
    const start = text.indexOf(indicator.text, from);
    if (start === -1) {
      phrases.push(indicator.text);
      continue;
    }
    from = start + indicator.text.length;
    if (from <= last.end) continue;
    const phrase = phraseAround(text, start, from);
    // Two targets of one clause are one condition: parted, each would say something else.
    const isGoingOn = phrase.start < last.end && phrase.end - last.start <= MOST_JOINED;
    const at = isGoingOn ? last.at : phrases.length;
    last = { start: isGoingOn ? last.start : Math.max(phrase.start, last.end), end: phrase.end, at };
    phrases[at] = `${isCut(text, last.start) ? '……' : ''}${text.slice(last.start, last.end).trim()}`;
  }
  return [...new Set(phrases)];
}

type Heading = { readonly index: number; readonly path: readonly string[]; readonly text: string };

function headingsOf({ blocks, outline }: Source, indexOf: ReadonlyMap<string, number>): readonly Heading[] {
  return outline.flatMap((entry: OutlineEntry) => {
    const index = indexOf.get(entry.block);
    const block = index === undefined ? undefined : blocks[index];
    // The rows of a list table stand in the outline too.
    if (index === undefined || block === undefined || block.rows !== null) return [];
    return [{ index, path: block.path, text: `${entry.label}${entry.title}` }];
  });
}

/** The nearest heading before `index` that opens `path` or a part of it. */
function headingAbove(headings: readonly Heading[], index: number, path: readonly string[]): string {
  const above = headings.findLast((heading) => heading.index < index && heading.path.length > 0 && isPrefix(heading.path, path));
  return above?.text ?? '';
}

function isPrefix(start: readonly string[], path: readonly string[]): boolean {
  return start.length <= path.length && start.every((label, depth) => label === path[depth]);
}

function ownPath({ path, label }: Task): readonly string[] {
  const own = label.replace(/\s/gu, '');
  return own === '' ? path : [...path, own];
}

/** The text of a clause: its own paragraph and those below it, but for what follows the list of units on the same level. */
function textFrom(blocks: readonly Block[], first: number): string {
  const own = blocks[first];
  const texts: string[] = [];
  let length = 0;
  let hasUnits = false;
  for (let index = first; own !== undefined && length < TEXT_LIMIT; index += 1) {
    const block = blocks[index];
    if (block === undefined || block.rows !== null || !isPrefix(own.path, block.path)) break;
    if (index > first && hasUnits && block.path.length === own.path.length) break;
    const whole = index === first ? withoutLabel(block) : block.text;
    const open = withoutUnits(whole.slice(0, TEXT_LIMIT));
    hasUnits ||= open.length < whole.length;
    texts.push(open);
    length += whole.length;
  }
  return texts.filter((text) => text !== '').join('\n');
}

function withoutLabel({ label, text }: Block): string {
  const shown = text.trimStart();
  return label !== null && shown.startsWith(label) ? shown.slice(label.length).trim() : shown.trim();
}

function withoutUnits(text: string): string {
  let open = '';
  let from = 0;
  for (const { start, end } of responsibilityPassages(foldText(text))) {
    open += text.slice(from, Math.max(from, start));
    from = Math.max(from, end);
  }
  return (open + text.slice(from)).replace(/。 ?。/gu, '。').trim();
}

function rowKey({ label, title }: Pick<Task, 'label' | 'title'>): string {
  return `${label}\u0000${title}`;
}

function readRows({ rows }: Block): ReadonlyMap<string, ListRow> {
  const table = readListTable(rows ?? []);
  const read = new Map<string, ListRow>();
  let section: string | null = null;
  for (const row of table?.rows ?? []) {
    if (row.kind === 'section') section = `${row.label}${row.title}`;
    else read.set(rowKey(row), { section, text: rowText(row.cells, table?.columns.text ?? []) });
  }
  return read;
}

function rowText(cells: readonly string[], columns: readonly number[]): string {
  const texts = columns.map((column) => (cells[column] ?? '').trim());
  return texts.filter((text) => text !== '').join('\n');
}

function passageOfRow(task: Task, row: ListRow | undefined, heading: string): TaskPassage {
  const text = row === undefined || row.text === '' ? task.title : withoutUnits(row.text.slice(0, TEXT_LIMIT));
  return { section: row?.section ?? heading, path: ownPath(task), text };
}

/** Where the clause around a target stands in the text, cut where it is long, but never behind a word that turns the next one round. */
function phraseAround(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const earliest = Math.max(0, end - PHRASE_LIMIT);
  let first = start;
  while (first > earliest && !isClauseEnd(text, first - 1)) first -= 1;
  let last = end;
  while (last < text.length && last - first < PHRASE_LIMIT && !isClauseEnd(text, last)) last += 1;
  // What would have to be cut behind the target says less than the words before it.
  if (last < text.length && !isClauseEnd(text, last)) last = end;
  while (first > 0 && isCut(text, first) && (TURNING.includes(text.charAt(first - 1)) || /[\uDC00-\uDFFF]/u.test(text.charAt(first))))
    first -= 1;
  return { start: first, end: last };
}

function isCut(text: string, start: number): boolean {
  return start > 0 && !isClauseEnd(text, start - 1);
}

function isClauseEnd(text: string, index: number): boolean {
  const mark = text.charAt(index);
  // `1,200家` goes on, `95%以上,20个以上` does not.
  return mark === ',' ? !/^\d,\d{3}(?!\d)/u.test(text.slice(Math.max(0, index - 1), index + 5)) : '，。；;：:！？!?\n（）()'.includes(mark);
}
