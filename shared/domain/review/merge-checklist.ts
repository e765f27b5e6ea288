import type { ChecklistAnswer, ChecklistRun } from '#shared/model/checklist.ts';
import type { PackagedChecklist } from '#shared/model/review-package.ts';

/** Answers of others kept beside one; as many as a package may bring. */
const MOST_OTHERS = 200;

type Conclusion = NonNullable<ChecklistRun['conclusion']>;
type Signed = { readonly author: string; readonly updatedAt: string };

/**
 * One checklist as two computers have it: each answer as it was given last, and the later conclusion, with what somebody else said there
 * kept beside it. One that was taken away here stays away. The known object itself where nothing changes.
 */
export function mergeChecklist(known: ChecklistRun, fresh: PackagedChecklist): ChecklistRun {
  if (known.removedAt !== undefined) return known;
  const answers = Object.entries(fresh.answers).flatMap(([item, answer]): [string, ChecklistAnswer][] => {
    const before = Object.hasOwn(known.answers, item) ? known.answers[item] : undefined;
    const merged = before === undefined ? answer : mergeSigned(before, answer, ANSWERS);
    return merged === before ? [] : [[item, merged]];
  });
  const conclusion =
    known.conclusion === null || fresh.conclusion === null
      ? (known.conclusion ?? fresh.conclusion)
      : mergeSigned<Conclusion, Omit<Conclusion, 'others'>>(known.conclusion, fresh.conclusion, CONCLUSIONS);
  if (answers.length === 0 && conclusion === known.conclusion) return known;
  return { ...known, answers: { ...known.answers, ...Object.fromEntries(answers) }, conclusion };
}

type OtherAnswer = NonNullable<ChecklistAnswer['others']>[number];
type Kind<Said, Other> = { readonly bare: (said: Said | Other) => Other; readonly words: (said: Other) => string };

const ANSWERS: Kind<ChecklistAnswer, OtherAnswer> = {
  bare: ({ verdict, opinion, author, updatedAt }) => ({ verdict, opinion, author, updatedAt }),
  words: ({ verdict, opinion }) => (verdict === 'open' && opinion === '' ? '' : JSON.stringify([verdict, opinion])),
};

const CONCLUSIONS: Kind<Conclusion, Omit<Conclusion, 'others'>> = {
  bare: ({ choice, text, author, updatedAt }) => ({ choice, text, author, updatedAt }),
  words: ({ choice, text }) => (choice === '' && text === '' ? '' : JSON.stringify([choice, text])),
};

/** What was said last, with what others than its author said before; a person's own earlier words are no second opinion. */
function mergeSigned<Said extends Signed & { readonly others?: Other[] | undefined }, Other extends Signed>(
  known: Said,
  fresh: Said,
  { bare, words }: Kind<Said, Other>,
): Said {
  const [last, former] = fresh.updatedAt > known.updatedAt ? [fresh, known] : [known, fresh];
  const seen = new Set(['', words(bare(last))]);
  const others = [...(known.others ?? []), ...(fresh.others ?? []), ...(former.author === last.author ? [] : [bare(former)])]
    .filter((other) => {
      const key = words(other);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .sort((one, other) => (one.updatedAt < other.updatedAt ? -1 : 1))
    .slice(-MOST_OTHERS);
  if (last === known && others.length === (known.others ?? []).length) return known;
  return others.length === 0 ? last : { ...last, others };
}
