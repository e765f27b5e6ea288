import { describe, expect, it } from 'vitest';
import {
  withCollection,
  withCollectionName,
  withMembership,
  withoutCollection,
  withRenamedTag,
  withReviewState,
  withTag,
} from '#electron/store/shelve-documents.ts';
import { COLLECTION_LIMIT, emptyLibrary, type StoredLibrary, TAG_LIMIT } from '#shared/model/library.ts';
import { libraryDocument } from './library-examples.ts';

const WATER = { id: 'water', name: '防汛', createdAt: '2031-01-01T00:00:00.000Z' };
const library: StoredLibrary = {
  ...emptyLibrary(),
  documents: ['a', 'b', 'c'].map((id) => libraryDocument({ id })),
  collections: [WATER],
};

describe('sorting documents', () => {
  it('gives and takes a tag, naming only those it changed and leaving the others the same objects', () => {
    const tagged = withTag(library, ['a', 'nowhere'], { tag: '急', isSet: true });
    expect(tagged.documentIds).toEqual(['a']);
    expect(tagged.library.documents.map(({ tags }) => tags)).toEqual([['急'], [], []]);
    expect(tagged.library.documents[1]).toBe(library.documents[1]);
    expect(withTag(tagged.library, ['a', 'b'], { tag: '急', isSet: true }).documentIds).toEqual(['b']);
    const taken = withTag(tagged.library, ['a', 'b'], { tag: '急', isSet: false });
    expect(taken.documentIds).toEqual(['a']);
    expect(taken.library).toEqual(library);
  });

  it('changes nothing where one document would carry too many tags', () => {
    const tags = Array.from({ length: TAG_LIMIT }, (_, index) => `标签${index}`);
    const full = { ...library, documents: [libraryDocument({ id: 'a' }), libraryDocument({ id: 'b', tags })] };
    expect(() => withTag(full, ['a', 'b'], { tag: '再一个', isSet: true })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('gives a tag another name on the documents that carry it, the full ones too, and says which carried both', () => {
    const full = Array.from({ length: TAG_LIMIT }, (_, index) => `标签${index}`);
    const tags = { a: full, b: ['标签0', '急'], c: ['急'] };
    const tagged = { ...library, documents: Object.entries(tags).map(([id, own]) => libraryDocument({ id, tags: own })) };
    const renamed = withRenamedTag(tagged, ['a', 'b', 'c'], { from: '标签0', to: '急' });
    expect([renamed.documentIds, renamed.had]).toEqual([['a', 'b'], ['b']]);
    expect(renamed.library.documents.map((document) => document.tags)).toEqual([['急', ...full.slice(1)], ['急'], ['急']]);
    expect(withRenamedTag(tagged, ['b'], { from: '急', to: '急' }).documentIds).toEqual([]);
  });

  it('marks how far reviews are and leaves those that are there already', () => {
    const marked = withReviewState(library, ['a'], 'done');
    expect(withReviewState(marked.library, ['a', 'b'], 'done').documentIds).toEqual(['b']);
    expect(withReviewState(marked.library, ['a', 'b'], null).library).toEqual(library);
  });

  it('puts documents into a collection and takes them out', () => {
    const filed = withMembership(library, ['a', 'b'], { collectionId: 'water', isIn: true });
    expect(filed.documentIds).toEqual(['a', 'b']);
    const taken = withMembership(filed.library, ['b', 'c'], { collectionId: 'water', isIn: false });
    expect(taken.documentIds).toEqual(['b']);
    expect(taken.library.documents.map(({ collections }) => collections)).toEqual([['water'], [], []]);
    expect(() => withMembership(library, ['a'], { collectionId: 'fire', isIn: true })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('removes a collection from listed documents and from those taken off the list', () => {
    const removed = [{ document: libraryDocument({ id: 'd', collections: ['water'] }), removedAt: '2031-01-01T00:00:00.000Z' }];
    const filed = withMembership({ ...library, removed }, ['c'], { collectionId: 'water', isIn: true });
    const without = withoutCollection(filed.library, 'water');
    expect(without.documentIds).toEqual(['c']);
    expect(without.library.collections).toEqual([]);
    expect(without.library.removed[0]?.document.collections).toEqual([]);
  });

  it('refuses a name that another collection has, and more collections than there may be', () => {
    expect(() => withCollection(library, { ...WATER, id: 'other' })).toThrow(expect.objectContaining({ code: 'name-taken' }));
    expect(withCollectionName(library, 'water', '防汛').collections).toEqual([WATER]);
    const collections = Array.from({ length: COLLECTION_LIMIT }, (_, index) => ({ ...WATER, id: `c${index}`, name: `第${index}个` }));
    expect(() => withCollection({ ...library, collections }, WATER)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
