import { describe, expect, it } from 'vitest';
import { groupVersions } from '#shared/domain/versions/group-versions.ts';
import type { VersionEntry } from '#shared/domain/versions/judge-pair.ts';

let count = 0;

function entry(title: string, part: Partial<VersionEntry> = {}): VersionEntry {
  count += 1;
  const absent = { stage: null, docNumber: null, issuer: null, issueDate: null, paper: null, apart: [] };
  return { id: `d${String(count).padStart(6, '0')}`, title, contentHash: `hash ${count}`, ...absent, ...part };
}

const groupsOf = (...entries: VersionEntry[]) => groupVersions(entries);
const idsOf = (entries: readonly VersionEntry[]): string[] => entries.map(({ id }) => id);

describe('the versions of a paper', () => {
  it('are its drafts and itself, in the order of their stages, whatever notice wraps them', () => {
    const issued = entry('临江市人民政府关于印发《临江市优化营商环境行动方案（2026—2028年）》的通知', { issueDate: '2026-09-01' });
    const submitted = entry('临江市优化营商环境行动方案（2026-2028年）（送审稿）', { issueDate: '2026-07-01' });
    const consulted = entry('临江市发展和改革委员会关于公开征求《临江市优化营商环境行动方案（2026—2028年）（征求意见稿）》意见的公告');
    const other = entry('临江市养老服务条例');
    const [group, ...none] = groupsOf(issued, other, submitted, consulted);
    expect(none).toEqual([]);
    expect(group).toEqual({ documentIds: idsOf([consulted, submitted, issued]), confirmed: [], reasons: ['same-title'] });
  });

  it.each([
    ['a draft whose 文种 changed', '云岭县支持乡村旅游发展若干措施（征求意见稿）', '云岭县支持乡村旅游发展实施意见'],
    ['a draft that got a word more', '云岭县数据开放管理办法（草案）', '云岭县公共数据开放管理办法'],
    ['the name of a file', '云岭县防汛应急预案-送审稿20260301', '云岭县防汛应急预案'],
    ['the other script and width', '雲嶺縣公共數據開放管理辦法（徵求意見稿）', '云岭县公共数据开放管理办法'],
    ['a regulation issued anew', '云岭县科技奖励办法', '云岭县科技奖励办法'],
  ])('take in %s', (_name, one, other) => {
    const entries = [entry(one, { issueDate: '2024-03-01' }), entry(other, { issueDate: '2025-06-01' })];
    expect(groupsOf(...entries)).toMatchObject([{ documentIds: idsOf(entries) }]);
  });

  it.each([
    ['of another place', '临江市优化营商环境行动方案（征求意见稿）', '海陵市优化营商环境行动方案'],
    ['of another year', '云岭县2024年重点改革任务清单（征求意见稿）', '云岭县2025年重点改革任务清单'],
    ['about it', '云岭县公共数据管理办法（草案）', '关于《云岭县公共数据管理办法（草案）》的起草说明'],
    ['of another matter under a like name', '云岭县支持东区发展若干措施（征求意见稿）', '云岭县支持西区发展若干措施'],
    ['without a name', '', ''],
  ])('are not papers %s', (_name, one, other) => {
    expect(groupsOf(entry(one), entry(other))).toEqual([]);
  });

  it('are not the notices that come every year under one name', () => {
    const yearly = ['2023-01-05', '2024-01-08', '2025-01-06'].map((issueDate, index) =>
      entry('关于做好春节期间有关工作的通知', { issueDate, docNumber: `云政办发〔${2023 + index}〕1号` }),
    );
    expect(groupsOf(...yearly)).toEqual([]);
    expect(groupsOf(...yearly.map((one) => ({ ...one, docNumber: null })))).toEqual([]);
  });

  it('do not join two issued papers over a draft that is like both', () => {
    const draft = entry('云岭县乡村道路养护工作方案（征求意见稿）', { issueDate: '2024-01-01' });
    const near = entry('云岭县乡村道路养护工作方案', { issueDate: '2024-03-01', docNumber: '云政发〔2024〕5号' });
    const far = entry('云岭县乡村道路养护工作方案', { issueDate: '2025-11-01', docNumber: '云政发〔2025〕30号' });
    expect(groupsOf(far, draft, near)).toMatchObject([{ documentIds: idsOf([draft, near]) }]);
  });

  it('are found by number where the titles differ in words, and by content whatever the titles say', () => {
    const paper = entry('云岭县支持小微企业若干措施', { docNumber: '云政发〔2024〕9号' });
    const other = entry('关于印发云岭县支持小微企业实施意见的通知', { docNumber: '云政发[2024]9号' });
    const copy = entry('扫描件0001', { contentHash: paper.contentHash });
    expect(groupsOf(paper, other, copy)).toMatchObject([{ reasons: ['same-content', 'same-number'] }]);
  });

  it('follow what a person said: one paper although nothing is alike, other papers although all is', () => {
    const paper = 'paper one';
    const [one, two] = [entry('云岭县夜间照明方案', { paper }), entry('关于路灯的意见', { paper })];
    expect(groupsOf(one, two)).toEqual([{ documentIds: idsOf([one, two]), confirmed: idsOf([one, two]), reasons: ['confirmed'] }]);
    const draft = entry('云岭县夜间照明方案（草案）');
    expect(groupsOf(one, two, draft)).toMatchObject([{ documentIds: idsOf([draft, one, two]), confirmed: idsOf([one, two]) }]);
    expect(groupsOf(one, two, { ...draft, apart: [two.id] })).toMatchObject([{ documentIds: idsOf([one, two]) }]);
    expect(groupsOf({ ...one, paper: null, apart: [draft.id] }, draft)).toEqual([]);
    expect(groupsOf(one, two, { ...draft, paper: 'paper two' })).toMatchObject([{ documentIds: idsOf([one, two]) }]);
  });
});

/** A small generator with a seed, so that a failure comes again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomLibrary(seed: number, size: number): VersionEntry[] {
  const random = randomOf(seed);
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value => values[random(values.length)] ?? values[0];
  return Array.from({ length: size }, (_, index): VersionEntry => {
    const place = pick(['临江市', '云岭县', '海陵市', '']);
    const matter = pick(['防汛', '公共数据开放', '数据开放', '养老服务', '优化营商环境', '乡村道路养护']);
    const ending = pick(['实施方案', '行动方案', '管理办法', '若干措施', '的通知']);
    return {
      id: `e${index}`,
      title: `${place}${pick(['', '关于', '持续'])}${matter}${ending}${pick(['', '（征求意见稿）', '（送审稿）', '（2026年）'])}`,
      stage: null,
      docNumber: pick([null, null, `政发〔2026〕${random(3)}号`]),
      issuer: null,
      issueDate: pick([null, `202${random(6)}-0${1 + random(9)}-11`]),
      contentHash: `hash ${random(size * 2)}`,
      paper: pick([null, null, null, null, null, `paper ${random(4)}`]),
      apart: random(4) === 0 ? [`e${random(size)}`] : [],
    };
  });
}

describe.each(Array.from({ length: 40 }, (_, seed) => seed + 1))('the groups of any library (seed %i)', (seed) => {
  const entries = randomLibrary(seed, 30);
  const groups = groupVersions(entries);
  const byId = new Map(entries.map((one) => [one.id, one]));
  const membersOf = (ids: readonly string[]) => ids.map((id) => byId.get(id)).filter((one) => one !== undefined);

  it('hold each document once at most, and never two that a person told apart or confirmed as different papers', () => {
    const grouped = groups.flatMap(({ documentIds }) => documentIds);
    expect(new Set(grouped).size).toBe(grouped.length);
    for (const { documentIds, confirmed, reasons } of groups) {
      expect(documentIds.length).toBeGreaterThan(1);
      expect(reasons.length).toBeGreaterThan(0);
      expect(documentIds).toEqual(expect.arrayContaining([...confirmed]));
      const members = membersOf(documentIds);
      expect(new Set(members.map(({ paper }) => paper).filter((paper) => paper !== null)).size).toBeLessThan(2);
      for (const one of members) expect(members.filter(({ id }) => one.id !== id && one.apart.includes(id))).toEqual([]);
    }
  });

  it('do not depend on the order of the documents', () => {
    const random = randomOf(seed * 7);
    const shuffled = entries.map((one) => ({ one, key: random(1_000_000) })).sort((a, b) => a.key - b.key);
    expect(groupVersions(shuffled.map(({ one }) => one))).toEqual(groups);
  });
});

it('groups ten thousand documents without comparing all with all, and as many copies of one text', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    entry(`云岭县第${index >> 1}号实施方案${index % 2 === 0 ? '（征求意见稿）' : ''}`),
  );
  const copies = Array.from({ length: 10_000 }, () => entry('云岭县防汛方案', { contentHash: 'one' }));
  const begun = performance.now();
  expect(groupVersions(many)).toHaveLength(5_000);
  expect(groupVersions(copies).length).toBeGreaterThan(0);
  expect(performance.now() - begun).toBeLessThan(12_000);
});
