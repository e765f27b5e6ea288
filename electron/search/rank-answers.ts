import type { Answers } from './find-words.ts';

/** How many documents have each answer, by its byte: those without one are not counted. */
export type AnswerTally = { readonly counts: Uint32Array; readonly total: number };

/** Counts answers. */
export function tallyAnswers(segments: readonly Answers[]): AnswerTally {
  const counts = new Uint32Array(256);
  for (const answers of segments) addCounts(answers, counts);
  counts[0] = 0;
  let total = 0;
  for (const count of counts) total += count;
  return { counts, total };
}

/** The numbers of some documents of each segment; those `atBorder` are worth the same, and only `room` of them are wanted. */
export type BestAnswers = { readonly above: readonly number[][]; readonly atBorder: readonly number[][]; readonly room: number };

/**
 * The documents of all segments most worth a closer look: named before headed before dense, which is how the bytes of their answers are ordered.
 * Those of equal worth at the border come in the order of each segment (newest first), as many of each as could be wanted. Counting, not sorting:
 * linear in the documents, whatever the limit.
 */
export function bestAnswers(segments: readonly Answers[], { counts }: AnswerTally, limit: number): BestAnswers {
  let border = counts.length - 1;
  let room = limit;
  for (; border > 1; border -= 1) {
    const count = counts[border] ?? 0;
    if (count >= room) break;
    room -= count;
  }
  const sorted = segments.map((answers) => sortOut(answers, border, room));
  return { above: sorted.map(({ own }) => own), atBorder: sorted.map(({ ofBorder }) => ofBorder), room };
}

type SortedOut = { readonly own: number[]; readonly ofBorder: number[] };

/** Where most documents answer hardly one is wanted, and most questions are answered by few: what is not is passed over without a call. */
function sortOut(answers: Answers, border: number, room: number): SortedOut {
  const own: number[] = [];
  const ofBorder: number[] = [];
  const fours = inFours(answers);
  for (let number = 0; number < answers.length; number += 1) {
    while (number % AT_ONCE === 0 && fours[number / AT_ONCE] === 0) number += AT_ONCE;
    const answer = answers[number] ?? 0;
    if (answer < border || answer === 0) continue;
    if (answer > border) own.push(number);
    else if (ofBorder.length < room) ofBorder.push(number);
  }
  return { own, ofBorder };
}

/** Loops of their own, not `forEachAnswer`: where most documents answer, a call for each would be felt. */
function addCounts(answers: Answers, counts: Uint32Array): void {
  const fours = inFours(answers);
  for (let number = 0; number < answers.length; number += 1) {
    while (number % AT_ONCE === 0 && fours[number / AT_ONCE] === 0) number += AT_ONCE;
    const answer = answers[number] ?? 0;
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
}

const AT_ONCE = 4;

/** Four answers as one number each; those that are left over at the end are not among them. */
function inFours(answers: Answers): Uint32Array {
  const isAligned = answers.byteOffset % AT_ONCE === 0;
  return isAligned ? new Uint32Array(answers.buffer, answers.byteOffset, Math.floor(answers.length / AT_ONCE)) : new Uint32Array(0);
}

/** Goes through the documents that answer. */
export function forEachAnswer(answers: Answers, visit: (number: number, answer: number) => void): void {
  const fours = inFours(answers);
  for (let number = 0; number < answers.length; number += 1) {
    while (number % AT_ONCE === 0 && fours[number / AT_ONCE] === 0) number += AT_ONCE;
    const answer = answers[number] ?? 0;
    if (answer !== 0) visit(number, answer);
  }
}
