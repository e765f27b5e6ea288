import { describe, expect, it } from 'vitest';
import { withoutDocuments } from '#electron/store/erase-library-traces.ts';
import { withoutFolderDocuments } from '#electron/store/left-documents.ts';
import { emptyLibrary, type LibraryDocument } from '#shared/model/library.ts';

function documentOf(id: string, folderId: string, apart: readonly string[] = []): LibraryDocument {
  const state = { kind: 'failed', code: 'unreadable', detail: '' } as const;
  const rest = { bytes: 1, modifiedAt: '', extractorVersion: 1, reading: '', state, isMissing: false, addedAt: '', indexedAt: '' };
  const sorting = { tags: [], collections: [], markedState: null, paper: null, apart: [...apart] };
  return { id, folderId, relativePath: `${id}.txt`, contentHash: `hash-${id}`, ...rest, ...sorting };
}

describe('documents that leave with their folder', () => {
  it('remember who told them apart, while those that stay name them no more', () => {
    const [gone, staying] = [documentOf('甲', 'a'), documentOf('乙', 'b', ['甲'])];
    const library = withoutFolderDocuments({ ...emptyLibrary(), documents: [gone, staying] }, { path: '/文库/a' }, [gone]);
    expect(library.documents).toEqual([{ ...staying, apart: [] }]);
    expect(library.left).toMatchObject([{ id: '甲', apart: ['乙'] }]);
  });

  it('forget a document that is erased while they are away', () => {
    const [gone, erased] = [documentOf('甲', 'a', ['乙']), documentOf('乙', 'b')];
    const library = withoutFolderDocuments({ ...emptyLibrary(), documents: [gone, erased] }, { path: '/文库/a' }, [gone]);
    expect(withoutDocuments(library, [{ id: '乙', place: '' }]).left).toMatchObject([{ id: '甲', apart: [] }]);
    expect(withoutDocuments(library, [{ id: '甲', place: '' }]).left).toEqual([]);
  });
});
