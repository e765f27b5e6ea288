import type { ChecklistAnswer, ChecklistRun } from '#shared/model/checklist.ts';
import type { PackagedChecklist } from '#shared/model/review-package.ts';

/** Answers of others kept beside one; as many as a package may bring. */
const MOST_OTHERS = 200;

type Conclusion = NonNullable<ChecklistRun['conclusion']>;
type Signed = { readonly author: string; readonly updatedAt: string; readonly takenUntil?: string | undefined };

/**
 * One checklist as two computers have it: each answer as it was given last, and the later conclusion, with what somebody else said there
 * kept beside it. One that was taken away here stays away, and so does a conclusion that was taken back here. What is dated later than `now`,
 * where that is known, came from a clock ahead and stands once. The known object itself where nothing changes.
 */
export function mergeChecklist(known: ChecklistRun, fresh: PackagedChecklist, now: string | null): ChecklistRun {
  const answers = Object.entries(fresh.answers).flatMap(([item, answer]): [string, ChecklistAnswer][] => {
    const before = Object.hasOwn(known.answers, item) ? known.answers[item] : undefined;
    const merged = before === undefined ? signedBy(now, answer) : mergeSigned(before, answer, ANSWERS, now);
    return merged === before ? [] : [[item, merged]];
  });
  const conclusion = mergedConclusion(known.conclusion, notTakenBack(known, fresh.conclusion), now);
  if (answers.length === 0 && conclusion === known.conclusion) return known;
  return { ...known, answers: { ...known.answers, ...Object.fromEntries(answers) }, conclusion };
}

/** A checklist that was not here yet, with nothing in it dated later than now. */
export function checklistArrivedBy(now: string, fresh: PackagedChecklist): PackagedChecklist {
  const answers = Object.entries(fresh.answers).map(([item, answer]) => [item, signedBy(now, answer)] as const);
  return { ...fresh, answers: Object.fromEntries(answers), conclusion: mergedConclusion(null, fresh.conclusion, now) };
}

/** A conclusion from there as far as it is news here: what was taken back here, or said before that by the one who took it back, is none. */
function notTakenBack({ takenBack }: ChecklistRun, fresh: Conclusion | null): Conclusion | null {
  if (fresh === null || takenBack === undefined) return fresh;
  const keyOf = (said: OtherConclusion): string => JSON.stringify([said.author, said.choice, said.text]);
  const gone = new Map<string, string>();
  for (const said of takenBack.conclusions) gone.set(keyOf(said), latest(gone.get(keyOf(said)), said.updatedAt));
  // The same words said again later are no echo of what was taken back.
  const isEcho = (said: OtherConclusion): boolean => said.updatedAt <= (gone.get(keyOf(said)) ?? '');
  const isNews = (said: OtherConclusion): boolean =>
    !isEcho(said) && !(said.author === takenBack.by && said.author !== '' && said.updatedAt <= takenBack.at);
  const others = (fresh.others ?? []).filter(isNews);
  if (isNews(fresh)) return others.length === (fresh.others ?? []).length ? fresh : { ...fresh, others };
  const last = others.at(-1);
  return last === undefined ? null : { ...last, ...(others.length === 1 ? {} : { others: others.slice(0, -1) }) };
}

function latest(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}

function mergedConclusion(known: Conclusion | null, fresh: Conclusion | null, now: string | null): Conclusion | null {
  if (fresh === null) return known;
  if (known === null) return signedBy(now, fresh);
  return mergeSigned<Conclusion, OtherConclusion>(known, fresh, CONCLUSIONS, now);
}

type OtherAnswer = NonNullable<ChecklistAnswer['others']>[number];
type OtherConclusion = Omit<Conclusion, 'others' | 'takenUntil'>;
type Kind<Said, Other> = { readonly bare: (said: Said | Other) => Other; readonly words: (said: Other) => string };

const ANSWERS: Kind<ChecklistAnswer, OtherAnswer> = {
  bare: ({ verdict, opinion, evidence, author, updatedAt }) => ({ verdict, opinion, evidence, author, updatedAt }),
  words: ({ verdict, opinion, evidence = [] }) =>
    verdict === 'open' && opinion === '' && evidence.length === 0 ? '' : JSON.stringify([verdict, opinion, evidence]),
};

const CONCLUSIONS: Kind<Conclusion, OtherConclusion> = {
  bare: ({ choice, text, author, updatedAt }) => ({ choice, text, author, updatedAt }),
  words: ({ choice, text }) => (choice === '' && text === '' ? '' : JSON.stringify([choice, text])),
};

/** What was said last, with what was said before; what a person surely said earlier than the last is no second opinion of the same person. */
function mergeSigned<Said extends Signed & { readonly others?: Other[] | undefined }, Other extends Signed>(
  known: Said,
  fresh: Said,
  { bare, words }: Kind<Said, Other>,
  now: string | null,
): Said {
  const arrived = signedBy(now, fresh);
  const isTaken = arrived === fresh ? fresh.updatedAt > known.updatedAt : fresh.updatedAt > (known.takenUntil ?? '');
  const [last, former] = isTaken ? [arrived, known] : [known, arrived];
  const seen = new Set(['', words(bare(last))]);
  const others = [...(known.others ?? []), ...(fresh.others ?? []), ...(isOwnEarlier(former, last) ? [] : [bare(former)])]
    .filter((other) => {
      const key = words(other);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .sort((one, other) => (one.updatedAt < other.updatedAt ? -1 : 1))
    .slice(-MOST_OTHERS);
  if (!isTaken && others.length === (known.others ?? []).length) return known;
  const takenUntil = [known.takenUntil, last.takenUntil].reduce((one, other) => ((one ?? '') > (other ?? '') ? one : other));
  return { ...last, ...(takenUntil === undefined ? {} : { takenUntil }), ...(others.length === 0 ? {} : { others }) };
}

/** What is said under a clock ahead is dated when it came. */
function signedBy<Said extends Signed>(now: string | null, said: Said): Said {
  return now !== null && said.updatedAt > now ? { ...said, updatedAt: now, takenUntil: said.updatedAt } : said;
}

/** Without a name nobody knows whose it is, and under a clock ahead or at one moment nobody knows which was first. */
function isOwnEarlier(former: Signed, last: Signed): boolean {
  const isOrdered = former.updatedAt !== last.updatedAt && former.takenUntil === undefined && last.takenUntil === undefined;
  return former.author === last.author && last.author !== '' && isOrdered;
}
