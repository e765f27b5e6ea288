import { foldText } from '../text/fold-text.ts';
import type { DocumentLayout, DocumentPart } from './document-layout.ts';
import { documentKindOf } from './document-words.ts';
import { isGoalTitle, isSupportTitle, mayNamePurpose } from './goal-sections.ts';
import type { Clause, ClauseTree } from './outline.ts';

/** A numbered clause with what belongs to it, as the choice of tasks sees it. */
export interface TaskCandidate {
  readonly clause: Clause;
  /** Its own line and the lines below it, sub-items included: from `first` to before `end`. */
  readonly first: number;
  readonly end: number;
  /** Not a heading over other clauses; numbered lists inside a provision do not count. */
  readonly isLeaf: boolean;
  /** Its lines name responsible units, outside its heading if others stand below it. */
  readonly hasUnits: boolean;
}

/** Papers that give notice or answer; their own short items are no measures. */
const NOTICE_KINDS = new Set([
  '通知',
  '通告',
  '公告',
  '通报',
  '公报',
  '函',
  '批复',
  '报告',
  '请示',
  '纪要',
  '决定',
  '决议',
  '说明',
  '名单',
  '议案',
]);
/** A notice that carries its measures itself has a numbering of at least so many items below the outermost. */
const FEWEST_NOTICE_ITEMS = 6;

/**
 * The clauses that are tasks: the items of the numbering family that carries the measures of each part.
 * None in regulations, none under aims and principles; under 组织保障 only where the measures' numbering runs on or units are named.
 * `linesWithUnits` tells which lines name responsible units, `pageTitle` is what the page’s fields call a paper that shows no title. Linear.
 */
export function chooseTaskClauses(
  layout: DocumentLayout,
  tree: ClauseTree,
  linesWithUnits: ReadonlySet<number>,
  hasListTable: boolean,
  pageTitle: string,
): readonly TaskCandidate[] {
  const titles = layout.parts.map((part) => part.title || (part.kind === 'front' ? pageTitle : ''));
  const byPart: Clause[][] = layout.parts.map(() => []);
  for (const clause of tree.clauses) byPart[clause.part]?.push(clause);
  return layout.parts.flatMap((part, index) => {
    const clauses = byPart[index] ?? [];
    const candidates = candidatesOf(clauses, part, linesWithUnits);
    if (isRegulation(candidates, titles[index] ?? '')) return [];
    return tasksOfPart(candidates, layout, { ...part, title: titles[index] ?? '' }, hasListTable);
  });
}

/** Papers that lay down rules, in articles or not; the measures of plans are none of theirs. */
const RULE_KINDS = new Set(['条例', '规定', '规则', '办法', '细则', '章程', '制度', '守则', '准则', '规程', '规范', '预案', '法']);

/** Written in articles, and not as measures are: those begin with titles and name units, or at least most do. Rules in chapters without articles name no units either. */
function isRegulation(candidates: readonly TaskCandidate[], title: string): boolean {
  const articles = candidates.filter(({ clause }) => clause.family === 'article');
  if (articles.length >= 3) return articles.filter(({ clause, hasUnits }) => clause.isEntry && hasUnits).length < articles.length * 0.4;
  return RULE_KINDS.has(documentKindOf(foldText(title)) ?? '') && !candidates.some(({ hasUnits }) => hasUnits);
}

function candidatesOf(clauses: readonly Clause[], part: DocumentPart, linesWithUnits: ReadonlySet<number>): readonly TaskCandidate[] {
  const ends = new Map<Clause, number>();
  const parents = new Set<Clause>();
  const ownUnits = ownUnitCounts(clauses, part, linesWithUnits);
  const carrying = new Set(clauses.filter(({ parent }) => (ownUnits.get(parent) ?? 0) > 1).map(({ family }) => family));
  const open: Clause[] = [];
  for (const clause of clauses) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= clause.level) {
      const closed = open.pop();
      if (closed !== undefined) ends.set(closed, clause.line);
    }
    if (
      clause.parent !== null &&
      ((ownUnits.get(clause.parent) ?? 0) > (carrying.has(clause.family) && !clause.parent.hasBody ? 0 : 1) ||
        (!isSmall(clause) && (clause.isEntry || !clause.parent.hasBody)))
    )
      parents.add(clause.parent);
    open.push(clause);
  }
  const unitsBefore = new Uint32Array(part.end - part.first + 1);
  for (let offset = 0; offset < part.end - part.first; offset += 1) {
    unitsBefore[offset + 1] = (unitsBefore[offset] ?? 0) + (linesWithUnits.has(part.first + offset) ? 1 : 0);
  }
  return clauses.map((clause) => {
    const end = ends.get(clause) ?? part.end;
    const isLeaf = !parents.has(clause);
    const from = isLeaf ? clause.line : clause.line + 1;
    const hasUnits = isLeaf && (unitsBefore[end - part.first] ?? 0) > (unitsBefore[from - part.first] ?? 0);
    return { clause, first: clause.line, end, isLeaf, hasUnits };
  });
}

/** By parent: how many of its items name units on their own line, or below it before the next number. */
function ownUnitCounts(
  clauses: readonly Clause[],
  part: DocumentPart,
  linesWithUnits: ReadonlySet<number>,
): ReadonlyMap<Clause | null, number> {
  const counts = new Map<Clause | null, number>();
  for (const [index, { line, parent }] of clauses.entries()) {
    const end = Math.min(clauses[index + 1]?.line ?? part.end, line + FARTHEST_UNITS);
    let own = line;
    while (own < end && !linesWithUnits.has(own)) own += 1;
    if (own < end) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  return counts;
}

/** Lines below its number within which a small item names its own units. */
const FARTHEST_UNITS = 5;

/** ① and (1) below a measure are its parts, unless several name units of their own. */
function isSmall(clause: Clause): boolean {
  return clause.family === 'circled' || clause.family === 'arabic-bracket' || clause.family === 'arabic-half-bracket';
}

function tasksOfPart(
  candidates: readonly TaskCandidate[],
  layout: DocumentLayout,
  part: DocumentPart,
  hasListTable: boolean,
): readonly TaskCandidate[] {
  const assigned = assignedGoals(candidates);
  const eligible = candidates.filter(({ clause }) => {
    const goal = goalAbove(clause);
    return clause.family !== 'attachment' && (goal === null || assigned.has(goal));
  });
  const family = measureFamily(eligible);
  if (family === null) return [];
  const withUnits = eligible.filter((candidate) => candidate.hasUnits).length;
  const firstOrdinals = firstOrdinalBelow(eligible, family);
  const chosen = eligible.filter((candidate) => {
    const { clause } = candidate;
    if (candidate.hasUnits && candidate.isLeaf && (clause.family === family || !isInSupport(clause))) return true;
    if (clause.family !== family) return false;
    // In a section on organisation, a count that begins anew is another list; one that goes on is still that of the measures.
    return !isInSupport(clause) || (firstOrdinals.get(clause.parent) ?? 1) !== 1;
  });
  if (withUnits > 0) return withoutNested(chosen);
  if (part.kind === 'attachment' || isNotice(layout, part)) {
    const isOwnPlan = part.kind === 'front' && layout.parts.length === 1 && !hasListTable;
    return isOwnPlan && chosen.length >= FEWEST_NOTICE_ITEMS && (chosen[0]?.clause.level ?? 1) > 1 ? withoutNested(chosen) : [];
  }
  return withoutNested(chosen);
}

/** Most leaves with units decide; where no units are named, most leaves with text of their own. */
function measureFamily(candidates: readonly TaskCandidate[]): Clause['family'] | null {
  const byUnits = new Map<Clause['family'], number>();
  const byText = new Map<Clause['family'], number>();
  for (const { clause, isLeaf, hasUnits } of candidates) {
    if (!isLeaf) continue;
    if (hasUnits) byUnits.set(clause.family, (byUnits.get(clause.family) ?? 0) + 1);
    if (clause.isEntry && !isInSupport(clause)) byText.set(clause.family, (byText.get(clause.family) ?? 0) + 1);
  }
  return mostFrequent(byUnits) ?? mostFrequent(byText);
}

function mostFrequent(counts: ReadonlyMap<Clause['family'], number>): Clause['family'] | null {
  let best: Clause['family'] | null = null;
  for (const [family, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = family;
  return best;
}

/** What a clause's own title says of the clauses below it. */
interface Purpose {
  readonly isGoal: boolean;
  readonly isSupport: boolean;
}

const NO_PURPOSE: Purpose = { isGoal: false, isSupport: false };
/** Read once for each clause whose title can name one: every clause below asks again. */
const purposes = new WeakMap<Clause, Purpose>();

function purposeOf(clause: Clause): Purpose {
  const { title } = clause;
  // Most are measures, and not worth an entry.
  if ((title.length > LONGEST_PURPOSE && title.trim().length > LONGEST_PURPOSE) || !mayNamePurpose(title)) return NO_PURPOSE;
  const known = purposes.get(clause);
  if (known !== undefined) return known;
  const key = foldText(title.trim());
  const purpose = { isGoal: clause.family !== 'attachment' && isGoalTitle(key), isSupport: isSupportTitle(key) };
  purposes.set(clause, purpose);
  return purpose;
}

/** A longer title is a measure's, and need not be looked at. */
const LONGEST_PURPOSE = 24;

/** The section of aims that a clause stands in, or is. */
function goalAbove(clause: Clause): Clause | null {
  for (let up: Clause | null = clause; up !== null; up = up.parent) if (purposeOf(up).isGoal) return up;
  return null;
}

/** Sections of aims whose items are given to units one by one, as the yearly division of a government's report has them: those are measures too. */
function assignedGoals(candidates: readonly TaskCandidate[]): ReadonlySet<Clause> {
  const items = new Map<Clause, { all: number; named: number }>();
  for (const { clause, isLeaf, hasUnits } of candidates) {
    const goal = isLeaf ? goalAbove(clause) : null;
    if (goal === null || goal === clause) continue;
    const count = items.get(goal) ?? { all: 0, named: 0 };
    items.set(goal, { all: count.all + 1, named: count.named + (hasUnits ? 1 : 0) });
  }
  return new Set([...items].flatMap(([goal, { all, named }]) => (named >= FEWEST_ASSIGNED && named * 2 > all ? [goal] : [])));
}

const FEWEST_ASSIGNED = 2;

function isInSupport(clause: Clause): boolean {
  for (let up = clause.parent; up !== null; up = up.parent) if (purposeOf(up).isSupport) return true;
  return false;
}

/** By section: the number of its first item of the family. */
function firstOrdinalBelow(candidates: readonly TaskCandidate[], family: Clause['family']): ReadonlyMap<Clause | null, number> {
  const ordinals = new Map<Clause | null, number>();
  for (const { clause } of candidates) {
    if (clause.family === family && !ordinals.has(clause.parent)) ordinals.set(clause.parent, clause.ordinal);
  }
  return ordinals;
}

/** A task inside a task is part of it. */
function withoutNested(candidates: readonly TaskCandidate[]): readonly TaskCandidate[] {
  let covered = -1;
  return candidates.filter((candidate) => {
    if (candidate.first < covered) return false;
    covered = candidate.end;
    return true;
  });
}

/** Text lines of a notice that may say what it issues. */
const ISSUING_DEPTH = 4;

/** `……现印发给你们，请认真贯彻执行`: a notice, whatever its title. */
function issuesPaper(layout: DocumentLayout, part: DocumentPart): boolean {
  let seen = 0;
  for (let index = part.first; index < part.end && seen < ISSUING_DEPTH && layout.labels[index] == null; index += 1) {
    if (layout.roles[index] !== 'body') continue;
    seen += 1;
    if (/(?:印发|转发|下发|发)给你们|现(?:予|将)?(?:印发|发布|公布|转发)/.test(layout.lines[index]?.key.slice(0, 1000) ?? '')) return true;
  }
  return false;
}

function isNotice(layout: DocumentLayout, part: DocumentPart): boolean {
  const kind = documentKindOf(foldText(part.title));
  if (kind !== null) return NOTICE_KINDS.has(kind);
  return part.kind === 'front' && (layout.parts.length > 1 || issuesPaper(layout, part));
}
