import { describe, expect, it } from 'vitest';
import { correctMeta } from '#shared/domain/corrections/correct-meta.ts';
import { correctedSummary } from '#shared/domain/corrections/corrected-summary.ts';
import { subjectOf, taskFinder } from '#shared/domain/corrections/find-task.ts';
import { metaValue } from '#shared/domain/corrections/meta-values.ts';
import { readTaskRows } from '#shared/domain/tables/task-rows.ts';
import type { Correction, CorrectionSubject } from '#shared/model/correction.ts';
import { spentSince } from '#test/support/processor-time.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';

const META: CorrectionSubject = { kind: 'meta' };

function correction(
  subject: CorrectionSubject,
  field: string,
  value: string,
  machineValue = '',
  updatedAt = '2026-03-01T00:00:00Z',
): Correction {
  return { id: `${field} ${updatedAt}`, subject, field, value, machineValue, author: '何嘉', updatedAt };
}

const PLAN = [
  '云岭县便民服务方案',
  '云政办发〔2026〕3号',
  '一、重点任务',
  '1.设立综合窗口。整合窗口。（县政务局牵头，县财政局配合；完成时限：2026年6月底前）',
  '2.推行网上预约。开通预约。（县数据局牵头；完成时限：持续推进）',
  '3.建设服务驿站。建成驿站20个。（各乡镇政府负责）',
];

const read = (lines: readonly string[], corrections: readonly Correction[]) => readTaskRows(documentFromLines(lines), corrections);
const subject = (title: string, ...path: readonly string[]) => ({ kind: 'task' as const, path: [...path], title });

describe('corrections of the metadata', () => {
  const { meta } = documentFromLines(PLAN);

  it('put a person’s value in the place of the machine’s and keep the machine’s beside it', () => {
    const { meta: shown, corrected } = correctMeta(meta, [correction(META, 'docNumber', '云政办发〔2026〕5号', '云政办发〔2026〕3号')]);
    expect(shown.docNumber).toBe('云政办发〔2026〕5号');
    expect(corrected.get('docNumber')).toMatchObject({ standing: 'stands', machineValue: '云政办发〔2026〕3号' });
    expect(corrected.has('title')).toBe(false);
  });

  it('say when the file itself has caught up, and when it says something new', () => {
    const standing = (value: string, machineValue: string) =>
      correctMeta(meta, [correction(META, 'docNumber', value, machineValue)]).corrected.get('docNumber')?.standing;
    expect(standing('云政办发〔2026〕3号', '云政办〔2026〕3号')).toBe('caught-up');
    expect(standing('云政办发〔2026〕9号', '云政办〔2026〕1号')).toBe('source-changed');
  });

  it('write and read every field in one writing', () => {
    const fields = [
      ['title', '新标题'],
      ['issuer', '云岭县人民政府'],
      ['effectiveDate', '2026-04-01'],
      ['validity', '有效期三年'],
      ['validUntil', '2029-03-31'],
      ['commentFrom', '2026-03-01'],
      ['commentTo', '2026-03-30'],
      ['contacts', '0570-1234567\nzw@example.org\n传真：0570-7654321\n云岭县中山路1号'],
    ] as const;
    const { meta: shown } = correctMeta(
      meta,
      fields.map(([field, value]) => correction(META, field, value)),
    );
    for (const [field, value] of fields) expect(metaValue(shown, field), field).toBe(value);
    expect(shown.contacts.map(({ kind }) => kind)).toEqual(['phone', 'email', 'fax', 'address']);
    expect(shown.validity).toEqual({ text: '有效期三年', until: '2029-03-31' });
  });

  it('empty a field that the machine read where there is none', () => {
    expect(correctMeta(meta, [correction(META, 'docNumber', '')]).meta.docNumber).toBeNull();
  });

  it('show in the library list', () => {
    const changes = [correction(META, 'title', '改正的标题'), correction(META, 'issueDate', ''), correction(META, 'recipients', '各科室')];
    expect(correctedSummary(changes)).toEqual({ title: '改正的标题', issueDate: null });
  });
});

describe('corrections of tasks', () => {
  it('change the values of one task and no other', () => {
    const { rows, lost } = read(PLAN, [
      correction(subject('设立综合窗口', '一、', '1.'), 'leads', '县行政审批局', '县政务局'),
      correction(subject('设立综合窗口', '一、', '1.'), 'indicators', '窗口8个\n一次办结率90%'),
    ]);
    expect(lost).toEqual([]);
    expect(rows[0]).toMatchObject({ leads: ['县行政审批局'], leadOrigin: 'task', targets: ['窗口8个', '一次办结率90%'] });
    expect(rows[0]?.units).toEqual(['县政务局', '县财政局']);
    expect(rows[0]?.corrected.get('leads')?.standing).toBe('stands');
    expect(rows[1]).toMatchObject({ leads: ['县数据局'], corrected: new Map() });
  });

  it('give a deadline its day, from the words or as the person says', () => {
    const task = subject('推行网上预约', '一、', '2.');
    expect(read(PLAN, [correction(task, 'deadline', '2026年9月底前')]).rows[1]).toMatchObject({
      deadline: '2026年9月底前',
      deadlineDate: '2026-09-30',
    });
    const both = [correction(task, 'deadline', '国庆节前'), correction(task, 'deadlineDate', '2026-09-28')];
    expect(read(PLAN, both).rows[1]?.deadlineDate).toBe('2026-09-28');
    expect(read(PLAN, [correction(subject('设立综合窗口', '一、', '1.'), 'deadlineDate', '')]).rows[0]?.deadlineDate).toBeNull();
  });

  it('let the corrected heading begin the measure', () => {
    const { rows } = read(PLAN, [correction(subject('设立综合窗口', '一、', '1.'), 'title', '设立综合受理窗口')]);
    expect(rows[0]?.measure).toBe('设立综合受理窗口。整合窗口。');
  });

  const LEAD = 'leads';
  const value = '县行政审批局';
  const corrected = (lines: readonly string[], about: CorrectionSubject) => {
    const { rows, lost } = read(lines, [correction(about, LEAD, value, '县政务局')]);
    return { numbers: rows.filter((row) => row.corrected.has(LEAD)).map(({ number }) => number), lost: lost.length };
  };

  it('are known again where the words of the task changed around the heading', () => {
    const changed = PLAN.with(3, '1.设立综合窗口。全面整合各部门窗口，统一受理。（县政务局牵头；完成时限：2026年8月底前）');
    expect(corrected(changed, subject('设立综合窗口', '一、', '1.'))).toEqual({ numbers: [1], lost: 0 });
  });

  it('are known again where the heading itself was edited', () => {
    const changed = PLAN.with(3, '1.设立综合服务窗口。整合窗口。（县政务局牵头）');
    expect(corrected(changed, subject('设立综合窗口', '一、', '1.'))).toEqual({ numbers: [1], lost: 0 });
  });

  it('follow a task that got another number', () => {
    const changed = PLAN.toSpliced(3, 0, '1.公开办事指南。编制指南。（县政务局牵头）').map((line) =>
      line.startsWith('1.设立')
        ? line.replace('1.', '2.')
        : line.startsWith('2.推')
          ? line.replace('2.', '3.')
          : line.replace('3.建', '4.建'),
    );
    expect(corrected(changed, subject('设立综合窗口', '一、', '1.'))).toEqual({ numbers: [2], lost: 0 });
  });

  it('stay in sight when their task is gone, and land on no other', () => {
    const changed = PLAN.with(3, '1.公开办事指南。编制指南。（县政务局牵头）');
    expect(corrected(changed, subject('设立综合窗口', '一、', '1.'))).toEqual({ numbers: [], lost: 1 });
  });

  it('do not choose between two tasks of the same heading', () => {
    const twice = [...PLAN, '二、保障措施', '4.设立综合窗口。再设一处。（县政务局牵头）'];
    expect(corrected(twice, subject('设立综合窗口', '三、', '9.'))).toEqual({ numbers: [], lost: 1 });
    expect(corrected(twice, subject('设立综合窗口', '一、', '1.'))).toEqual({ numbers: [1], lost: 0 });
  });

  it('let the newer of two for one field hold and keep the older in sight', () => {
    const about = subject('设立综合窗口', '一、', '1.');
    const { rows, lost } = read(PLAN, [
      correction(about, LEAD, '甲局', '', '2026-03-02T00:00:00Z'),
      correction(subject('设立综合窗口', '一、', '7.'), LEAD, '乙局', '', '2026-03-01T00:00:00Z'),
    ]);
    expect(rows[0]?.leads).toEqual(['甲局']);
    expect(lost.map((other) => other.value)).toEqual(['乙局']);
  });

  it('keep clause path and heading of a task as its name', () => {
    expect(subjectOf({ path: ['一、'], label: '1 .', title: '设立综合窗口' })).toEqual(subject('设立综合窗口', '一、', '1.'));
  });

  it('are told lost or found in a moment where hundreds speak of a paper of a thousand tasks', () => {
    const words = Array.from({ length: 1_000 }, (_, index) =>
      Array.from({ length: 30 }, (_, at) => String.fromCharCode(0x4e00 + ((index * 31 + at * at * 17) % 20_000))).join(''),
    );
    const tasks = words.map((word, index) => ({ path: ['一、'], label: `${index + 1}.`, title: `推进${word}片区` }));
    const find = taskFinder(tasks);
    const began = process.cpuUsage();
    for (let index = 0; index < 200; index += 1) {
      expect(find(subject(`撤并${words[index]?.slice(0, 9)}旧站以后另行安排其他事项`, '一、', `${index + 2_000}.`))).toBeNull();
      expect(find(subject(`推行${words[index]}新区`, '一、', `${index + 2_000}.`))).toBe(index);
    }
    expect(spentSince(began)).toBeLessThan(1_500);
  });
});
