import type { Annotation, AnnotationContent, OtherWords } from '#shared/model/annotation.ts';
import type { PackagedAnnotation } from '#shared/model/review-package.ts';

/** Earlier states remembered of one annotation; only the last few can still be on their way on another computer. */
const MOST_EARLIER_TIMES = 100;
/** Other words kept of one annotation; as many as a package may bring. */
const MOST_OTHER_WORDS = 1_000;

/** The annotation as it is after a change made `now`: it remembers when it was what it was. */
export function changedAt(now: string, before: Annotation, after: Annotation): Annotation {
  const { writtenAt: _former, ...changed } = after;
  return { ...changed, updatedAt: now, earlierTimes: timesOf([...(before.earlierTimes ?? []), ...namesOf(before)]) };
}

const WORDS = ['note', 'suggestion', 'basis', 'issueType', 'severity'] as const;

/** The annotation after `writer` changed it: another hand than its author's is named where the words are another's, and not for a colour or a status. */
export function withWordsOf(writer: string, known: Annotation, change: Partial<AnnotationContent>): Annotation {
  const changed = { ...known, ...change };
  if (WORDS.every((field) => changed[field] === known[field])) return changed;
  const { changedBy: _former, ...own } = changed;
  return writer === known.author ? own : { ...own, changedBy: writer };
}

/** The annotation with an author; who is both author and last writer needs no second name. */
export function signedBy(author: string, known: Annotation): Annotation {
  const { changedBy, ...own } = known;
  return changedBy === undefined || changedBy === author ? { ...own, author } : { ...known, author };
}

/** What arrives, dated no later than now: written under a clock ahead, it would win over all that is said here from then on. */
export function arrivedBy(now: string, fresh: PackagedAnnotation): PackagedAnnotation {
  return fresh.updatedAt > now ? { ...fresh, updatedAt: now, writtenAt: fresh.updatedAt } : fresh;
}

/**
 * One annotation as two computers have it. Words that came of the other ones stand in their place; where both sides changed them, the later
 * ones stand and the others are kept beside them. What was taken away here stays away unless it was changed there since; what only this
 * computer knows of it (where it was carried from) stays. The known object itself where nothing changes.
 */
export function mergeAnnotation(known: Annotation, fresh: PackagedAnnotation): Annotation {
  const isAway = known.removedAt !== null && fresh.updatedAt <= known.removedAt;
  const isTaken = !isAway && standsBefore(known, fresh);
  const isConflict = !cameOf(known, fresh) && !cameOf(fresh, known);
  const [winner, loser] = isTaken ? [fresh, known] : [known, fresh];
  // What was taken away here without their change ever having been here keeps it beside, for when it is put back.
  const isPutAside = isConflict || (isAway && !cameOf(fresh, known));
  const others = [...(known.otherWords ?? []), ...(fresh.otherWords ?? []), ...(isPutAside ? [wordsOf(loser)] : [])];
  const otherWords = distinctWords(winner, others);
  if (!isTaken && otherWords.length === (known.otherWords ?? []).length) return known;
  const { writtenAt: _known, changedBy: _writer, ...kept } = known;
  const earlierTimes = timesOf([...(known.earlierTimes ?? []), ...(fresh.earlierTimes ?? []), ...namesOf(loser)], winner);
  // Signing is no change of words: theirs that came of the known ones may have been on their way before.
  const author = fresh.author === '' && !isConflict ? known.author : fresh.author;
  return {
    ...(isTaken ? { ...kept, ...fresh, author } : known),
    ...(earlierTimes.length === 0 ? {} : { earlierTimes }),
    ...(otherWords.length === 0 ? {} : { otherWords }),
    removedAt: isTaken ? null : known.removedAt,
  };
}

/** The annotation with the other words of that place in place of its own, which are kept there; `null` where there are none. */
export function withWordsSwapped(annotation: Annotation, place: number, now: string): Annotation | null {
  const chosen = annotation.otherWords?.[place];
  if (annotation.otherWords === undefined || chosen === undefined) return null;
  const { updatedAt: _written, ...words } = chosen;
  const { changedBy: _former, ...standing } = annotation;
  const { colour = annotation.colour, status = annotation.status, target = annotation.target, author = annotation.author } = chosen;
  const otherWords = annotation.otherWords.with(place, wordsOf(annotation));
  return changedAt(now, annotation, { ...standing, ...words, colour, status, target, author, otherWords });
}

/** Whether two hold the same words and marks, as far as both of them tell. */
export function isSameWords(one: OtherWords, other: OtherWords): boolean {
  const told = (words: OtherWords): readonly unknown[] => [words.colour, words.status, words.target];
  const said = ({ note, suggestion, basis, issueType, severity }: OtherWords) =>
    JSON.stringify([note, suggestion, basis, issueType, severity]);
  const theirs = told(other);
  const isTold = (value: unknown, at: number): boolean =>
    value === undefined || theirs[at] === undefined || JSON.stringify(value) === JSON.stringify(theirs[at]);
  return said(one) === said(other) && told(one).every(isTold);
}

type Dated = Pick<Annotation, 'updatedAt' | 'writtenAt' | 'earlierTimes'>;

/** The times that a state is known by: here, and where it was written. */
function namesOf({ updatedAt, writtenAt }: Dated): readonly string[] {
  return writtenAt === undefined ? [updatedAt] : [updatedAt, writtenAt];
}

/** Whether `later` was made by changing `earlier`. */
function cameOf(earlier: Dated, later: Dated): boolean {
  return namesOf(earlier).some((name) => later.earlierTimes?.includes(name));
}

/** Whether the fresh state takes the place of the known one. */
function standsBefore(known: Annotation, fresh: PackagedAnnotation): boolean {
  const names = namesOf(known);
  if (namesOf(fresh).some((name) => names.includes(name)) || cameOf(fresh, known)) return false;
  return cameOf(known, fresh) || fresh.updatedAt > known.updatedAt;
}

function wordsOf(standing: OtherWords): OtherWords {
  const { issueType, severity, note, suggestion, basis, colour, status, target, author, changedBy, updatedAt } = standing;
  const writer = changedBy === undefined ? {} : { changedBy };
  return { issueType, severity, note, suggestion, basis, colour, status, target, author, ...writer, updatedAt };
}

/** Each of the words once, but for those that stand and those that only lack theirs; the oldest first. */
function distinctWords(standing: OtherWords, others: readonly OtherWords[]): OtherWords[] {
  if (others.length === 0) return [];
  const keyOf = (words: OtherWords): string => {
    const { issueType, severity, note, suggestion, basis } = words;
    const { colour = standing.colour, status = standing.status, target = standing.target } = words;
    return JSON.stringify([note, suggestion, basis, issueType, severity, colour, status, target]);
  };
  const seen = new Set([keyOf(standing), keyOf({ ...standing, note: '', suggestion: '', basis: '' })]);
  const kept: OtherWords[] = [];
  for (const words of others) {
    const key = keyOf(words);
    if (!seen.has(key)) kept.push(words);
    seen.add(key);
  }
  return kept.sort((one, other) => (one.updatedAt < other.updatedAt ? -1 : 1)).slice(-MOST_OTHER_WORDS);
}

function timesOf(times: readonly string[], standing?: Dated): string[] {
  const names = standing === undefined ? [] : namesOf(standing);
  return [...new Set(times)]
    .filter((time) => !names.includes(time))
    .sort()
    .slice(-MOST_EARLIER_TIMES);
}
