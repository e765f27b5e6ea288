import type { Task, Warning } from '#shared/model/document.ts';
import { unmatchedBrackets } from './brackets.ts';
import type { DocumentLayout } from './document-layout.ts';
import type { DocumentTitle } from './document-title.ts';
import { SIGN } from './line-signs.ts';
import type { Clause, ClauseTree } from './outline.ts';

/** Labels named in one message; the rest is counted. */
const MOST_LABELS = 8;
/** Shorter texts are expected to have no outline. */
const LONG_TEXT = 2000;

/** What the structure is unsure of, one warning a kind. Linear. */
export function findWarnings(layout: DocumentLayout, tree: ClauseTree, title: DocumentTitle, tasks: readonly Task[]): Warning[] {
  const warnings: Warning[] = [];
  const add = (code: string, message: string | null): void => {
    if (message !== null) warnings.push({ code, message });
  };
  const length = layout.lines.reduce((sum, line) => sum + line.text.length, 0);
  const hasTable = layout.lines.some((line) => line.rows !== null);
  if (length === 0 && !hasTable) return [{ code: 'no-text', message: '文件中没有可用的文字' }];
  add('title-from-file-name', title.source === 'file-name' ? '正文没有标题，暂以文件名为标题' : null);
  add('no-outline', tree.clauses.length === 0 && length > LONG_TEXT ? '没有识别到编号层级，大纲为空' : null);
  const order = numberingFaults(tree.clauses);
  add('numbering-gap', faultsAt('编号不连续：', order.gaps));
  add('numbering-repeat', faultsAt('编号重复：', order.repeats));
  add('unbalanced-brackets', faultsAt('括号不成对：', bracketFaults(layout)));
  add(
    'tasks-without-units',
    tasks.length >= 3 && tasks.every((task) => task.units.length === 0) ? `${tasks.length} 项任务均未写明责任单位` : null,
  );
  return warnings;
}

/** Numbers that skip or come twice among the clauses below one parent, or run through the part. */
function numberingFaults(clauses: readonly Clause[]): { readonly gaps: readonly string[]; readonly repeats: readonly string[] } {
  const gaps: string[] = [];
  const repeats: string[] = [];
  const last = new Map<string, number>();
  for (const clause of clauses) {
    if (clause.family === 'style' || clause.family === 'attachment') continue;
    const family = `${clause.part} ${clause.family}`;
    const siblings = `${family} ${clause.parent === null ? '' : clause.parent.line}`;
    const before = last.get(siblings);
    const running = last.get(family);
    last.set(siblings, clause.ordinal);
    last.set(family, clause.ordinal);
    const continues = clause.ordinal === 1 || clause.ordinal === (before ?? 0) + 1 || clause.ordinal === (running ?? 0) + 1;
    if (continues && clause.ordinal !== before) continue;
    if (clause.ordinal === before) repeats.push(clause.path.join(''));
    else gaps.push(clause.path.join(''));
  }
  return { gaps, repeats };
}

function bracketFaults(layout: DocumentLayout): readonly string[] {
  return layout.lines.flatMap((line, index) => {
    if (layout.roles[index] !== 'body' || (line.signs & (SIGN.openBracket | SIGN.closeBracket)) === 0) return [];
    const label = layout.labels[index];
    const key = label?.family === 'arabic-half-bracket' ? line.key.slice(line.start + label.end) : line.key;
    const { opening, closing } = unmatchedBrackets(key);
    return opening + closing === 0 ? [] : [`${line.text.trim().slice(0, 12)}…`];
  });
}

function faultsAt(lead: string, places: readonly string[]): string | null {
  if (places.length === 0) return null;
  const named = places.slice(0, MOST_LABELS).join('、');
  return `${lead}${named}${places.length > MOST_LABELS ? ` 等 ${places.length} 处` : ''}`;
}
