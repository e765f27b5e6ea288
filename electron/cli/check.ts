import { basename } from 'node:path';
import { systemClock } from '#electron/loopback/system-clock.ts';
import { checkDocument } from '#shared/domain/checks/check-document.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { Severity } from '#shared/model/annotation.ts';
import { type CheckReport, type Finding, type RuleFamily, ruleFamily } from '#shared/model/finding.ts';
import { type Command, EXIT, readArguments, required, UsageError, unreadableLine } from './command.ts';
import { readForInspection } from './read-for-inspection.ts';
import type { Words } from './words.ts';
import { findingsPlace, writeFindings } from './write-findings.ts';

/** The words that a script on the command line knows for 严重, 一般 and 提示; `--fail-on` takes the first two. */
const LEVEL = { serious: 'error', normal: 'warning', hint: 'hint' } as const satisfies Record<Severity, string>;

/** What `--json` prints of a finding; its keys are public and only grow. */
type PrintedFinding = Omit<Finding, 'severity' | 'words'> & { readonly severity: (typeof LEVEL)[Severity] };

/** `check FILE`: what the rules find in a file, without a store. Findings on what the text forbids never fail a run. */
export const check: Command = async ({ args, words, print, say }) => {
  const { values, positionals } = readArguments(args, {
    rules: { type: 'string' },
    'issue-date': { type: 'string' },
    'fail-on': { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const file = required(positionals[0], 'FILE', words);
  if (positionals.length > 1) throw new UsageError(words.badValue('FILE', positionals.join(' ')));
  const families = readFamilies(values.rules, words);
  const failing = readFailOn(values['fail-on'], words);
  const issueDate = readDay(values['issue-date'], words);
  const place = findingsPlace(values.to, file, words);

  for await (const [path, read] of readForInspection([file])) {
    if (!read.ok) {
      say(unreadableLine(path, read.code, words));
      return EXIT.unreadable;
    }
    const context = { today: systemClock.now().slice(0, 10), issueDate, knownUnits: [], oldUnitNames: [] };
    const report = checkDocument(read.model, context, families);
    if (place !== null) {
      const bytes = await writeFindings(place, { model: read.model, report, fileName: basename(path) });
      say(words.exported(place.file, bytes));
    }
    print(values.json ? JSON.stringify(asJson(report)) : asText(report, words));
    const isFailed = report.findings.some(({ severity, reversed }) => !reversed && failing.has(severity));
    return isFailed ? EXIT.findings : EXIT.done;
  }
  throw new Error('reading ended without a result');
};

function readFamilies(option: string | undefined, words: Words): readonly RuleFamily[] {
  if (option === undefined) return ruleFamily.options;
  const names = option.split(/[\s,]+/).filter((name) => name !== '');
  const families = names.map((name) => ruleFamily.safeParse(name.toUpperCase()));
  const known = families.flatMap((family) => (family.success ? [family.data] : []));
  if (known.length === 0 || known.length < names.length) throw new UsageError(words.badValue('--rules', option));
  return [...new Set(known)];
}

function readFailOn(option: string | undefined, words: Words): ReadonlySet<Severity> {
  if (option === undefined) return new Set();
  if (option === 'error') return new Set(['serious']);
  if (option === 'warning') return new Set(['serious', 'normal']);
  throw new UsageError(words.badValue('--fail-on', option));
}

function readDay(option: string | undefined, words: Words): string | null {
  if (option === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(option) ? new Date(`${option}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== option)
    throw new UsageError(words.badValue('--issue-date', option));
  return option;
}

function asJson({ findings, notices }: CheckReport): { readonly findings: readonly PrintedFinding[]; readonly notices: unknown } {
  return {
    findings: findings.map(({ words: _words, ...finding }) => ({ ...finding, severity: LEVEL[finding.severity] })),
    notices: notices.map(({ values: _values, ...notice }) => notice),
  };
}

function asText({ findings, notices }: CheckReport, words: Words): string {
  const counts = { serious: 0, normal: 0, hint: 0, reversed: 0 };
  for (const { severity, reversed } of findings) counts[reversed ? 'reversed' : severity] += 1;
  return [
    words.findings(findings.length, counts),
    ...findings.map((finding) => findingText(finding, words)),
    ...notices.map(({ message }) => `\n${message}`),
  ].join('\n');
}

function findingText({ rule, severity, path, message, quote, basis, reversed }: Finding, words: Words): string {
  const level = reversed ? words.reversed : words.severity[severity];
  const place = formatClausePath(path);
  const lines = [quote === '' ? '' : `  “${quote.replaceAll(/\s+/g, ' ').trim()}”`, basis === '' ? '' : `  ${words.basis}${basis}`];
  return [`[${level}] ${rule}${place === '' ? '' : ` ${place}`} ${message}`, ...lines.filter((line) => line !== '')].join('\n');
}
