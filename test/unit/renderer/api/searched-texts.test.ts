import { describe, expect, it } from 'vitest';
import { searchedTexts } from '#renderer/api/search-store.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';

// Only these fields are looked at here.
const document = (indexedAt: string, part: Partial<DocumentView> = {}) =>
  ({ state: { kind: 'ready' }, isMissing: false, indexedAt, ...part }) as DocumentView;
const BEFORE = [document('2031-05-06T08:00:00.000Z'), document('2031-05-06T09:00:00.000Z')];

describe('telling whether results are those of the library as it is now', () => {
  it('goes by texts that were read or went, not by what people do with documents', () => {
    const print = searchedTexts(BEFORE);
    expect(searchedTexts(BEFORE.map((entry) => ({ ...entry, tags: ['急'], annotations: 3 })))).toBe(print);
    expect(searchedTexts([...BEFORE, document('2031-05-05T08:00:00.000Z')])).not.toBe(print);
    expect(searchedTexts([document('2031-05-06T10:00:00.000Z'), ...BEFORE.slice(1)])).not.toBe(print);
    expect(searchedTexts([document('2031-05-06T08:00:00.000Z', { isMissing: true }), ...BEFORE.slice(1)])).not.toBe(print);
  });
});
