import { describe, expect, it } from 'vitest';
import { withMarks, withOnePaper, withPapersApart } from '#electron/store/paper-marks.ts';
import { groupVersions } from '#shared/domain/versions/group-versions.ts';
import { emptyLibrary, type StoredLibrary } from '#shared/model/library.ts';
import { libraryDocument } from './library-examples.ts';

const library: StoredLibrary = { ...emptyLibrary(), documents: ['a', 'b', 'c', 'd'].map((id) => libraryDocument({ id })) };

const marksOf = ({ documents }: StoredLibrary): string[] => documents.map(({ paper, apart }) => `${paper ?? ''}|${apart.join()}`);

/** The groups of a library whose titles say nothing. */
const groupsOf = ({ documents }: StoredLibrary) =>
  groupVersions(documents.map((document) => ({ ...document, title: '', stage: null, docNumber: null, issuer: null, issueDate: null }))).map(
    ({ documentIds }) => documentIds,
  );

describe('what a person says of versions', () => {
  it('joins documents, and later ones with all of a paper, under one id', () => {
    const two = withOnePaper(library, ['a', 'b'], 'p1');
    expect(marksOf(two.library)).toEqual(['p1|', 'p1|', '|', '|']);
    const other = withOnePaper(two.library, ['c', 'd'], 'p2');
    const all = withOnePaper(other.library, ['b', 'c'], 'p3');
    expect(marksOf(all.library)).toEqual(['p1|', 'p1|', 'p1|', 'p1|']);
    expect(all.documentIds).toEqual(['c', 'd']);
    expect(groupsOf(all.library)).toEqual([['a', 'b', 'c', 'd']]);
  });

  it('tells documents apart, out of a paper too, and forgets that when they are joined after all', () => {
    const joined = withOnePaper(library, ['a', 'b', 'c'], 'p1').library;
    const apart = withPapersApart(joined, ['c'], ['a', 'b', 'not listed']);
    expect(marksOf(apart.library)).toEqual(['p1|', 'p1|', '|a,b', '|']);
    expect(groupsOf(apart.library)).toEqual([['a', 'b']]);
    expect(marksOf(withOnePaper(apart.library, ['a', 'c'], 'p2').library)).toEqual(['p1|', 'p1|', 'p1|', '|']);
    expect(marksOf(withPapersApart(library, ['a', 'b'], ['a', 'b']).library)).toEqual(['|b', '|a', '|', '|']);
  });

  it('is put back exactly by what it answered, without naming what left the library since', () => {
    const joined = withOnePaper(library, ['a', 'b'], 'p1').library;
    const apart = withPapersApart(joined, ['b', 'c'], ['a', 'd']);
    expect(withMarks(apart.library, apart.before).library).toEqual(joined);
    const smaller = { ...library, documents: library.documents.slice(0, 2) };
    expect(marksOf(withMarks(smaller, [{ documentId: 'a', paper: null, apart: ['b', 'd'] }]).library)).toEqual(['|b', '|']);
  });
});
