import type { ByteView } from '../ole/byte-view.ts';
import { PART, readPart, type WordFile } from './open-word-file.ts';
import { numberAt, type Properties } from './read-properties.ts';

/** Bytes of the document stream that share their formatting. */
export interface FormattedRun {
  readonly from: number;
  readonly to: number;
  /** Index of the paragraph style; 0 for runs of characters. */
  readonly style: number;
  readonly properties: Properties;
}

/** Runs in the order of their place, for looking up by it. */
export interface FormattedRuns {
  readonly runs: readonly FormattedRun[];
  /** Index of the first run that ends behind a place. Logarithmic. */
  indexAt(place: number): number;
}

const PAGE_BYTES = 512;
const NOTHING = new Uint8Array();

type ReadRun = (page: ByteView, index: number, count: number) => { style: number; properties: Properties };

const readCharacters: ReadRun = (page, index, count) => {
  const at = page.uint8((count + 1) * 4 + index) * 2;
  if (at === 0) return { style: 0, properties: NOTHING };
  return { style: 0, properties: page.part(at + 1, Math.min(page.uint8(at), PAGE_BYTES - at - 1)).bytes };
};

function paragraphReader(isOld: boolean): ReadRun {
  const entryBytes = isOld ? 7 : 13;
  return (page, index, count) => {
    const at = page.uint8((count + 1) * 4 + index * entryBytes) * 2;
    if (at === 0) return { style: 0, properties: NOTHING };
    const words = page.uint8(at);
    // Word 97: an odd length is half a word less; a zero says that the real length follows.
    const isLong = words === 0 && !isOld;
    const begin = isLong ? at + 2 : at + 1;
    const length = isLong ? page.uint8(at + 1) * 2 : isOld ? words * 2 : words * 2 - 1;
    if (length < 2) return { style: 0, properties: NOTHING };
    const bytes = page.part(begin, Math.min(length, PAGE_BYTES - begin)).bytes;
    return { style: numberAt(bytes, 0, 2), properties: bytes.subarray(2) };
  };
}

/** Numbers of the pages that hold the runs, each once: a table that names one page a million times costs no more than one. */
function pageNumbers(part: ByteView, isOld: boolean): Set<number> {
  const entryBytes = isOld ? 2 : 4;
  const count = Math.floor((part.length - 4) / (4 + entryBytes));
  const pages = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const at = (count + 1) * 4 + index * entryBytes;
    pages.add(isOld ? part.uint16(at) : part.uint32(at) & 0x3fffff);
  }
  return pages;
}

function readRuns(file: WordFile, partIndex: number, readRun: ReadRun): FormattedRun[] {
  const part = readPart(file, partIndex);
  if (part === null) return [];
  const runs: FormattedRun[] = [];
  for (const number of pageNumbers(part, file.isOld)) {
    if ((number + 1) * PAGE_BYTES > file.document.length) continue;
    const page = file.document.part(number * PAGE_BYTES, PAGE_BYTES);
    const count = page.uint8(PAGE_BYTES - 1);
    if ((count + 1) * 4 + count > PAGE_BYTES) continue;
    for (let index = 0; index < count; index += 1) {
      const from = page.uint32(index * 4);
      const to = page.uint32(index * 4 + 4);
      if (from < to) runs.push({ from, to, ...readRun(page, index, count) });
    }
  }
  return runs;
}

/** Runs that overlap an earlier one are damage: without them a lookup never meets more runs than bytes. */
function ordered(found: FormattedRun[]): FormattedRuns {
  const runs: FormattedRun[] = [];
  for (const run of found.sort((first, second) => first.from - second.from)) if (run.from >= (runs.at(-1)?.to ?? 0)) runs.push(run);
  return {
    runs,
    indexAt(place) {
      let low = 0;
      let high = runs.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((runs[middle]?.to ?? 0) > place) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}

/** Formatting of characters, by their place in the document stream. */
export function readCharacterRuns(file: WordFile): FormattedRuns {
  return ordered(readRuns(file, PART.characterPages, readCharacters));
}

/** Formatting of paragraphs, by the place of the mark that ends them. */
export function readParagraphRuns(file: WordFile): FormattedRuns {
  return ordered(readRuns(file, PART.paragraphPages, paragraphReader(file.isOld)));
}
