import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MethodOutput } from '#shared/contract/review-api.ts';
import type { RuleFamily } from '#shared/model/finding.ts';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';

const ALL: RuleFamily[] = ['FC', 'LG', 'FM', 'CN'];
const PLAN = [
  '临江市便民服务行动方案',
  '一、主要任务',
  '1.优化窗口服务。政府采购优先采购本市企业产品。（市财政局牵头，市工商局配合；完成时限：2026年6月底前）',
  '2.清理不合理门槛。不得要求企业在本市设立分支机构。（市商务局负责）',
  '3.公开办事指南。（市商务局负责；完成时限：2026年9月底前）',
  '4.推行容缺受理。（市财政局负责；完成时限：2026年9月底前）',
].join('\n');

async function withPlan(): Promise<{ readonly running: RunningApplication; readonly documentId: string }> {
  const running = await startApplication();
  await running.put('方案.txt', PLAN);
  await running.index();
  return { running, documentId: (await running.documentAt('方案.txt')).id };
}

function rulesOf({ report }: MethodOutput<'check.run'>): readonly string[] {
  return report.findings.map(({ rule, reversed }) => (reversed ? `${rule} reversed` : rule));
}

describe('the checks of an open document', () => {
  it('finds what the rules find, and says that a screening is no clearance', async () => {
    const { running, documentId } = await withPlan();
    const check = await running.call('check.run', { documentId, families: ALL });
    expect(rulesOf(check)).toContain('FC-1.3');
    expect(check.report.notices.map(({ code }) => code)).toContain('screening-is-no-clearance');
    expect(check.textKey).toBe((await running.documentAt('方案.txt')).textKey);
  });

  it('keeps to the families asked for', async () => {
    const { running, documentId } = await withPlan();
    const rules = rulesOf(await running.call('check.run', { documentId, families: ['FM'] }));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.every((rule) => rule.startsWith('FM-'))).toBe(true);
  });

  it('reads the file again where the model cache was emptied', async () => {
    const { running, documentId } = await withPlan();
    await rm(join(running.dataFolder, 'models'), { recursive: true });
    expect(rulesOf(await running.call('check.run', { documentId, families: ALL }))).toContain('FC-1.3');
  });

  it('holds tasks against the list of units that a person wrote', async () => {
    const { running, documentId } = await withPlan();
    const checkLists = { knownUnits: ['市财政局', ' 市商务局 '], oldUnitNames: [] };
    await running.call('settings.update', { change: { checkLists } });
    const { report } = await running.call('check.run', { documentId, families: ['CN'] });
    expect(report.findings.filter(({ rule }) => rule === 'CN-7').map(({ message }) => message)).toEqual([
      expect.stringContaining('市工商局'),
    ]);
  });

  it('tells a document of which nothing can be read', async () => {
    const running = await startApplication();
    await running.put('坏.docx', 'PK\u0003\u0004 cut off');
    await running.index();
    const { id: documentId } = await running.documentAt('坏.docx');
    await expect(running.call('check.run', { documentId, families: ALL })).rejects.toMatchObject({ code: 'document-not-readable' });
  });

  it('keeps a dismissal with its reason through a change elsewhere in the text', async () => {
    const { running, documentId } = await withPlan();
    const { report } = await running.call('check.run', { documentId, families: ['FC'] });
    const finding = report.findings.find(({ reversed }) => !reversed);
    if (finding === undefined) throw new Error('nothing found');
    await running.call('check.dismiss', {
      documentId,
      finding: { id: finding.id, rule: finding.rule, quote: finding.quote },
      reason: '已核',
    });
    await running.put('方案.txt', PLAN.replace('一、主要任务', '为方便群众办事，制定本方案。\n一、主要任务'));
    await running.index();
    const again = await running.call('check.run', { documentId, families: ['FC'] });
    expect(again.report.findings.map(({ id }) => id)).toContain(finding.id);
    expect(again.dismissals).toMatchObject([{ finding: finding.id, reason: '已核', rule: finding.rule, quote: finding.quote }]);
  });

  it('refuses a dismissal without a reason', async () => {
    const { running, documentId } = await withPlan();
    const finding = { id: 'FM-1:x', rule: 'FM-1', quote: '' };
    await expect(running.call('check.dismiss', { documentId, finding, reason: '  ' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('remembers of an annotation which finding it was made of', async () => {
    const { running, documentId } = await withPlan();
    const target = await passageOf(running, documentId, '优先采购本市企业');
    const content = {
      colour: 'yellow',
      issueType: 'competition',
      severity: 'normal',
      note: '',
      suggestion: '',
      basis: '',
      status: 'open',
    } as const;
    await running.call('annotation.create', { documentId, target, content, fromFinding: 'FC-1.3:abc' });
    expect((await running.call('review.read', { documentId })).annotations).toMatchObject([{ fromFinding: 'FC-1.3:abc' }]);
  });

  it('exports the findings, those set aside in a section of their own with the reason', async () => {
    const { running, documentId } = await withPlan();
    const { report } = await running.call('check.run', { documentId, families: ['FC'] });
    const finding = report.findings.find(({ reversed }) => !reversed);
    if (finding === undefined) throw new Error('nothing found');
    await running.call('check.dismiss', {
      documentId,
      finding: { id: finding.id, rule: finding.rule, quote: finding.quote },
      reason: '限于涉密采购',
    });
    const preview = await running.call('export.preview', {
      table: 'findings',
      documentIds: [documentId],
      checklistId: null,
      columns: null,
      head: {},
    });
    const sections = preview.rows.flatMap(({ section }) => section ?? []);
    expect(sections.at(-1)).toBe('已忽略，附理由（1 条）');
    expect(preview.rows.at(-1)?.cells).toContain('限于涉密采购');
    expect(preview.rows.filter(({ cells }) => cells.includes('反向表述'))).toHaveLength(1);
  });
});
