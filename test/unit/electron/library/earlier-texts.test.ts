import { describe, expect, it } from 'vitest';
import { withEarlierText } from '#electron/library/earlier-texts.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { documentSummary, libraryDocument } from '../store/library-examples.ts';

const hashOf = (letter: string): string => letter.padEnd(64, '0');
const at = (minutes: number): string => new Date(Date.UTC(2031, 4, 6) + minutes * 60_000).toISOString();
const FIRST = libraryDocument({
  id: 'd',
  contentHash: hashOf('a'),
  indexedAt: at(0),
  state: { kind: 'ready', summary: documentSummary('海陵市夜间公交方案') },
});

/** A document after its file took these contents, one after the other, so many minutes apart. */
function changedBy(contents: string, minutes: number): LibraryDocument {
  return [...contents].reduce((document, letter, step) => {
    const now = at((step + 1) * minutes);
    return { ...withEarlierText(document, hashOf(letter), now), contentHash: hashOf(letter), indexedAt: now };
  }, FIRST);
}

const kept = ({ earlier }: LibraryDocument): string => (earlier ?? []).map(({ contentHash }) => contentHash.charAt(0)).join('');

describe('the texts a file had before it changed', () => {
  it('are kept with what they are called and how long they stood, the last one first, and five at most', () => {
    expect(changedBy('b', 60).earlier).toMatchObject([
      { title: '海陵市夜间公交方案', fileName: 'd.txt', readAt: at(0), replacedAt: at(60) },
    ]);
    expect(kept(changedBy('bcdefgh', 60))).toBe('gfedc');
  });

  it('do not hold what is the text again, nor a file whose content did not change', () => {
    expect(kept(changedBy('bca', 60))).toBe('cb');
    expect(withEarlierText(FIRST, FIRST.contentHash, at(5))).toBe(FIRST);
    expect(withEarlierText(FIRST, '', at(5))).toBe(FIRST);
  });

  it('leave out those between two savings, so that what was there before the work began is not lost', () => {
    expect(kept(changedBy('bcdefgh', 2))).toBe('a');
  });

  it('keep one that stood for weeks, even where the file was read again just before it changed', () => {
    const read = { ...changedBy('b', 60), indexedAt: at(1_000) };
    expect(kept(withEarlierText(read, hashOf('c'), at(1_005)))).toBe('ba');
  });

  it('leave out those of an hour of saving, however often', () => {
    expect(kept(changedBy('bcdefghijklmnopqrstuvwxyz', 3))).toBe('a');
    const rested = withEarlierText(changedBy('bcd', 3), hashOf('e'), at(60));
    expect(kept(rested)).toBe('da');
    expect(rested.earlier?.map(({ currentSince }) => currentSince)).toEqual([undefined, undefined]);
  });

  it('leave out a file that gave no text', () => {
    const failed: LibraryDocument = { ...FIRST, state: { kind: 'failed', code: 'damaged', detail: '' } };
    expect(kept(withEarlierText(failed, hashOf('b'), at(60)))).toBe('');
    const empty = { ...documentSummary(''), characters: 0 };
    expect(kept(withEarlierText({ ...FIRST, state: { kind: 'ready', summary: empty } }, hashOf('b'), at(60)))).toBe('');
  });
});
