import type { Block, DocumentModel, OutlineEntry, Task } from '#shared/model/document.ts';
import { findIndicators } from '../structure/indicators.ts';
import type { FoundIndicator } from '../structure/indicators-in-words.ts';
import { isBareUnitList } from '../structure/responsibility-brackets.ts';
import { responsibilityPassages } from '../structure/responsibility-passages.ts';
import { readNumberedText } from '../structure/run-in-title.ts';
import { blockText, canonicalText } from '../text/canonical-text.ts';
import { foldText } from '../text/fold-text.ts';
import { type Extent, isPrefix, measureExtents } from './measure-extents.ts';

/** A sentence of a measure; `key` is its folded text with the lists of units blanked out, `start` and `end` count in the block's own text. */
export type Sentence = {
  readonly blockIndex: number;
  readonly start: number;
  readonly end: number;
  /** Its start in the document's canonical text. */
  readonly at: number;
  readonly text: string;
  readonly key: string;
  readonly targets: readonly FoundIndicator[];
};

/** A measure of a document as the alignment sees it: its own title and the headings above it, folded, with its sentences. */
export type Measure = {
  readonly document: number;
  readonly key: string;
  readonly path: readonly string[];
  readonly title: string;
  readonly headings: readonly string[];
  readonly sentences: readonly Sentence[];
  readonly units: readonly string[];
};

/** Measures of one document that are looked at. */
export const MOST_MEASURES = 600;
/** UTF-16 units that one measure may run on for. */
const MOST_TEXT = 8_000;

type Source = Pick<DocumentModel, 'blocks' | 'outline' | 'tasks'>;

/** The measures of a document in reading order, as `measureExtents` finds them. Linear. */
export function readMeasures(model: Source, document: number): { readonly measures: readonly Measure[]; readonly left: number } {
  const headings = headingsAbove(model.outline);
  const extents = measureExtents(model, (block) => headings.get(block.id) ?? []);
  const { blockStarts } = canonicalText(model.blocks);
  const seen = new Map<string, number>();
  const measures = extents.slice(0, MOST_MEASURES).flatMap((extent): readonly Measure[] => {
    const read = measureOf(model.blocks, extent, document, headings);
    if (read === null) return [];
    const measure = {
      ...read,
      sentences: read.sentences.map((each) => ({ ...each, at: (blockStarts[each.blockIndex] ?? 0) + each.start })),
    };
    const count = seen.get(measure.key) ?? 0;
    seen.set(measure.key, count + 1);
    return [count === 0 ? measure : { ...measure, key: `${measure.key}#${count + 1}` }];
  });
  return { measures, left: Math.max(0, extents.length - MOST_MEASURES) };
}

type Headings = ReadonlyMap<string, readonly string[]>;

/** By block: the folded titles of the headings above it, outermost first. */
function headingsAbove(outline: readonly OutlineEntry[]): Headings {
  const above = new Map<string, readonly string[]>();
  const open: OutlineEntry[] = [];
  for (const entry of outline) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= entry.level) open.pop();
    if (!above.has(entry.block))
      above.set(
        entry.block,
        open.map(({ title }) => foldText(title)),
      );
    open.push(entry);
  }
  return above;
}

function measureOf(blocks: readonly Block[], { first, end, task }: Extent, document: number, headings: Headings): Measure | null {
  const block = blocks[first];
  if (block === undefined) return null;
  const sentences = task !== null && block.rows !== null ? rowSentences(block, first, task) : textSentences(blocks, first, end);
  if (!sentences.some(({ key }) => /\p{L}/u.test(key))) return null;
  const label = task?.label ?? block.label ?? '';
  const path = task === null || (block.rows === null && block.path.length > task.path.length) ? block.path : [...task.path, label];
  const numbered = readNumberedText(blockText(block).trimStart().slice(label.length));
  const title = task?.title ?? (numbered.title.length <= 60 ? numbered.title : '');
  const shown = title === '' ? (sentences[0]?.text ?? '').slice(0, 40) : title;
  return {
    document,
    key: `${foldText(path.join(''))}|${foldText(shown).slice(0, 40)}`,
    path,
    title: shown,
    headings: headings.get(block.id) ?? headingsNear(blocks, first, headings),
    sentences,
    units: task?.units ?? [],
  };
}

/** A clause that is no entry of the outline stands below the last heading before it. */
function headingsNear(blocks: readonly Block[], first: number, headings: Headings): readonly string[] {
  const own = blocks[first];
  for (let index = first - 1; own !== undefined && index >= 0 && index > first - 400; index -= 1) {
    const block = blocks[index];
    const above = block === undefined ? undefined : headings.get(block.id);
    if (block === undefined || above === undefined) continue;
    if (block.path.length < own.path.length && isPrefix(block.path, own.path))
      return [...above, foldText(readNumberedText(block.text.slice(block.label?.length ?? 0)).title)];
  }
  return [];
}

function textSentences(blocks: readonly Block[], first: number, end: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let length = 0;
  for (let index = first; index < end && length < MOST_TEXT; index += 1) {
    const block = blocks[index];
    if (block === undefined) break;
    const text = blockText(block);
    const from = block.label !== null && text.startsWith(block.label) ? block.label.length : 0;
    sentences.push(...sentencesOf(text, index, from, text.length));
    length += text.length;
  }
  return sentences;
}

/** The row of a list table that a task was read from. */
function rowSentences(block: Block, blockIndex: number, task: Task): readonly Sentence[] {
  let start = 0;
  const wanted = foldText(task.title);
  for (const row of block.rows ?? []) {
    const line = row.join('\t');
    if (foldText(line).includes(wanted)) {
      const sentences: Sentence[] = [];
      for (const cell of row) {
        if (saysWhat(cell, task)) sentences.push(...sentencesOf(blockText(block), blockIndex, start, start + cell.length));
        start += cell.length + 1;
      }
      return sentences;
    }
    start += line.length + 1;
  }
  return [];
}

/** A cell that is more than the number, the units or the time of a task. */
function saysWhat(cell: string, { label, deadline }: Task): boolean {
  const key = foldText(cell).trim();
  return key !== foldText(label).trim() && key !== foldText(deadline ?? '').trim() && !isBareUnitList(key);
}

const SENTENCE = /[^。！？!?\n\t]*(?:[。！？!?]["”’』」)）]*|[\n\t]|$)/gu;

/** The sentences of a stretch of a block, `at` left open; what only says who is responsible is none. Linear. */
export function sentencesOf(text: string, blockIndex: number, from: number, to: number): readonly Sentence[] {
  const key = withoutUnits(foldText(text.slice(0, to)));
  const targets = findIndicators(text.slice(0, to), key);
  const sentences: Sentence[] = [];
  let next = 0;
  for (const match of text.slice(from, to).matchAll(SENTENCE)) {
    const start = from + match.index + (/^\s*/u.exec(match[0])?.[0].length ?? 0);
    const end = from + match.index + match[0].trimEnd().length;
    if (end <= start || !/[\p{L}\p{N}]/u.test(key.slice(start, end))) continue;
    const own: FoundIndicator[] = [];
    for (; next < targets.length && (targets[next]?.start ?? 0) < end; next += 1) {
      const target = targets[next];
      if (target !== undefined && target.start >= start) own.push({ ...target, start: target.start - start, end: target.end - start });
    }
    sentences.push({
      blockIndex,
      start,
      end: shownEnd(key, start, end),
      at: 0,
      text: text.slice(start, shownEnd(key, start, end)),
      key: key.slice(start, end),
      targets: own,
    });
  }
  return sentences;
}

/** Where a sentence ends without the list of units behind it. */
function shownEnd(key: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[\u0000 ]/u.test(key.charAt(last - 1))) last -= 1;
  return last;
}

/** Passages that name the responsible units become blanks of the same length. */
function withoutUnits(key: string): string {
  let open = '';
  let from = 0;
  for (const { start, end } of responsibilityPassages(key)) {
    if (start < from) continue;
    open += key.slice(from, start) + '\u0000'.repeat(end - start);
    from = end;
  }
  return open + key.slice(from);
}
