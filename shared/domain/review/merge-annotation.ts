import type { Annotation, OtherWords } from '#shared/model/annotation.ts';
import type { PackagedAnnotation } from '#shared/model/review-package.ts';

/** Earlier states remembered of one annotation; only the last few can still be on their way on another computer. */
const MOST_EARLIER_TIMES = 100;
/** Other words kept of one annotation; as many as a package may bring. */
const MOST_OTHER_WORDS = 1_000;

/** The annotation as it is after a change made `now`: it remembers when it was what it was. */
export function changedAt(now: string, before: Annotation, after: Annotation): Annotation {
  return { ...after, updatedAt: now, earlierTimes: timesOf([...(before.earlierTimes ?? []), before.updatedAt]) };
}

/**
 * One annotation as two computers have it. Words that came of the other ones stand in their place; where both sides changed them, the later
 * ones stand and the others are kept beside them. What was taken away here stays away unless it was changed there since; what only this
 * computer knows of it (where it was carried from) stays. The known object itself where nothing changes.
 */
export function mergeAnnotation(known: Annotation, fresh: PackagedAnnotation): Annotation {
  const isTaken = standsBefore(known, fresh);
  if (known.removedAt !== null && (!isTaken || fresh.updatedAt <= known.removedAt)) return known;
  const isConflict = !cameOf(known, fresh) && !cameOf(fresh, known);
  const [winner, loser] = isTaken ? [fresh, known] : [known, fresh];
  const others = [...(known.otherWords ?? []), ...(fresh.otherWords ?? []), ...(isConflict ? [wordsOf(loser)] : [])];
  const otherWords = distinctWords(winner, others);
  if (!isTaken && otherWords.length === (known.otherWords ?? []).length) return known;
  const earlierTimes = timesOf([...(known.earlierTimes ?? []), ...(fresh.earlierTimes ?? []), loser.updatedAt], winner.updatedAt);
  return {
    ...known,
    ...(isTaken ? fresh : {}),
    ...(earlierTimes.length === 0 ? {} : { earlierTimes }),
    ...(otherWords.length === 0 ? {} : { otherWords }),
    removedAt: null,
  };
}

/** The annotation with the other words of that place in place of its own, which are kept there; `null` where there are none. */
export function withWordsSwapped(annotation: Annotation, place: number, now: string): Annotation | null {
  const chosen = annotation.otherWords?.[place];
  if (annotation.otherWords === undefined || chosen === undefined) return null;
  const { updatedAt: _written, ...words } = chosen;
  return changedAt(now, annotation, { ...annotation, ...words, otherWords: annotation.otherWords.with(place, wordsOf(annotation)) });
}

type Dated = Pick<Annotation, 'updatedAt' | 'earlierTimes'>;

/** Whether `later` was made by changing `earlier`. */
function cameOf(earlier: Dated, later: Dated): boolean {
  return later.earlierTimes?.includes(earlier.updatedAt) ?? false;
}

/** Whether the fresh state takes the place of the known one. */
function standsBefore(known: Annotation, fresh: PackagedAnnotation): boolean {
  if (fresh.updatedAt === known.updatedAt || cameOf(fresh, known)) return false;
  return cameOf(known, fresh) || fresh.updatedAt > known.updatedAt;
}

function wordsOf({ issueType, severity, note, suggestion, basis, updatedAt }: OtherWords): OtherWords {
  return { issueType, severity, note, suggestion, basis, updatedAt };
}

/** Each of the words once, but for those that stand and those without a word; the oldest first. */
function distinctWords(standing: OtherWords, others: readonly OtherWords[]): OtherWords[] {
  const keyOf = ({ note, suggestion, basis }: OtherWords): string => JSON.stringify([note, suggestion, basis]);
  const seen = new Set([keyOf(standing), keyOf({ ...standing, note: '', suggestion: '', basis: '' })]);
  const kept: OtherWords[] = [];
  for (const words of others) {
    const key = keyOf(words);
    if (!seen.has(key)) kept.push(words);
    seen.add(key);
  }
  return kept.sort((one, other) => (one.updatedAt < other.updatedAt ? -1 : 1)).slice(-MOST_OTHER_WORDS);
}

function timesOf(times: readonly string[], standing?: string): string[] {
  return [...new Set(times)]
    .filter((time) => time !== standing)
    .sort()
    .slice(-MOST_EARLIER_TIMES);
}
