import { describe, expect, it } from 'vitest';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { CLEAR_LEAD, findEditedPassages } from '#shared/domain/anchoring/find-edited-passage.ts';
import type { SoughtPassage } from '#shared/domain/anchoring/find-occurrences.ts';
import { foldUnits } from '#shared/domain/text/fold-text.ts';
import { seededRandom } from '../../../../support/generate-policy.ts';
import { inventedBlocks } from './policy-text.ts';

/** A passage of a text with some of its words taken out and others put in, so that it stands nowhere as it is sought. */
function editedPassage(text: string, random: () => number): SoughtPassage {
  const start = 40 + Math.floor(random() * (text.length - 200));
  const end = start + 4 + Math.floor(random() * 100);
  const words = [...text.slice(start, end)];
  for (let edits = 0; edits < 1 + words.length / 20; edits += 1) {
    words.splice(Math.floor(random() * words.length), Math.floor(random() * 5), ...'切实加强统筹'.slice(0, Math.floor(random() * 6)));
  }
  const exact = words.join('');
  const context = { prefix: foldUnits(text.slice(start - 32, start)), suffix: foldUnits(text.slice(end, end + 32)) };
  return { exact, quote: foldUnits(exact), context, start, path: [] };
}

describe('finding edited passages', () => {
  const index = createAnchorIndex({ contentHash: 'text', blocks: inventedBlocks(7, 60_000) });
  const random = seededRandom(11);
  const cases = Array.from({ length: 60 }, () => {
    const sought = editedPassage(index.canonical.text, random);
    const every = findEditedPassages(index, sought, Number.NEGATIVE_INFINITY);
    return { sought, every, worth: ({ likeness, support }: (typeof every)[number]) => likeness + support };
  });

  it('passes over only places that lie clearly behind the best', () => {
    let passedOver = 0;
    for (const { sought, every, worth } of cases) {
      const found = findEditedPassages(index, sought, Number.POSITIVE_INFINITY);
      const best = Math.max(...every.map(worth));
      const foundPlaces = new Set(found.map(({ range }) => range.start));
      const missing = every.filter(({ range }) => !foundPlaces.has(range.start));
      expect(found[0]).toEqual(every[0]);
      expect(missing.filter((passage) => worth(passage) > best - CLEAR_LEAD)).toEqual([]);
      passedOver += missing.length;
    }
    expect(passedOver).toBeGreaterThan(cases.length / 2);
  });

  it('passes over none that is worth as much as asked for, however far behind the best', () => {
    for (const { sought, every, worth } of cases) {
      for (const floor of [0.5, 0.9]) {
        const found = findEditedPassages(index, sought, floor);
        const places = new Set(found.map(({ range }) => range.start));
        expect(every.filter((passage) => worth(passage) >= floor && !places.has(passage.range.start))).toEqual([]);
      }
    }
  });
});
