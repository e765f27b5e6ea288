import { type Answers, HEADED, NAMED } from './find-words.ts';

const PLACES = 0x3f;
const BEST_FIRST = Array.from({ length: 255 }, (_, index) => index + 1).sort((one, other) => worthOf(other) - worthOf(one));

/** How much a document is worth by its answer alone: named before headed before dense. */
export function worthOf(answer: number): number {
  return ((answer & NAMED) === 0 ? 0 : 200) + ((answer & HEADED) === 0 ? 0 : 100) + (answer & PLACES);
}

/** The numbers of some documents of each segment; those `atBorder` are worth the same, and only `room` of them are wanted. */
export type BestAnswers = { readonly above: readonly number[][]; readonly atBorder: readonly number[][]; readonly room: number };

/**
 * The documents of all segments most worth a closer look: named before headed before dense. Those of equal worth at the border come in the order
 * of each segment (newest first), as many of each as could be wanted. Counting, not sorting: linear in the documents, whatever the limit.
 */
export function bestAnswers(segments: readonly Answers[], limit: number): BestAnswers {
  const worths = new Uint32Array(256);
  for (const answers of segments) addWorths(answers, worths);
  const places = new Uint8Array(256);
  let room = limit;
  let border = 0;
  for (const answer of BEST_FIRST) {
    const count = worths[answer] ?? 0;
    if (count === 0) continue;
    border = answer;
    if (count >= room) break;
    places[answer] = ABOVE;
    room -= count;
  }
  if (places[border] !== ABOVE) places[border] = AT_BORDER;
  const sorted = segments.map((answers) => sortOut(answers, places, room));
  return { above: sorted.map(({ own }) => own), atBorder: sorted.map(({ ofBorder }) => ofBorder), room };
}

/** What an answer is: above the border, or worth as much as the last one wanted. */
const ABOVE = 1;
const AT_BORDER = 2;

type SortedOut = { readonly own: number[]; readonly ofBorder: number[] };

/** Where most documents answer hardly one is wanted: what is not is passed over without a call. */
function sortOut(answers: Answers, places: Uint8Array, room: number): SortedOut {
  const own: number[] = [];
  const ofBorder: number[] = [];
  for (let number = 0; number < answers.length; number += 1) {
    const answer = answers[number] ?? 0;
    if (answer === 0) continue;
    const place = places[answer];
    if (place === ABOVE) own.push(number);
    else if (place === AT_BORDER && ofBorder.length < room) ofBorder.push(number);
  }
  return { own, ofBorder };
}

/** Loops of their own, not `forEachAnswer`: where most documents answer, a call for each would be felt. */
function addWorths(answers: Answers, worths: Uint32Array): void {
  for (let number = 0; number < answers.length; number += 1) {
    const answer = answers[number] ?? 0;
    worths[answer] = (worths[answer] ?? 0) + 1;
  }
}

/** How many documents answer. */
export function countAnswers(answers: Answers): number {
  let count = 0;
  for (let number = 0; number < answers.length; number += 1) if (answers[number] !== 0) count += 1;
  return count;
}

const AT_ONCE = 4;

/** Goes through the documents that answer. Most questions are answered by few: four that do not are passed over at once. */
export function forEachAnswer(answers: Answers, visit: (number: number, answer: number) => void): void {
  const isAligned = answers.byteOffset % AT_ONCE === 0;
  const fours = isAligned ? new Uint32Array(answers.buffer, answers.byteOffset, Math.floor(answers.length / AT_ONCE)) : new Uint32Array(0);
  for (let four = 0; four < fours.length; four += 1) if (fours[four] !== 0) visitBetween(answers, four * AT_ONCE, visit);
  for (let from = fours.length * AT_ONCE; from < answers.length; from += AT_ONCE) visitBetween(answers, from, visit);
}

/** Not `for … of`: over the bytes of every document its iterator would be felt. */
function visitBetween(answers: Answers, from: number, visit: (number: number, answer: number) => void): void {
  const to = Math.min(answers.length, from + AT_ONCE);
  for (let number = from; number < to; number += 1) {
    const answer = answers[number] ?? 0;
    if (answer !== 0) visit(number, answer);
  }
}
