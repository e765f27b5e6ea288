import { familyOf } from '#renderer/api/finding-actions.ts';
import type { Severity } from '#shared/model/annotation.ts';
import { type CheckReport, type Finding, type RuleFamily, ruleFamily } from '#shared/model/finding.ts';
import type { Dismissal } from '#shared/model/review.ts';

/** Which findings are shown; `null` is no wish. */
export type FindingFilter = { readonly family: RuleFamily | null; readonly severity: Severity | null };

export const NO_FINDING_FILTER: FindingFilter = { family: null, severity: null };

/** The findings of one family, those that the text itself forbids apart. */
export type FindingGroup = {
  readonly family: RuleFamily;
  readonly findings: readonly Finding[];
  readonly reversed: readonly Finding[];
};

/** A dismissal with the finding it speaks of; `null` where the rules no longer raise it. */
export type DismissedFinding = { readonly dismissal: Dismissal; readonly finding: Finding | null };

export type FindingCounts = Readonly<Record<Severity | 'open' | 'reversed' | 'dismissed', number>>;

/** A report as the panel shows it; `counts` are of everything, whatever the filter. */
export type FindingView = {
  readonly groups: readonly FindingGroup[];
  readonly dismissed: readonly DismissedFinding[];
  readonly counts: FindingCounts;
};

/** Families in the order in which they matter. */
const FAMILY_ORDER: readonly RuleFamily[] = ['FC', 'LG', 'CN', 'FM'];

/** Sorts a report into groups, counts it, and sets the dismissed apart. Linear. */
export function findingView(report: CheckReport, dismissals: readonly Dismissal[], filter: FindingFilter): FindingView {
  const aside = new Set(dismissals.map(({ finding }) => finding));
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  const standing = report.findings.filter(({ id }) => !aside.has(id));
  const shown = standing.filter(({ severity }) => filter.severity === null || severity === filter.severity);
  const families = FAMILY_ORDER.filter((family) => filter.family === null || family === filter.family);
  const groups = families.map((family) => {
    const own = shown.filter((finding) => familyOf(finding) === family);
    return { family, findings: own.filter(({ reversed }) => !reversed), reversed: own.filter(({ reversed }) => reversed) };
  });
  const open = standing.filter(({ reversed }) => !reversed);
  const rated = (severity: Severity): number => open.filter((finding) => finding.severity === severity).length;
  const counts = {
    open: open.length,
    serious: rated('serious'),
    normal: rated('normal'),
    hint: rated('hint'),
    reversed: standing.length - open.length,
    dismissed: dismissals.length,
  };
  return { groups, dismissed: dismissals.map((dismissal) => ({ dismissal, finding: byId.get(dismissal.finding) ?? null })), counts };
}

/** A family by its name; `null` for any other word. */
export function familyNamed(name: string | null): RuleFamily | null {
  return ruleFamily.options.find((family) => family === name) ?? null;
}

/** One row of the panel, in the order in which it is read. */
export type FindingRow =
  | { readonly kind: 'group'; readonly family: RuleFamily; readonly open: number; readonly reversed: number }
  | { readonly kind: 'reversed'; readonly family: RuleFamily; readonly count: number }
  | { readonly kind: 'finding'; readonly finding: Finding };

/** The groups as rows: a heading, its findings, those reversed behind a line of their own. Families without any have no row. */
export function findingRows(groups: readonly FindingGroup[]): readonly FindingRow[] {
  return groups.flatMap(({ family, findings, reversed }): readonly FindingRow[] =>
    findings.length + reversed.length === 0
      ? []
      : [
          { kind: 'group', family, open: findings.length, reversed: reversed.length },
          ...findings.map((finding) => ({ kind: 'finding', finding }) as const),
          ...(reversed.length === 0 ? [] : [{ kind: 'reversed', family, count: reversed.length } as const]),
          ...reversed.map((finding) => ({ kind: 'finding', finding }) as const),
        ],
  );
}
