import type { DocumentModel } from '#shared/model/document.ts';
import { blockText } from '../text/canonical-text.ts';
import { type EarlierText, earlierTexts } from './search-stream.ts';

/** What a hit shows of a document and the index does not hold: the passages as written, with their addresses. */
export type PassageRecord = {
  readonly passages: number;
  /** The block's id, clause path and own text; `null` past the end. */
  readonly passageAt: (blockIndex: number) => Passage | null;
  readonly earlierAt: (earlierIndex: number) => EarlierText | null;
};

export type Passage = { readonly id: string; readonly path: readonly string[]; readonly text: string };

const PART = '\u0001';
const FIELD = '\u0002';
const STEP = '\u0003';
const EARLIER = '\u0004';
const SEPARATORS = /[\u0001-\u0004]/g;

/** Puts the passages of a document into one string: read in parts, it never needs parsing as a whole. Linear. */
export function passageRecord(model: DocumentModel): string {
  const blocks = model.blocks.map((block) => [block.id, block.path.map(clean).join(STEP), clean(blockText(block))].join(FIELD));
  const earlier = earlierTexts(model).map(({ blockIndex, text }) => [String(blockIndex ?? ''), clean(text)].join(FIELD));
  return `${blocks.join(PART)}${EARLIER}${earlier.join(PART)}`;
}

/** Opens such a string. */
export function openRecord(record: string): PassageRecord {
  const border = record.indexOf(EARLIER);
  const parts = record.slice(0, Math.max(0, border)).split(PART);
  const earlier = record.slice(border + 1).split(PART);
  return {
    passages: parts.length,
    passageAt(blockIndex) {
      const [id, path, text] = parts[blockIndex]?.split(FIELD) ?? [];
      return id === undefined || path === undefined || text === undefined ? null : { id, path: path === '' ? [] : path.split(STEP), text };
    },
    earlierAt(earlierIndex) {
      const [blockIndex, text] = earlier[earlierIndex]?.split(FIELD) ?? [];
      return blockIndex === undefined || text === undefined ? null : { blockIndex: blockIndex === '' ? null : Number(blockIndex), text };
    },
  };
}

/** As long as before, so that offsets stay. */
function clean(text: string): string {
  return text.replaceAll(SEPARATORS, ' ');
}
