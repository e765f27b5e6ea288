import type { DocumentModel } from '#shared/model/document.ts';
import { blockText } from '../text/canonical-text.ts';
import { type EarlierText, earlierTexts } from './search-stream.ts';
import { squeezeText } from './squeeze-text.ts';

/** What a hit shows of a document and the index does not hold: the passages as written, with their addresses. */
export type ShownPassages = {
  /** The block's id, clause path and own text; `null` past the end. */
  readonly passageAt: (blockIndex: number) => Passage | null;
  readonly earlierAt: (earlierIndex: number) => EarlierText | null;
};

/** All of these of one document. */
export type PassageRecord = ShownPassages & { readonly passages: number };

export type Passage = { readonly id: string; readonly path: readonly string[]; readonly text: string };

const PART = '\u0001';
const FIELD = '\u0002';
const STEP = '\u0003';
const EARLIER = '\u0004';
const TASKS = '\u0005';
const SEPARATORS = /[\u0001-\u0005]/g;
const SEPARATOR = /[\u0001-\u0005]/;

/** Puts the passages of a document, and the headings of its tasks as a query by field asks them, into one string: read in parts, it never needs parsing as a whole. Linear. */
export function passageRecord(model: DocumentModel): string {
  // One list of pieces, joined once: a list for each block and path takes twice as long, and a string that grows is kept in as many parts.
  const pieces: string[] = [];
  for (const [index, block] of model.blocks.entries()) {
    if (index > 0) pieces.push(PART);
    pieces.push(block.id, FIELD);
    for (const [step, label] of block.path.entries()) {
      if (step > 0) pieces.push(STEP);
      pieces.push(clean(label));
    }
    pieces.push(FIELD, clean(blockText(block)));
  }
  pieces.push(EARLIER);
  for (const [index, { blockIndex, text }] of earlierTexts(model).entries()) {
    if (index > 0) pieces.push(PART);
    pieces.push(String(blockIndex ?? ''), FIELD, clean(text));
  }
  const tasks = [...new Set(model.tasks.map(({ title }) => squeezeText(title)))];
  pieces.push(TASKS, clean(tasks.join('\n')));
  return pieces.join('');
}

/** The headings of the tasks at the end of such a string, squeezed, one a line. */
export function recordedTasks(record: string): string {
  const border = record.lastIndexOf(TASKS);
  return border < 0 ? '' : record.slice(border + 1);
}

/** Opens such a string. Of a long paper a single passage is wanted as a rule: the string is not taken apart as a whole. */
export function openRecord(record: string): PassageRecord {
  const border = Math.max(0, record.indexOf(EARLIER));
  const blocks = partsOf(record, 0, border);
  const earlier = partsOf(record, border + 1, endOfParts(record));
  return {
    get passages() {
      let count = 1;
      for (let at = record.indexOf(PART); at >= 0 && at < border; at = record.indexOf(PART, at + 1)) count += 1;
      return count;
    },
    passageAt: (blockIndex) => readPassage(blocks(blockIndex)),
    earlierAt: (earlierIndex) => readEarlier(earlier(earlierIndex)),
  };
}

/**
 * Where each part of such a string begins, in UTF-16 units: the passages, then the texts from before repair, and last where one more would begin.
 * Between two of them stands one unit. With it a part can be read by itself: by `readPassage` or by `readEarlier`.
 */
export function recordParts(record: string): { readonly starts: Uint32Array; readonly passages: number } {
  const border = record.indexOf(EARLIER);
  const starts = [0];
  let passages = 0;
  const end = (at: number): void => {
    starts.push(at + 1);
  };
  for (let at = record.indexOf(PART); ; at = record.indexOf(PART, at + 1)) {
    if (passages === 0 && border >= 0 && (at < 0 || at > border)) {
      passages = starts.length;
      end(border);
    }
    if (at < 0) break;
    end(at);
  }
  end(endOfParts(record));
  return { starts: Uint32Array.from(starts), passages };
}

function endOfParts(record: string): number {
  const border = record.lastIndexOf(TASKS);
  return border < 0 ? record.length : border;
}

/** A passage of its part of the string; `null` where it is none. */
export function readPassage(part: string | null): Passage | null {
  const [id, path, text] = part?.split(FIELD) ?? [];
  return id === undefined || path === undefined || text === undefined ? null : { id, path: path === '' ? [] : path.split(STEP), text };
}

/** The same of a text from before repair. */
export function readEarlier(part: string | null): EarlierText | null {
  const [blockIndex, text] = part?.split(FIELD) ?? [];
  return blockIndex === undefined || text === undefined ? null : { blockIndex: blockIndex === '' ? null : Number(blockIndex), text };
}

/** Gives each part between two places by its number; goes on from where it was, so that one after the other costs no more than all at once. */
function partsOf(record: string, from: number, to: number): (index: number) => string | null {
  let known = 0;
  let start = from;
  return (index) => {
    if (index < known) {
      known = 0;
      start = from;
    }
    for (; known < index; known += 1) {
      const next = record.indexOf(PART, start);
      if (next < 0 || next >= to) return null;
      start = next + 1;
    }
    const end = record.indexOf(PART, start);
    return record.slice(start, end < 0 ? to : Math.min(end, to));
  };
}

/** As long as before, so that offsets stay. */
function clean(text: string): string {
  return SEPARATOR.test(text) ? text.replaceAll(SEPARATORS, ' ') : text;
}
