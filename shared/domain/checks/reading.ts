import type { Block, DocumentModel, Task } from '#shared/model/document.ts';
import { type DocumentLayout, type LineRole, layOutDocument } from '../structure/document-layout.ts';
import { toTextLines } from '../structure/text-line.ts';
import { blockText } from '../text/canonical-text.ts';
import { foldText } from '../text/fold-text.ts';
import { type NumberedBlock, numberedBlocks } from './numbered-blocks.ts';
import type { Place } from './rule.ts';

/** What rules know besides the document. */
export interface CheckContext {
  /** `YYYY-MM-DD`; stands in for the day of a draft that has none. */
  readonly today: string;
  /** The document's day where the user knows better; `null` otherwise. */
  readonly issueDate: string | null;
  /** Units that exist, in short form as in tasks; empty where no list is kept. */
  readonly knownUnits: readonly string[];
  /** Names that are no longer in use, beside the built-in ones. */
  readonly oldUnitNames: readonly string[];
}

/** A block as rules read it. `key` is `text` folded unit for unit: offsets in one are offsets in the other. */
export interface CheckedBlock {
  readonly index: number;
  readonly block: Block;
  readonly text: string;
  readonly key: string;
  readonly role: LineRole;
  /** Index in `layout.parts`. */
  readonly part: number;
}

/** A document prepared once for all rules. */
export interface CheckReading {
  readonly document: DocumentModel;
  readonly context: CheckContext;
  readonly layout: DocumentLayout;
  readonly blocks: readonly CheckedBlock[];
  /** The paper's own words: neither page head and foot nor a table of contents. */
  readonly prose: readonly CheckedBlock[];
  /** The blocks with a number, in order. */
  readonly numbered: readonly NumberedBlock[];
  /** Where each task's title stands, by the task's position in the model. */
  readonly taskPlaces: readonly Place[];
}

const NO_PROSE: ReadonlySet<LineRole> = new Set(['blank', 'header', 'footer', 'contents']);

/** Prepares a document for the rules. Linear. */
export function readForChecks(document: DocumentModel, context: CheckContext): CheckReading {
  const lines = toTextLines(
    document.blocks.map((block) => ({
      kind: block.rows !== null ? 'table' : block.kind === 'note' ? 'note' : 'paragraph',
      text: block.text,
      rows: block.rows,
      page: block.page,
      style: null,
    })),
    document.repairs,
  );
  const layout = layOutDocument(lines, furnitureOf(document));
  let part = 0;
  const blocks = document.blocks.map((block, index): CheckedBlock => {
    while (index >= (layout.parts[part]?.end ?? Number.POSITIVE_INFINITY)) part += 1;
    const text = blockText(block);
    const key = block.rows === null ? (lines[index]?.key ?? '') : foldText(text);
    return { index, block, text, key, role: layout.roles[index] ?? 'body', part };
  });
  const prose = blocks.filter(({ role }) => !NO_PROSE.has(role));
  return { document, context, layout, blocks, prose, numbered: numberedBlocks(blocks), taskPlaces: placeTasks(document.tasks, blocks) };
}

/** Lines lifted off the pages by repair. */
export function furnitureOf(document: DocumentModel): readonly string[] {
  return document.repairs.filter(({ kind }) => kind === 'page-furniture').map(({ before }) => before);
}

/** Each task's title within its block; rows of a table follow one another, so each search goes on where the last one ended. */
function placeTasks(tasks: readonly Task[], blocks: readonly CheckedBlock[]): readonly Place[] {
  const indexOf = new Map(blocks.map(({ block, index }) => [block.id, index]));
  const cursors = new Map<number, number>();
  return tasks.map((task) => {
    const block = indexOf.get(task.block) ?? 0;
    const text = blocks[block]?.text ?? '';
    const from = cursors.get(block) ?? 0;
    const found = task.title === '' ? -1 : text.indexOf(task.title, from);
    if (found === -1) return { block, start: Math.min(from, text.length), end: Math.min(text.length, from + TITLE_LENGTH) };
    const end = found + Math.min(task.title.length, TITLE_LENGTH);
    cursors.set(block, end);
    return { block, start: found, end };
  });
}

/** UTF-16 units of a title that a finding quotes. */
const TITLE_LENGTH = 40;

/** A match of a pattern in a block's folded text, with its place. */
export interface FoundWords {
  readonly block: CheckedBlock;
  readonly match: RegExpExecArray;
  readonly place: Place;
}

/** Every match of a global pattern in the folded text of the given blocks, in order. */
export function* findWords(blocks: readonly CheckedBlock[], pattern: RegExp): Iterable<FoundWords> {
  for (const block of blocks) {
    for (const match of block.key.matchAll(pattern)) {
      yield { block, match, place: { block: block.index, start: match.index, end: match.index + match[0].length } };
    }
  }
}

/** UTF-16 units on each side that a clause is looked for in: keeps a text without punctuation linear. */
const CLAUSE_WINDOW = 120;

/** What stands before and behind a range of a folded text, up to the ends of its sentence (`。;!?` and line breaks), within a bounded window. */
export function sentenceAround(key: string, start: number, end: number): { readonly before: string; readonly after: string } {
  const head = key.slice(Math.max(0, start - CLAUSE_WINDOW), start);
  const tail = key.slice(end, end + CLAUSE_WINDOW);
  const stop = tail.search(/[。;!?\n]/);
  return { before: /[^。;!?\n]*$/.exec(head)?.[0] ?? '', after: stop === -1 ? tail : tail.slice(0, stop) };
}

/** The whole block, its first words at most. */
export function placeOfBlock(block: CheckedBlock): Place {
  const start = block.text.length - block.text.trimStart().length;
  return { block: block.index, start, end: Math.min(block.text.trimEnd().length, start + TITLE_LENGTH) };
}
