import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officeText } from '#test/browser/support/read-office-file.ts';
import { runCommandLine } from './run-built.ts';

const PLAN = [
  '临江市便民服务实施意见',
  '为方便群众，制定本方案。',
  '一、主要任务',
  '（一）压实审查责任。政策措施公平竞争审查率达到95%以上。',
  '（二）维护公平环境。各部门不得要求企业在本市设立分支机构。',
].join('\n');

let place: string;
let plan: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'yuece-check-'));
  plan = join(place, '意见.txt');
  await writeFile(plan, PLAN);
});
afterEach(() => rm(place, { recursive: true, force: true }));

type Printed = { readonly rule: string; readonly severity: string; readonly reversed: boolean };

async function check(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly findings: readonly Printed[]; readonly notices: readonly unknown[] }> {
  const { code, stdout, stderr } = await runCommandLine(['check', plan, '--json', ...args]);
  expect(stderr).toBe('');
  return { code, ...JSON.parse(stdout) };
}

describe('check', { timeout: 90_000 }, () => {
  it('prints one JSON value with findings and ends with 0', async () => {
    const { code, findings, notices } = await check();
    expect(code).toBe(0);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'FM-1', severity: 'warning', path: [], quote: '本方案', reversed: false }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'FC-G4', severity: 'error', path: ['一、', '（一）'] }));
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'FC-2.2', severity: 'hint', reversed: true }));
    for (const finding of findings) expect(finding).toMatchObject({ message: expect.any(String), basis: expect.any(String) });
    expect(notices).toContainEqual(expect.objectContaining({ code: 'screening-is-no-clearance' }));
  });

  it('runs the families that are asked for', async () => {
    const { findings, notices } = await check('--rules', 'FM,CN');
    expect(findings.map(({ rule }) => rule.slice(0, 2))).not.toContain('FC');
    expect(notices).toEqual([]);
  });

  it('ends with 1 only where findings of the level are there and asked about', async () => {
    expect((await check('--fail-on', 'error')).code).toBe(1);
    expect((await check('--fail-on', 'error', '--rules', 'FM')).code).toBe(0);
    expect((await check('--fail-on', 'warning', '--rules', 'FM')).code).toBe(1);
  });

  it('never fails a run on what the text forbids', async () => {
    await writeFile(plan, '各部门不得要求企业在本市设立分支机构。');
    expect(await check('--rules', 'FC', '--fail-on', 'warning')).toMatchObject({ code: 0, findings: [{ reversed: true }] });
  });

  it('prints findings for a person, with the notice on screening', async () => {
    const { code, stdout } = await runCommandLine(['check', plan]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^共 \d+ 条：严重 1，/);
    expect(stdout).toContain('[严重] FC-G4 一、（一）');
    expect(stdout).toContain('[反向表述] FC-2.2');
    expect(stdout).toContain('未命中不等于没有风险');
  });

  it.each(['xlsx', 'docx'])('writes the findings as a table of %s, and the export of a file gives the same', async (ending) => {
    const [checked, exported] = [join(place, `a.${ending}`), join(place, `b.${ending}`)];
    expect((await runCommandLine(['check', plan, '--to', checked])).code).toBe(0);
    expect((await runCommandLine(['export', 'findings', '--from', plan, '--to', exported])).code).toBe(0);
    const [left, right] = [await officeText(checked), await officeText(exported)];
    for (const wanted of ['检查问题清单', 'FC-G4', '反向表述', '格式与文字']) {
      expect(left).toContain(wanted);
      expect(right).toContain(wanted);
    }
  });

  it.each([
    ['a table of an unknown kind', ['check', 'plan', '--to', 'a.pdf']],
    ['no file', ['check']],
    ['an unknown family', ['check', 'plan', '--rules', 'FM,XX']],
    ['an unknown level', ['check', 'plan', '--fail-on', 'hint']],
    ['a day that is none', ['check', 'plan', '--issue-date', '2024-02-30']],
    ['two files', ['check', 'plan', 'plan']],
  ])('ends with 2 on %s', async (_name, args) => {
    const { code, stdout } = await runCommandLine(args.map((arg) => (arg === 'plan' ? plan : arg)));
    expect([code, stdout]).toEqual([2, '']);
  });

  it('ends with 3 and one line on a file that cannot be read', async () => {
    const { code, stdout, stderr } = await runCommandLine(['check', join(place, '没有.docx'), '--json']);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
