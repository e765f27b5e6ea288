import { checkDocument } from '#shared/domain/checks/check-document.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { Finding } from '#shared/model/finding.ts';
import { isReviewed, reviewedFor } from './seed-findings.ts';

/** What the rules found in one document. */
export type DocumentFindings = { readonly group: string; readonly name: string; readonly findings: readonly Finding[] };

/** Runs every rule on a document of the corpus, on a fixed day. */
export function findingsOfDocument(group: string, name: string, model: DocumentModel): DocumentFindings {
  const context = { today: '2026-01-01', issueDate: null, knownUnits: [], oldUnitNames: [] };
  return { group, name, findings: checkDocument(model, context, ['FC', 'LG', 'FM', 'CN']).findings };
}

/** Findings that were never judged right: false alarms, as far as anybody knows. Hints and what the text forbids claim nothing. */
export function unreviewed({ name, findings }: DocumentFindings): readonly Finding[] {
  const right = reviewedFor(name);
  return findings.filter(
    (finding) => finding.severity !== 'hint' && !finding.reversed && !right.some((reviewed) => isReviewed(finding, reviewed)),
  );
}

/** The section “findings and false alarms”: a row a document, then a row a rule. */
export function findingsSection(documents: readonly DocumentFindings[]): string {
  const rules = [...new Set(documents.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort(byRule);
  const count = (findings: readonly Finding[], holds: (finding: Finding) => boolean): string => String(findings.filter(holds).length);
  const perDocument = documents.map((document) => {
    const { group, name, findings } = document;
    const required = reviewedFor(name).filter(({ isRequired }) => isRequired);
    const raised = required.filter((reviewed) => findings.some((finding) => isReviewed(finding, reviewed))).length;
    return [
      `${group}/${name}`,
      count(findings, ({ severity, reversed }) => severity === 'serious' && !reversed),
      count(findings, ({ severity, reversed }) => severity === 'normal' && !reversed),
      count(findings, ({ severity, reversed }) => severity === 'hint' && !reversed),
      count(findings, ({ reversed }) => reversed),
      required.length === 0 ? '–' : `${raised} of ${required.length}`,
      group === 'seeds' ? String(unreviewed(document).length) : '–',
      tally(findings),
    ];
  });
  const perRule = rules.map((rule) => {
    const own = documents.map(({ findings }) => findings.filter((finding) => finding.rule === rule));
    return [
      rule,
      String(own.filter(({ length }) => length > 0).length),
      String(own.flat().length),
      count(own.flat(), ({ reversed }) => reversed),
    ];
  });
  return [
    'findings and false alarms',
    '',
    table(['document', 'serious', 'normal', 'hint', 'reversed', 'required raised', 'false alarms', 'by rule'], perDocument),
    '',
    table(['rule', 'documents', 'findings', 'reversed'], perRule),
  ].join('\n');
}

function tally(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([left], [right]) => byRule(left, right))
    .map(([rule, count]) => (count === 1 ? rule : `${rule}×${count}`))
    .join(' ');
}

/** FM-2 before FM-10. */
function byRule(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
