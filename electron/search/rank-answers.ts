import { type Answers, HEADED, NAMED } from './find-words.ts';

const PLACES = 0x3f;
const BEST_FIRST = Array.from({ length: 255 }, (_, index) => index + 1).sort((one, other) => worthOf(other) - worthOf(one));

/** How much a document is worth by its answer alone: named before headed before dense. */
export function worthOf(answer: number): number {
  return ((answer & NAMED) === 0 ? 0 : 200) + ((answer & HEADED) === 0 ? 0 : 100) + (answer & PLACES);
}

/**
 * The documents most worth a closer look: named before headed before dense, newer before older among equals (the order of the segment).
 * Counting, not sorting: linear in the documents, whatever the limit.
 */
export function bestAnswers(answers: Answers, limit: number): readonly number[] {
  const worths = new Uint32Array(256);
  for (const answer of answers) if (answer !== 0) worths[answer] = (worths[answer] ?? 0) + 1;
  const chosen = new Set<number>();
  let room = limit;
  let atBorder = 0;
  for (const answer of BEST_FIRST) {
    if (room <= 0) break;
    chosen.add(answer);
    atBorder = answer;
    room -= worths[answer] ?? 0;
  }
  const surplus = Math.max(0, -room);
  let ofBorder = (worths[atBorder] ?? 0) - surplus;
  const best: number[] = [];
  for (let number = 0; number < answers.length && best.length < limit; number += 1) {
    const answer = answers[number] ?? 0;
    if (answer === 0 || !chosen.has(answer)) continue;
    if (answer === atBorder) {
      if (ofBorder <= 0) continue;
      ofBorder -= 1;
    }
    best.push(number);
  }
  return best;
}

/** How many documents answer. */
export function countAnswers(answers: Answers): number {
  let count = 0;
  for (const answer of answers) if (answer !== 0) count += 1;
  return count;
}
