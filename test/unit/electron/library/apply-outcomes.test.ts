import { describe, expect, it } from 'vitest';
import { type FileRead, missing, placed, refreshed, withFindings } from '#electron/library/apply-outcomes.ts';
import type { FileOnDisk } from '#electron/library/plan-indexing.ts';
import { emptyLibrary, type LibraryDocument } from '#shared/model/library.ts';
import { documentSummary, libraryDocument } from '../store/library-examples.ts';

const PLANNED = libraryDocument({ id: 'a' });
const NEW_TEXT = 'b'.padEnd(64, '0');
const FILE: FileOnDisk = {
  folderId: 'folder',
  relativePath: '归档/a.txt',
  bytes: 20,
  modifiedAt: '2031-02-02T00:00:00.000Z',
  contentHash: NEW_TEXT,
};
const ABOUT = { version: 2, now: '2031-03-03T00:00:00.000Z' };
const PLACE = { folderId: FILE.folderId, relativePath: FILE.relativePath, isMissing: false };

function readOf(part: Partial<FileRead> = {}): FileRead {
  return { contentHash: NEW_TEXT, bytes: 20, reading: '', state: { kind: 'ready', summary: documentSummary('新') }, ...part };
}

/** The document after somebody else put another text in while the run was under way. */
function changedMeanwhile(part: Partial<LibraryDocument>): LibraryDocument {
  return { ...PLANNED, state: { kind: 'ready', summary: documentSummary('他') }, ...part };
}

const refind = refreshed({ document: PLANNED, file: FILE }, readOf(), ABOUT);

describe('what an index run found, laid over a document as it stands by then', () => {
  it('gives it the text that was read, with the place, size and time of its file', () => {
    const { contentHash, bytes, modifiedAt } = FILE;
    expect(refind(PLANNED)).toEqual({
      ...PLANNED,
      ...PLACE,
      ...{ contentHash, bytes, modifiedAt, extractorVersion: 2, indexedAt: ABOUT.now },
      state: readOf().state,
      earlier: [expect.objectContaining({ contentHash: PLANNED.contentHash, replacedAt: ABOUT.now })],
    });
  });

  it.each([
    ['another reading was chosen', changedMeanwhile({ reading: '0123456789abcdef' })],
    ['its scans were recognised', withRecognition()],
    ['a later text of the file was read', changedMeanwhile({ contentHash: 'c'.padEnd(64, '0') })],
    ['its text was read anew', changedMeanwhile({})],
  ])('keeps the text of one where %s meanwhile, and leaves it to the next run to look again', (_what, current) => {
    expect(refind(current)).toEqual({ ...current, ...PLACE });
  });

  it('takes size and time where somebody else read the very same text meanwhile', () => {
    const current = changedMeanwhile({ contentHash: NEW_TEXT });
    expect(refind(current)).toMatchObject({ bytes: FILE.bytes, modifiedAt: FILE.modifiedAt, contentHash: NEW_TEXT });
  });

  it('touches nothing but the place, size and time of a file whose text is known', () => {
    const current = changedMeanwhile({ reading: '0123456789abcdef', isMissing: true });
    expect(placed(FILE)(current)).toEqual({ ...current, ...PLACE, bytes: FILE.bytes, modifiedAt: FILE.modifiedAt });
    expect(missing(placed(FILE)(current))).toMatchObject({ isMissing: true, reading: '0123456789abcdef' });
  });
});

describe('writing what was found into the library', () => {
  it('leaves out a document that is not listed any more, and puts new ones at the end', () => {
    const [listed, added] = [libraryDocument({ id: 'z' }), libraryDocument({ id: 'n' })];
    const library = { ...emptyLibrary(), documents: [listed] };
    const next = withFindings(library, { refound: new Map([['a', refind]]), added: [added] });
    expect(next.documents).toEqual([listed, added]);
  });

  it('takes a new document off those that can be put back, and no other', () => {
    const removed = ['a', 'n'].map((id) => ({ document: libraryDocument({ id }), removedAt: ABOUT.now }));
    const library = { ...emptyLibrary(), removed };
    const next = withFindings(library, { refound: new Map([['a', refind]]), added: [libraryDocument({ id: 'n' })] });
    expect([next.documents.map(({ id }) => id), next.removed.map(({ document }) => document.id)]).toEqual([['n'], ['a']]);
  });
});

function withRecognition(): LibraryDocument {
  const recognition = { pages: 1, confidence: 0.9, stamp: '01234567' };
  return changedMeanwhile({ state: { kind: 'ready', summary: { ...documentSummary('他'), recognition } } });
}
