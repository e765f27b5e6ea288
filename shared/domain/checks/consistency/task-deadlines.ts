import { addToDay } from '../../structure/dates.ts';
import { deadlineDay } from '../../structure/deadlines.ts';
import { foldText } from '../../text/fold-text.ts';
import { type FindingCode, type FindingTerm, say } from '../finding-words.ts';
import { type CheckReading, findWords, sentenceAround } from '../reading.ts';
import { type Draft, groupedDraft, type Place, type Rule } from '../rule.ts';
import { judgedTasks } from './judged-tasks.ts';

const STANDING = /持续|长期|常态|动态|定期|长效/;
/** Share of tasks without an end from which it is worth saying. */
const STANDING_SHARE = 0.3;

/** Up to one task in three without a time was forgotten; a paper that leaves more of them open chose to. */
const FEW_OPEN = 3;

/** CN-2: every task has a deadline; how many go on for ever. */
export const DEADLINE_RULE: Rule = { id: 'CN-2', strength: 'required', check: checkDeadlines };

function* checkDeadlines(reading: CheckReading): Iterable<Draft> {
  const tasks = judgedTasks(reading);
  const open = tasks.filter(({ task }) => task.deadline === null).map(({ place }) => place);
  const standing = tasks
    .filter(({ task }) => task.deadline !== null && task.deadlineDate === null && STANDING.test(foldText(task.deadline)))
    .map(({ place }) => place);
  // A paper that gives few deadlines chose to, which is a hint; one that forgot some of them has a gap.
  const severity = open.length * FEW_OPEN <= tasks.length ? 'normal' : 'hint';
  const words = open.length === tasks.length ? say('all-tasks-untimed', tasks.length) : say('tasks-untimed', tasks.length, open.length);
  yield* groupedDraft(open, { words, severity });
  if (standing.length < tasks.length * STANDING_SHARE) return;
  const share = Math.round((standing.length / tasks.length) * 100);
  yield* groupedDraft(standing, {
    words: say('tasks-standing', tasks.length, standing.length, share),
    severity: 'hint',
  });
}

/** Days after the paper's own within which nothing can be expected to be done. */
const TOO_SOON = 30;
/** Findings of a kind that are given one by one; more become one with all passages. */
const MOST_SINGLE = 5;

interface BaseDay {
  readonly day: string;
  readonly name: FindingTerm;
  /** The paper's own day, not one that stands in for it. */
  readonly isOwn: boolean;
}

/** CN-3: no deadline before the paper's own day, and none within thirty days after. */
export const DEADLINE_DAY_RULE: Rule = { id: 'CN-3', strength: 'required', check: checkDeadlineDays };

function* checkDeadlineDays(reading: CheckReading): Iterable<Draft> {
  const base = baseDay(reading);
  if (base === null) return;
  const soon = addToDay(base.day, 'day', TOO_SOON);
  const dated = [...taskDays(reading), ...aimedDays(reading, base.day)].sort(
    (left, right) => left.place.block - right.place.block || left.place.start - right.place.start,
  );
  const past = dated.filter(({ day }) => day < base.day);
  const near = dated.filter(({ day }) => day >= base.day && day <= soon);
  const total = dated.length;
  const many = past.length === total && total > 1 ? 'all-deadlines-past' : 'deadlines-past';
  yield* oneByOne(past, base, { one: 'deadline-past', many, severity: base.isOwn ? 'serious' : 'normal' });
  yield* oneByOne(near, base, { one: 'deadline-near', many: 'deadlines-near', severity: 'hint' });
}

interface DatedPlace {
  readonly place: Place;
  readonly day: string;
}

function* oneByOne(
  dated: readonly DatedPlace[],
  base: BaseDay,
  form: { readonly one: FindingCode; readonly many: FindingCode; readonly severity: 'serious' | 'normal' | 'hint' },
): Iterable<Draft> {
  const { severity } = form;
  if (dated.length > MOST_SINGLE)
    yield* groupedDraft(
      dated.map(({ place }) => place),
      { words: say(form.many, dated.length, [base.name], base.day), severity },
    );
  else for (const { place, day } of dated) yield { words: say(form.one, day, [base.name], base.day), place, severity };
}

function baseDay({ context, document }: CheckReading): BaseDay | null {
  const { issueDate, publishDate, commentPeriod, stage } = document.meta;
  if (context.issueDate !== null) return { day: context.issueDate, name: 'given-day', isOwn: true };
  if (issueDate !== null) return { day: issueDate, name: 'issue-day', isOwn: true };
  if (publishDate !== null) return { day: publishDate, name: 'publish-day', isOwn: false };
  if (commentPeriod?.from != null) return { day: commentPeriod.from, name: 'comment-start', isOwn: false };
  return stage !== null && /稿|草案/.test(stage) ? { day: context.today, name: 'today', isOwn: false } : null;
}

function taskDays(reading: CheckReading): readonly DatedPlace[] {
  return reading.document.tasks.flatMap((task, index): readonly DatedPlace[] => {
    const place = reading.taskPlaces[index];
    return task.deadlineDate === null || task.deadline === null || place === undefined
      ? []
      : [{ place: placeOfWords(reading, place, task.deadline), day: task.deadlineDate }];
  });
}

/** The deadline's own words behind the task's title, else the title. */
function placeOfWords(reading: CheckReading, title: Place, words: string): Place {
  const text = reading.blocks[title.block]?.text ?? '';
  const at = text.slice(title.end, title.end + DEADLINE_DEPTH).indexOf(words);
  return at === -1 ? title : { block: title.block, start: title.end + at, end: title.end + at + words.length };
}

/** UTF-16 units behind a title within which its deadline is looked for: one table may hold thousands of tasks. */
const DEADLINE_DEPTH = 3_000;

const AIM = /(?:到|至|在|于|力争|确保)? ?(20\d{2} ?年 ?(?:底|末|(?:\d{1,2} ?月 ?(?:底|末)?))(?:之?前)?)/g;
const SAYS_AIM = /实现|达到|完成|建成|形成|建立|力争|确保|全面|基本|突破|取得|提升|推进|落实|出台|不低于|不少于/;
const LOOKS_BACK = /截$|(?:截至|截止|截至到|自|从|较|比|以来|早在|根据|按照|经)[^,。;]{0,6}$/;

/** Aims with a day outside the tasks, as in 主要目标; looking back is none. */
function* aimedDays(reading: CheckReading, base: string): Iterable<DatedPlace> {
  const ofTasks = new Set(reading.document.tasks.filter(({ deadline }) => deadline !== null).map(({ block }) => block));
  const body = reading.prose.filter(({ role, block }) => role === 'body' && block.rows === null && !ofTasks.has(block.id));
  for (const { block, match, place } of findWords(body, AIM)) {
    const words = match[1] ?? '';
    const isDeadline = /底|末|前$/.test(words);
    const { before, after } = sentenceAround(block.key, place.start, place.end);
    const clause = after.slice(0, 60);
    if (
      !isDeadline ||
      LOOKS_BACK.test(before) ||
      !SAYS_AIM.test(clause) ||
      /^[^,]{0,12}(?:已|以来)|[《(][^》)]*$/.test(before.slice(-20) + clause.slice(0, 1))
    )
      continue;
    const day = deadlineDay(words, base);
    if (day !== null) yield { place, day };
  }
}
