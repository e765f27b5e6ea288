import type { CorrectionSubject } from '#shared/model/correction.ts';
import type { Task } from '#shared/model/document.ts';
import { type Similar, similarityIndex } from '../comparison/similarity-index.ts';
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
 * (edited); else the one heading of the group that is much alike (edited and renumbered). Preparing is linear;
 * a search looks at the tasks of one heading, and into an index of its place and its group.
 */
export function taskFinder(tasks: readonly Pick<Task, 'path' | 'label' | 'title'>[]): (subject: TaskSubject) => number | null {
  const known = tasks.map((task, index): Known => {
    const { path, title } = subjectOf(task);
    return { index, place: placeOf(path), group: placeOf(path.slice(0, -1)), title: titleKey(title) };
  });
  const byTitle = groupedBy(known, ({ title }) => title);
  const byPlace = mostAlikeIn(groupedBy(known, ({ place }) => place));
  const byGroup = mostAlikeIn(groupedBy(known, ({ group }) => group));
  return (subject) => {
    const place = placeOf(subject.path);
    const group = placeOf(subject.path.slice(0, -1));
    const title = titleKey(subject.title);
    const alike = byTitle.get(title) ?? [];
    const found =
      alike.find((task) => task.place === place) ??
      (alike.length === 1 ? alike[0] : undefined) ??
      onlyOne(alike.filter((task) => task.group === group)) ??
      byPlace(place, title, SAME_PLACE)[0] ??
      onlyOne(byGroup(group, title, MOVED));
    return found?.index ?? null;
  };
}

function onlyOne(tasks: readonly Known[]): Known | undefined {
  return tasks.length === 1 ? tasks[0] : undefined;
}

/** Finds in one of many lists of tasks those whose heading is alike to a share, the most alike first; a list is indexed when it is first asked. */
function mostAlikeIn(lists: ReadonlyMap<string, readonly Known[]>): (key: string, title: string, needed: number) => readonly Known[] {
  const indexes = new Map<string, (title: string) => readonly Similar[]>();
  return (key, title, needed) => {
    const members = lists.get(key) ?? [];
    const find = indexes.get(key) ?? similarityIndex(members.map((task) => task.title));
    indexes.set(key, find);
    return find(title).flatMap(({ at, likeness }) => (likeness >= needed ? (members[at] ?? []) : []));
  };
}

function groupedBy(tasks: readonly Known[], keyOf: (task: Known) => string): ReadonlyMap<string, readonly Known[]> {
  const groups = new Map<string, Known[]>();
  for (const task of tasks) {
    const group = groups.get(keyOf(task));
    if (group) group.push(task);
    else groups.set(keyOf(task), [task]);
  }
  return groups;
}

function placeOf(path: readonly string[]): string {
  return path.map((label) => foldText(label).replace(/\s/gu, '')).join('\n');
}

function titleKey(title: string): string {
  return foldText(title.slice(0, TITLE_LIMIT)).replace(/[\s,.;:。、]/gu, '');
}
