import type { CorrectionSubject } from '#shared/model/correction.ts';
import type { Task } from '#shared/model/document.ts';
import { foldText } from '../text/fold-text.ts';

export type TaskSubject = Extract<CorrectionSubject, { kind: 'task' }>;

/** UTF-16 units of a heading that are kept and compared. */
const TITLE_LIMIT = 500;
/** Share of common pairs of characters from which two headings of one place count as the same one, edited. */
const SAME_PLACE = 0.4;
/** The same for a heading that moved within its group. */
const MOVED = 0.6;

/** What a correction keeps of its task: the clause path, label last, and the heading. */
export function subjectOf(task: Pick<Task, 'path' | 'label' | 'title'>): TaskSubject {
  return { kind: 'task', path: [...task.path, task.label.replace(/\s/gu, '')], title: task.title.slice(0, TITLE_LIMIT) };
}

type Known = { readonly index: number; readonly place: string; readonly group: string; readonly title: string };

/**
 * Finds corrected tasks again in a document as it is read now; gives a task's place in the list, or `null` where it is gone.
 * Place and heading together decide; else a heading that is there once (renumbered); else the same place with a heading much alike
 * (edited); else the one heading of the group that is much alike (edited and renumbered). Preparing is linear, a search too.
 */
export function taskFinder(tasks: readonly Task[]): (subject: TaskSubject) => number | null {
  const known = tasks.map((task, index): Known => {
    const { path, title } = subjectOf(task);
    return { index, place: placeOf(path), group: placeOf(path.slice(0, -1)), title: titleKey(title) };
  });
  const byTitle = new Map<string, Known[]>();
  for (const task of known) {
    const same = byTitle.get(task.title);
    if (same === undefined) byTitle.set(task.title, [task]);
    else same.push(task);
  }
  return (subject) => {
    const place = placeOf(subject.path);
    const title = titleKey(subject.title);
    const alike = byTitle.get(title) ?? [];
    const found =
      alike.find((task) => task.place === place) ??
      (alike.length === 1 ? alike[0] : undefined) ??
      onlyOne(alike.filter((task) => task.group === placeOf(subject.path.slice(0, -1)))) ??
      known.find((task) => task.place === place && likeness(task.title, title) >= SAME_PLACE) ??
      mostAlike(known, placeOf(subject.path.slice(0, -1)), title);
    return found?.index ?? null;
  };
}

function onlyOne(tasks: readonly Known[]): Known | undefined {
  return tasks.length === 1 ? tasks[0] : undefined;
}

function mostAlike(known: readonly Known[], group: string, title: string): Known | undefined {
  const near = known.filter((task) => task.group === group && likeness(task.title, title) >= MOVED);
  return onlyOne(near);
}

function placeOf(path: readonly string[]): string {
  return path.map((label) => foldText(label).replace(/\s/gu, '')).join('\n');
}

function titleKey(title: string): string {
  return foldText(title.slice(0, TITLE_LIMIT)).replace(/[\s,.;:。、]/gu, '');
}

/** Dice's coefficient over pairs of characters, 0 to 1. */
function likeness(left: string, right: string): number {
  const pairs = pairsOf(left);
  const others = pairsOf(right);
  if (pairs.length === 0 || others.length === 0) return left === right ? 1 : 0;
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of others) {
    const count = counts.get(pair) ?? 0;
    if (count === 0) continue;
    counts.set(pair, count - 1);
    common += 1;
  }
  return (2 * common) / (pairs.length + others.length);
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}
