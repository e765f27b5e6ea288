import { describe, expect, it } from 'vitest';
import { DocumentListing } from '#electron/handlers/document-listing.ts';
import { mergeDocuments } from '#renderer/api/merge-documents.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { libraryDocument } from '../store/library-examples.ts';

const NONE = () => ({ counts: undefined, lostAnnotations: 0, isOffline: false });
const ids = (documents: readonly { readonly id: string }[]): string[] => documents.map(({ id }) => id);

function listingOf(documents: readonly LibraryDocument[]): DocumentListing {
  const listing = new DocumentListing('run');
  listing.update(documents, NONE);
  return listing;
}

describe('what a window is told of the documents', () => {
  const [a, b, c] = [libraryDocument({ id: 'a' }), libraryDocument({ id: 'b' }), libraryDocument({ id: 'c' })];

  it('is all of them at first, in the order of the library, and later only what changed', () => {
    const listing = listingOf([a, b, c]);
    const first = listing.read({});
    expect(first).toMatchObject({ isWhole: true, isMore: false, gone: [] });
    expect(ids(first.documents)).toEqual(['a', 'b', 'c']);
    expect(listing.read({ after: first.cursor })).toMatchObject({ isWhole: false, documents: [], cursor: first.cursor });

    listing.update([a, { ...b, tags: ['急'] }], NONE);
    const then = listing.read({ after: first.cursor });
    expect(then).toMatchObject({ documents: [{ id: 'b', tags: ['急'] }], gone: ['c'], isWhole: false });
    expect(ids(listing.read({}).documents)).toEqual(['a', 'b']);

    listing.update([a, { ...b, tags: ['急'] }, c], NONE);
    expect(listing.read({ after: then.cursor })).toMatchObject({ gone: [] });
    expect(ids(listing.read({ after: then.cursor }).documents)).toContain('c');
  });

  it('follows the reviews and the annotations that lost their place', () => {
    const listing = listingOf([a, b]);
    const { cursor } = listing.read({});
    listing.update([a, b], ({ id }) => ({ ...NONE(), lostAnnotations: id === 'b' ? 2 : 0 }));
    expect(listing.read({ after: cursor }).documents).toMatchObject([{ id: 'b', lostAnnotations: 2 }]);
    listing.update([a, b], ({ id }) => ({ ...NONE(), lostAnnotations: id === 'b' ? 2 : 0, isOffline: id === 'a' }));
    expect(listing.read({ after: cursor }).documents).toMatchObject([{ id: 'b' }, { id: 'a', isOffline: true }]);
  });

  it('is the whole list again for a cursor of another run, and for one that was never given', () => {
    const listing = listingOf([a]);
    for (const after of ['other.1', 'run.99', 'run.-1', 'run.x', '']) expect(listing.read({ after }).isWhole).toBe(true);
  });

  it('comes in pages that together make the list, whatever changes between them', () => {
    const listing = listingOf([a, b, c]);
    let window: readonly DocumentView[] = [];
    const read = (after: string | undefined) => {
      const page = listing.read({ after, limit: 1 });
      window = mergeDocuments(window, page);
      return page;
    };
    const first = read(undefined);
    expect(first).toMatchObject({ isWhole: true, isMore: true });
    const changed = [{ ...a, tags: ['改'] }, c, libraryDocument({ id: 'd' })];
    listing.update(changed, NONE);
    let page = read(first.cursor);
    for (let pages = 0; page.isMore && pages < 10; pages += 1) page = read(page.cursor);
    expect(ids(window).sort()).toEqual(['a', 'c', 'd']);
    expect(window.find(({ id }) => id === 'a')?.tags).toEqual(['改']);
  });
});

describe('the list in the window', () => {
  it('keeps its place and its objects for what did not change', () => {
    const known = listingOf([libraryDocument({ id: 'a' }), libraryDocument({ id: 'b' })]).read({}).documents;
    const [first, second] = known;
    const changed = { ...(first as DocumentView), tags: ['急'] };
    const merged = mergeDocuments(known, { documents: [changed], gone: ['x'], isWhole: false });
    expect(merged).toEqual([changed, second]);
    expect(merged[1]).toBe(second);
    expect(mergeDocuments(known, { documents: [], gone: [], isWhole: false })).toBe(known);
  });
});
