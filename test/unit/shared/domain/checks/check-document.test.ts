import { describe, expect, it } from 'vitest';
import { checkDocument, runRules } from '#shared/domain/checks/check-document.ts';
import { say } from '#shared/domain/checks/finding-words.ts';
import { readForChecks } from '#shared/domain/checks/reading.ts';
import type { Rule } from '#shared/domain/checks/rule.ts';
import { RULES } from '#shared/domain/checks/rules.ts';
import { CHECKLIST_TEMPLATES } from '#shared/domain/review/checklist-templates/checklist-templates.ts';
import { checkReport } from '#shared/model/finding.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';
import { findingsIn, PLAIN_CONTEXT, pointedWords } from './check-lines.ts';

const LINES = [
  '临江市便民服务实施意见',
  '为方便群众,制定本方案。',
  '一、主要任务',
  '（一）优化窗口服务的的质量。',
  '（三）今年不得指定供应商（含外地企业。',
];

const ruleOf = (change: Partial<Rule>, drafts: number): Rule => ({
  id: 'FM-7',
  strength: 'required',
  check: () => Array.from({ length: drafts }, (_value, index) => ({ words: say('web-lines', index), place: null })),
  ...change,
});

describe('running the rules', () => {
  const document = documentFromLines(LINES);

  it('gives findings that the schema holds, in reading order, with passages that quote the document', () => {
    const report = checkDocument(document, PLAIN_CONTEXT, ['FC', 'LG', 'FM', 'CN']);
    expect(checkReport.parse(report)).toEqual(report);
    expect(report.findings.length).toBeGreaterThan(4);
    for (const finding of report.findings) if (finding.passage !== null) expect(pointedWords(document, finding)).toBe(finding.quote);
    const order = report.findings.map(({ passage }) => document.blocks.findIndex(({ id }) => id === passage?.block));
    expect(order).toEqual(order.toSorted((left, right) => left - right));
  });

  it('carries the clause path, and the basis of the checklist', () => {
    const [finding] = findingsIn(document).filter(({ rule }) => rule === 'FM-15');
    expect(finding).toMatchObject({ path: ['一、', '（一）'], quote: '的的', basis: '公文校对通行要求' });
  });

  it('runs the families that are asked for only', () => {
    const { findings, notices } = checkDocument(document, PLAIN_CONTEXT, ['FM']);
    expect(new Set(findings.map(({ rule }) => rule.slice(0, 2)))).toEqual(new Set(['FM']));
    expect(notices).toEqual([]);
  });

  it('says with every screening that no hit is no clearance', () => {
    const { findings, notices } = checkDocument(documentFromLines(['优化窗口服务。']), PLAIN_CONTEXT, ['FC']);
    expect(findings).toEqual([]);
    expect(notices).toMatchObject([{ code: 'screening-is-no-clearance', message: expect.stringContaining('未命中不等于没有风险') }]);
  });

  it('keeps the ids of findings when text is put in before them', () => {
    const later = documentFromLines([LINES[0] ?? '', '请认真执行。', ...LINES.slice(1)]);
    expect(findingsIn(later).map(({ id }) => id)).toEqual(expect.arrayContaining(findingsIn(document).map(({ id }) => id)));
  });

  it('gives each finding an id of its own', () => {
    const ids = findingsIn(documentFromLines(['提升的的质量。', '提升的的质量。'])).map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids.length).toBeGreaterThan(1);
  });

  it('never lets what a standard only says with 一般 be more than a hint (FM-18)', () => {
    const serious = [{ words: say('title-ended'), place: null, severity: 'serious' as const }];
    const run = (strength: Rule['strength']) =>
      runRules([ruleOf({ strength, check: () => serious }, 1)], readForChecks(document, PLAIN_CONTEXT), ['FM']).findings.map(
        ({ severity }) => severity,
      );
    expect(run('general')).toEqual(['hint']);
    expect(run('required')).toEqual(['serious']);
  });

  it('cuts off a rule that finds too much, and says so', () => {
    const { findings, notices } = runRules([ruleOf({}, 150)], readForChecks(document, PLAIN_CONTEXT), ['FM']);
    expect(findings).toHaveLength(100);
    expect(notices).toMatchObject([{ code: 'more-findings', message: expect.stringContaining('150') }]);
  });

  it('has every rule speak to an item of a checklist', () => {
    const items = new Set(CHECKLIST_TEMPLATES.flatMap((template) => template.items.map(({ id }) => id)));
    expect(RULES.filter(({ id }) => !items.has(id))).toEqual([]);
  });
});

describe('the items of the checklists', () => {
  /** Papers, procedure, facts and judgement that are not in the text; FM-18 is how rules weigh, not a rule. */
  const JUDGED_BY_PERSON = /^(?:FC-G[1235]|FC-E|LG-(?:2|4|5|7|8|10|11|12|13|14|15|16|18)|FM-18)$/;

  it.each(CHECKLIST_TEMPLATES.flatMap(({ items }) => items.map(({ id }) => id)).filter((id) => /^(?:FC|LG|FM|CN)-/.test(id)))(
    '%s has a rule, or is left to a person by name',
    (id) => {
      expect(RULES.some((rule) => rule.id === id)).toBe(!JUDGED_BY_PERSON.test(id));
    },
  );
});
