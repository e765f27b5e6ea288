import { setImmediate as turn } from 'node:timers/promises';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { isBarrier, textOfUnits } from '#shared/domain/search/squeeze-text.ts';
import { facetTable } from './facet-table.ts';
import { streamOf } from './search-segment.ts';
import { type LiveSegment, searchSegments } from './search-segments.ts';

/** By then the engine has compiled what answers a question; the first ones take five times as long. */
const QUESTIONS = 120;
const LENGTHS = [2, 4, 3, 6, 8];
const HITS = 10;
/** Bytes of index and text that are read without a question: those of some fifteen thousand papers. What is beyond is read as it is asked for. */
const MOST_AHEAD = 192_000_000;

/**
 * Asks an index words out of its own texts, so that a person's questions find the code compiled. Lets other work in
 * between each two, and ends when it is `isWanted` no more, after which it touches nothing.
 */
export async function warmSearch(live: readonly LiveSegment[], isWanted: () => boolean): Promise<number> {
  let asked = 0;
  for (const words of sampleWords(live)) {
    await turn();
    if (!isWanted()) break;
    searchSegments(live, parseQuery(words), { limit: HITS }, () => facetTable([]));
    asked += 1;
  }
  return asked;
}

/** Has index and texts in memory before they are asked for, as far as there is room. Lets other work in between, and ends as `warmSearch` does. */
export async function readIndexAhead(live: readonly LiveSegment[], isWanted: () => boolean): Promise<void> {
  let room = MOST_AHEAD;
  for (const { stored } of live) {
    for (let taken = 1; taken > 0 && room > 0; room -= taken) {
      await turn();
      if (!isWanted()) return;
      taken = stored.readAhead();
    }
  }
}

/** Words of two to eight units, evenly out of all texts; every fifth with another one. */
export function sampleWords(live: readonly LiveSegment[]): readonly string[] {
  const words: string[] = [];
  for (let number = 0; live.length > 0 && number < QUESTIONS; number += 1) {
    const segment = live[number % live.length]?.stored.segment;
    const share = number / QUESTIONS;
    const units = segment && streamOf(segment, Math.floor(share * segment.documents.length))?.units;
    // From another place of each text, so that not all are out of titles.
    const word = units ? wordFrom(units, Math.floor(units.length * share), LENGTHS[number % LENGTHS.length] ?? 2) : '';
    if (word !== '') words.push(number % LENGTHS.length === 1 ? `${word} ${word.slice(0, 2)}` : word);
  }
  return words;
}

/** The first stretch from a place on that no mark parts. */
function wordFrom(units: Uint16Array, from: number, length: number): string {
  let start = from;
  for (let at = from; at < units.length; at += 1) {
    if (isBarrier(units[at] ?? 0)) start = at + 1;
    else if (at - start + 1 === length) return textOfUnits(units.subarray(start, at + 1));
  }
  return '';
}
