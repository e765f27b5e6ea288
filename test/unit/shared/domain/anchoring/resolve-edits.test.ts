import { describe, expect, it } from 'vitest';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { resolvePassage } from '#shared/domain/anchoring/resolve-passage.ts';
import { seededRandom } from '../../../../support/generate-policy.ts';
import { inventedBlocks, inventedMeasure } from './policy-text.ts';

/** A character that remembers where it came from, so that a test knows the true place of a passage after any edits. */
type Traced = { readonly unit: string; readonly origin: number };
type Paragraph = { readonly path: string[]; units: Traced[] };

function edit(paragraphs: Paragraph[], random: () => number): void {
  const at = Math.floor(random() * paragraphs.length);
  const paragraph = paragraphs[at];
  if (paragraph === undefined) return;
  const choice = random();
  const from = Math.floor(random() * paragraph.units.length);
  const fresh = [...'并切实加强统筹'].slice(0, 1 + Math.floor(random() * 6)).map((unit) => ({ unit, origin: -1 }));
  if (choice < 0.35) paragraph.units.splice(from, 0, ...fresh);
  else if (choice < 0.6) paragraph.units.splice(from, 1 + Math.floor(random() * 8));
  else if (choice < 0.75) paragraph.units.splice(from, fresh.length, ...fresh);
  else if (choice < 0.85) paragraphs.splice(at, 1);
  else if (choice < 0.93) paragraphs.splice(Math.floor(random() * paragraphs.length), 0, ...paragraphs.splice(at, 1));
  else paragraphs.splice(at, 0, { path: ['新'], units: [...inventedMeasure(random, 900 + at)].map((unit) => ({ unit, origin: -1 })) });
}

function trial(seed: number) {
  const random = seededRandom(seed);
  const blocks = inventedBlocks(seed, 6000);
  const old = createAnchorIndex({ contentHash: 'old', blocks });
  const paragraphs: Paragraph[] = blocks.map((block, index) => ({
    path: block.path,
    units: [...block.text].map((unit, offset) => ({ unit, origin: (old.canonical.blockStarts[index] ?? 0) + offset })),
  }));
  for (let count = 0; count < 30; count += 1) edit(paragraphs, random);
  const after = paragraphs.map(({ path, units }) => ({
    kind: 'paragraph' as const,
    text: units.map((item) => item.unit).join(''),
    rows: null,
    path,
  }));
  const origins = paragraphs.flatMap(({ units }) => [...units.map((item) => item.origin), -1]);
  const next = createAnchorIndex({ contentHash: 'new', blocks: after });
  const outcome = { right: 0, kept: 0, orphan: 0, wrong: 0, twin: 0, lostUntouched: 0 };
  for (let count = 0; count < 60; count += 1) {
    const start = Math.floor(random() * (old.canonical.text.length - 60));
    const end = start + 4 + Math.floor(random() * 50);
    const anchor = resolvePassage(next, describePassage(old, { start, end }));
    const survivors = origins.filter((origin) => origin >= start && origin < end).length;
    if (anchor.kind === 'orphan') {
      outcome.orphan += 1;
      if (survivors >= end - start - 1) outcome.lostUntouched += 1;
      continue;
    }
    outcome.kept += 1;
    const own = origins.slice(anchor.range.start, anchor.range.end).filter((origin) => origin >= start && origin < end).length;
    if (own >= 0.5 * Math.min(end - start, anchor.range.end - anchor.range.start)) outcome.right += 1;
    else if (next.canonical.text.slice(anchor.range.start, anchor.range.end) === old.canonical.text.slice(start, end)) outcome.twin += 1;
    else outcome.wrong += 1;
  }
  return outcome;
}

describe('following passages through random edits', () => {
  const outcomes = Array.from({ length: 40 }, (_, index) => trial(index + 1));
  const sum = (key: keyof ReturnType<typeof trial>) => outcomes.reduce((total, outcome) => total + outcome[key], 0);

  it('never lands on other words, and hardly ever on the same words elsewhere', () => {
    expect(sum('kept')).toBeGreaterThan(2000);
    expect({ wrong: sum('wrong') }).toEqual({ wrong: 0 });
    expect(sum('twin')).toBeLessThan(0.01 * sum('kept'));
  });

  it('keeps nearly every passage whose words survived', () => {
    expect(sum('lostUntouched')).toBeLessThan(0.05 * sum('kept'));
  });
});
