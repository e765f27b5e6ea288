import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeStored, type StoredFormat } from '#electron/store/migrate-stored.ts';
import { libraryFormat, reviewFormat } from '#electron/store/stored-formats.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { emptyLibrary } from '#shared/model/library.ts';
import { libraryDocument } from './library-examples.ts';

const format: StoredFormat<{ schemaVersion: number; names: string[] }> = {
  schema: z.object({ schemaVersion: z.literal(3), names: z.array(z.string()) }),
  version: 3,
  migrations: {
    1: ({ name, ...rest }) => ({ ...rest, name: String(name).trim() }),
    2: ({ name, ...rest }) => ({ ...rest, names: [name] }),
  },
};

describe('reading a stored state', () => {
  it('takes every step up from an old version, in order', () => {
    const decoded = decodeStored('{"schemaVersion":1,"name":" 云岭县 "}', format);
    expect(decoded).toEqual({ ok: true, value: { schemaVersion: 3, names: ['云岭县'] } });
  });

  it('refuses a state of a newer version, so that nothing in it gets lost', () => {
    const read = () => decodeStored('{"schemaVersion":4,"names":[]}', format);
    expect(read).toThrow(ReviewFailure);
    expect(read).toThrow(expect.objectContaining({ code: 'store-newer', details: { found: 4, known: 3 } }));
  });

  it.each([
    ['no JSON', '{"schemaVersion":3'],
    ['not an object', '[]'],
    ['no version', '{"names":[]}'],
    ['a version without a way up', '{"schemaVersion":0}'],
    ['a shape that does not fit', '{"schemaVersion":3,"names":[7]}'],
  ])('calls damaged what is %s', (_name, text) => {
    expect(decodeStored(text, format).ok).toBe(false);
  });

  it('has a way up from every version this application ever wrote', () => {
    for (const { version, migrations } of [libraryFormat, reviewFormat]) {
      expect(Object.keys(migrations).map(Number).sort()).toEqual(Array.from({ length: version - 1 }, (_, index) => index + 1));
    }
  });

  it('reads a library from before a person could choose how a file is read', () => {
    const { reading: _later, ...document } = libraryDocument({ id: 'd1' });
    const { removed: _too, ...library } = emptyLibrary();
    const decoded = decodeStored(JSON.stringify({ ...library, schemaVersion: 1, documents: [document] }), libraryFormat);
    expect(decoded).toMatchObject({ ok: true, value: { documents: [{ id: 'd1', reading: '' }], removed: [] } });
  });

  it('reads a library from before documents could be sorted, those taken off its list too', () => {
    const {
      tags: _tags,
      collections: _in,
      markedState: _marked,
      paper: _paper,
      apart: _apart,
      ...document
    } = libraryDocument({ id: 'd1' });
    const { collections: _later, ...library } = emptyLibrary();
    const removed = [{ document, removedAt: '2031-01-01T00:00:00.000Z' }];
    const decoded = decodeStored(JSON.stringify({ ...library, schemaVersion: 2, documents: [document], removed }), libraryFormat);
    const unsorted = { id: 'd1', tags: [], collections: [], markedState: null, paper: null, apart: [] };
    expect(decoded).toMatchObject({ ok: true, value: { documents: [unsorted], removed: [{ document: unsorted }], collections: [] } });
  });

  it('reads a library from before files could be taken off the list', () => {
    const { excluded: _later, ...library } = emptyLibrary();
    expect(decodeStored(JSON.stringify(library), libraryFormat)).toMatchObject({ ok: true, value: { excluded: [] } });
  });
});
