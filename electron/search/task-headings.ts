import { findUnits, needleOf } from '#shared/domain/search/find-units.ts';
import { textOfUnits } from '#shared/domain/search/squeeze-text.ts';

/** The headings of the tasks of all documents of a segment, squeezed, one a line; those of each document end with a unit that no text holds. */
export type TaskHeadings = {
  readonly units: Uint16Array;
  /** Where those of each document end. */
  readonly ends: Uint32Array;
};

/** Lays out the headings of each document. */
export function layOutTasks(texts: readonly string[]): TaskHeadings {
  const units = new Uint16Array(texts.reduce((sum, text) => sum + text.length + 1, 0));
  const ends = new Uint32Array(texts.length);
  let at = 0;
  for (const [number, text] of texts.entries()) {
    for (let index = 0; index < text.length; index += 1) units[at + index] = text.charCodeAt(index);
    at += text.length + 1;
    ends[number] = at;
  }
  return { units, ends };
}

/** Those of one document, one a line. */
export function tasksOfDocument({ units, ends }: TaskHeadings, number: number): string {
  return textOfUnits(units.subarray(ends[number - 1] ?? 0, Math.max(0, (ends[number] ?? 0) - 1)));
}

/** The numbers of the documents of which a heading holds some words, ascending. Linear in the headings. */
export function holdersOf({ units, ends }: TaskHeadings, words: string): readonly number[] {
  const needle = needleOf(words);
  const holders: number[] = [];
  let document = 0;
  for (let at = findUnits(units, needle, 0, units.length); at >= 0; at = findUnits(units, needle, ends[document] ?? 0, units.length)) {
    while ((ends[document] ?? units.length) <= at) document += 1;
    holders.push(document);
  }
  return holders;
}
