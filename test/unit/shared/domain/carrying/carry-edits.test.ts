import { describe, expect, it } from 'vitest';
import { createAnchorIndex, type TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { carryPassage } from '#shared/domain/carrying/carry-passage.ts';
import { likelyPlace } from '#shared/domain/carrying/likely-place.ts';
import { comparedTexts } from '#shared/domain/carrying/map-range.ts';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import type { CanonicalText } from '#shared/domain/text/canonical-text.ts';
import type { Block } from '#shared/model/document.ts';
import { seededRandom } from '../../../../support/generate-policy.ts';
import { inventedBlocks, inventedMeasure } from '../anchoring/policy-text.ts';

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
  if (choice < 0.3) paragraph.units.splice(from, 0, ...fresh);
  else if (choice < 0.55) paragraph.units.splice(from, 1 + Math.floor(random() * 8));
  else if (choice < 0.75) paragraph.units.splice(from, fresh.length, ...fresh);
  else if (choice < 0.85) paragraphs.splice(at, 1);
  else if (choice < 0.93) paragraphs.splice(Math.floor(random() * paragraphs.length), 0, ...paragraphs.splice(at, 1));
  else paragraphs.splice(at, 0, { path: ['新'], units: [...inventedMeasure(random, 900 + at)].map((unit) => ({ unit, origin: -1 })) });
}

/** Other words in place of a long stretch of a paragraph, or of all of it behind its number. */
function reword(paragraphs: Paragraph[], random: () => number): void {
  const paragraph = paragraphs[Math.floor(random() * paragraphs.length)];
  if (paragraph === undefined) return;
  const fresh = [...inventedMeasure(random, 0)].slice(2).map((unit) => ({ unit, origin: -1 }));
  const isWhole = random() < 0.5;
  const from = isWhole ? 3 : Math.floor(random() * paragraph.units.length);
  paragraph.units.splice(from, isWhole ? paragraph.units.length : 30, ...(isWhole ? fresh : fresh.slice(0, 25)));
}

function blockOf(text: string, path: readonly string[], id: number): Block {
  const label = /^\d+\./.exec(text)?.[0] ?? null;
  return { id: `b${id}`, kind: 'paragraph', level: null, label, text, rows: null, path: [...path], page: null } as unknown as Block;
}

/** The paragraphs that a passage runs through, from the first to the last. */
function paragraphsOf({ blockStarts, locate, offsetOf }: CanonicalText, { start, end }: TextRange): TextRange {
  return { start: blockStarts[locate(start).blockIndex] ?? 0, end: offsetOf(locate(end - 1).blockIndex, Number.MAX_SAFE_INTEGER) };
}

function trial(seed: number, change: typeof edit) {
  const random = seededRandom(seed);
  const before = inventedBlocks(seed, 5000).map((block, index) => blockOf(block.text, block.path, index));
  const old = createAnchorIndex({ contentHash: 'old', blocks: before });
  const paragraphs: Paragraph[] = before.map((block, index) => ({
    path: [...block.path],
    units: [...block.text].map((unit, offset) => ({ unit, origin: (old.canonical.blockStarts[index] ?? 0) + offset })),
  }));
  for (let count = 0; count < 20; count += 1) change(paragraphs, random);
  const after = paragraphs.map(({ path, units }, index) => blockOf(units.map((item) => item.unit).join(''), path, index));
  const origins = paragraphs.flatMap(({ units }) => [...units.map((item) => item.origin), -2]);
  const fresh = createAnchorIndex({ contentHash: 'new', blocks: after });
  const texts = comparedTexts(compareDocuments(before, after), old.canonical, fresh.canonical);
  const outcome = { standing: 0, unasked: 0, wrong: 0, foreign: 0, changed: 0, likely: 0, mistaken: 0 };
  for (let count = 0; count < 40; count += 1) {
    const start = Math.floor(random() * (old.canonical.text.length - 60));
    const range = { start, end: start + 4 + Math.floor(random() * 50) };
    const { place } = carryPassage(texts, fresh, range, describePassage(old, range));
    const first = origins.indexOf(start);
    const stands =
      first >= 0 &&
      Array.from({ length: range.end - start }, (_, at) => at).every(
        (at) => origins[first + at] === start + at || (origins[first + at] === -2 && old.canonical.text[start + at] === '\n'),
      );
    const isUnasked = place.kind === 'exact' || place.kind === 'moved';
    if (stands) outcome.standing += 1;
    if (stands && isUnasked) outcome.unasked += 1;
    const isForeign = (found: TextRange, own: TextRange): boolean => {
      const strangers = origins.slice(found.start, found.end).filter((origin) => origin >= 0 && (origin < own.start || origin >= own.end));
      return strangers.length > 0.5 * (found.end - found.start);
    };
    if (place.kind === 'lost') {
      const likely = likelyPlace({ texts, oldIndex: old, freshIndex: fresh }, range);
      if (likely !== null) outcome.likely += 1;
      if (likely !== null && isForeign(likely.range, paragraphsOf(old.canonical, range))) outcome.mistaken += 1;
      continue;
    }
    const landed = fresh.canonical.text.slice(place.range.start, place.range.end);
    if (isUnasked && landed.trim() !== old.canonical.text.slice(range.start, range.end).trim()) outcome.wrong += 1;
    if (place.kind !== 'changed') continue;
    outcome.changed += 1;
    if (isForeign(place.range, range)) outcome.foreign += 1;
  }
  return outcome;
}

describe('carrying passages to a new version, over two hundred random revisions', () => {
  const outcomes = Array.from({ length: 200 }, (_, index) => trial(index + 1, edit));
  const sum = (key: keyof ReturnType<typeof trial>) => outcomes.reduce((total, outcome) => total + outcome[key], 0);

  it('never places one on other words without asking', () => {
    expect(sum('wrong')).toBe(0);
  });

  it('hardly ever asks about a text that belongs to another passage', () => {
    expect(sum('changed')).toBeGreaterThan(500);
    expect(sum('foreign')).toBeLessThan(0.01 * sum('changed'));
  });

  it('asks of hardly any that stands as it was', () => {
    expect(sum('unasked')).toBeGreaterThan(0.98 * sum('standing'));
  });
});

it('proposes for passages that were reworded what was written in their place, and no text that belongs to another paragraph', () => {
  const outcomes = Array.from({ length: 60 }, (_, index) =>
    trial(index + 1, (paragraphs, random) => (random() < 0.3 ? reword : edit)(paragraphs, random)),
  );
  const sum = (key: keyof ReturnType<typeof trial>) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  expect(sum('likely')).toBeGreaterThan(30);
  expect(sum('mistaken')).toBe(0);
  expect(sum('wrong')).toBe(0);
});
