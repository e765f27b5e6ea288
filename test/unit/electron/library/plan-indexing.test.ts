import { describe, expect, it } from 'vitest';
import { type FileOnDisk, type IndexingPlan, planIndexing } from '#electron/library/plan-indexing.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { libraryDocument } from '../store/library-examples.ts';

const VERSION = 5;

function file(relativePath: string, contentHash: string | null, part: Partial<FileOnDisk> = {}): FileOnDisk {
  return { folderId: 'folder', relativePath, bytes: 10, modifiedAt: '2031-01-01T00:00:00.000Z', contentHash, ...part };
}

function known(id: string, relativePath: string, contentHash: string, part: Partial<LibraryDocument> = {}): LibraryDocument {
  return libraryDocument({ id, relativePath, contentHash, extractorVersion: VERSION, ...part });
}

/** The plan in words: `add a.txt`, `refresh d1 a.txt` … sorted. */
function words(plan: IndexingPlan): string[] {
  const pairs = (name: string, list: IndexingPlan['move']) => list.map((pair) => `${name} ${pair.document.id} ${pair.file.relativePath}`);
  return [
    ...plan.add.map((each) => `add ${each.relativePath}`),
    ...pairs('refresh', plan.refresh),
    ...pairs('move', plan.move),
    ...pairs('unchanged', plan.unchanged),
    ...plan.missing.map((each) => `missing ${each.id}`),
  ].sort();
}

const failed = (code: 'damaged' | 'timed-out' | 'unreadable'): Partial<LibraryDocument> => ({
  state: { kind: 'failed', code, detail: '' },
});

describe('planning an index run', () => {
  it.each<[string, readonly FileOnDisk[], readonly LibraryDocument[], readonly string[]]>([
    ['a new file', [file('a.txt', 'A')], [], ['add a.txt']],
    ['the same file', [file('a.txt', 'A')], [known('d1', 'a.txt', 'A')], ['unchanged d1 a.txt']],
    [
      'a file touched without a change',
      [file('a.txt', 'A', { modifiedAt: '2032-02-02T00:00:00.000Z' })],
      [known('d1', 'a.txt', 'A')],
      ['unchanged d1 a.txt'],
    ],
    ['changed content', [file('a.txt', 'B')], [known('d1', 'a.txt', 'A')], ['refresh d1 a.txt']],
    ['a newer reader', [file('a.txt', 'A')], [known('d1', 'a.txt', 'A', { extractorVersion: 4 })], ['refresh d1 a.txt']],
    ['a deleted file', [], [known('d1', 'a.txt', 'A')], ['missing d1']],
    ['a file that came back', [file('a.txt', 'A')], [known('d1', 'a.txt', 'A', { isMissing: true })], ['unchanged d1 a.txt']],
    ['a file that came back changed', [file('a.txt', 'B')], [known('d1', 'a.txt', 'A', { isMissing: true })], ['refresh d1 a.txt']],
    ['a file moved to another folder', [file('x/a.txt', 'A')], [known('d1', 'a.txt', 'A')], ['move d1 x/a.txt']],
    [
      'a file moved to another library folder',
      [file('a.txt', 'A', { folderId: 'other' })],
      [known('d1', 'a.txt', 'A', { isMissing: true })],
      ['move d1 a.txt'],
    ],
    // The name decides format and stand-in title, so the text is read again; the document stays the same one.
    ['a renamed file', [file('b.txt', 'A')], [known('d1', 'a.txt', 'A')], ['refresh d1 b.txt']],
    [
      'a copy beside its original',
      [file('a.txt', 'A'), file('b.txt', 'A')],
      [known('d1', 'a.txt', 'A')],
      ['add b.txt', 'unchanged d1 a.txt'],
    ],
    [
      'a file moved and copied: its own name is followed',
      [file('x/b.txt', 'A'), file('y/a.txt', 'A')],
      [known('d1', 'a.txt', 'A')],
      ['add x/b.txt', 'move d1 y/a.txt'],
    ],
    [
      'two documents of the same text moved: each goes one way',
      [file('x/a.txt', 'A'), file('x/b.txt', 'A')],
      [known('d1', 'a.txt', 'A'), known('d2', 'b.txt', 'A')],
      ['move d1 x/a.txt', 'move d2 x/b.txt'],
    ],
    ['a damaged file as it was', [file('a.txt', 'A')], [known('d1', 'a.txt', 'A', failed('damaged'))], ['unchanged d1 a.txt']],
    [
      'a file that took too long the last time',
      [file('a.txt', 'A')],
      [known('d1', 'a.txt', 'A', failed('timed-out'))],
      ['refresh d1 a.txt'],
    ],
    [
      'a file that could not be opened and still cannot',
      [file('a.txt', null)],
      [known('d1', 'a.txt', '', failed('unreadable'))],
      ['refresh d1 a.txt'],
    ],
    ['a read file that cannot be opened now keeps its text', [file('a.txt', null)], [known('d1', 'a.txt', 'A')], ['unchanged d1 a.txt']],
    ['a new file that cannot be opened', [file('a.txt', null)], [], ['add a.txt']],
    [
      'vanished files without content are never taken for moved',
      [file('b.txt', null)],
      [known('d1', 'a.txt', '')],
      ['add b.txt', 'missing d1'],
    ],
    [
      'two that changed names: place goes before content',
      [file('a.txt', 'B'), file('b.txt', 'A')],
      [known('d1', 'a.txt', 'A'), known('d2', 'b.txt', 'B')],
      ['refresh d1 a.txt', 'refresh d2 b.txt'],
    ],
  ])('%s', (_name, files, documents, expected) => {
    expect(words(planIndexing(files, documents, { version: VERSION }))).toEqual(expected);
  });

  it('puts every file and every document into exactly one list', () => {
    const files = Array.from({ length: 60 }, (_, index) => file(`${index % 7}/${index}.txt`, `H${index % 11}`));
    const documents = Array.from({ length: 50 }, (_, index) => known(`d${index}`, `${index % 5}/${index}.txt`, `H${index % 13}`));
    const plan = planIndexing(files, documents, { version: VERSION });
    const pairs = [...plan.refresh, ...plan.move, ...plan.unchanged];
    expect(new Set([...plan.add, ...pairs.map((pair) => pair.file)]).size).toBe(60);
    expect(plan.add.length + pairs.length).toBe(60);
    expect(plan.missing.length + pairs.length).toBe(50);
  });
});
