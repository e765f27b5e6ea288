import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BoardStore } from '#electron/store/board-store.ts';
import { diskFiles } from '#electron/store/store-files.ts';
import { emptyBoard } from '#electron/store/stored-formats.ts';
import type { BoardPassage, StoredBoard } from '#shared/model/board.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const BOARD: StoredBoard = { ...emptyBoard(), id: 'b1', name: '三市对标', documentIds: ['doc-one', 'doc-two', 'doc-three'] };

function storeIn(folder: string, log: string[] = []): BoardStore {
  const permission = { blocked: null, demand: async () => undefined };
  return new BoardStore({ folder, files: diskFiles, permission, now: () => '2031-05-06T08:00:00.000Z', log: (line) => log.push(line) });
}

const named = (name: string) => (board: StoredBoard) => ({ board: { ...board, name }, result: name });

describe('the store of boards', () => {
  it('is on the disk before a change is answered, and changes queue behind each other', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    await store.create(BOARD);
    await Promise.all(['甲', '乙', '丙'].map((name) => store.change('b1', named(name))));
    expect(JSON.parse(await readFile(join(folder, 'b1.json'), 'utf8')).name).toBe('丙');
    expect((await storeIn(folder).all()).map(({ id }) => id)).toEqual(['b1']);
  });

  it('knows no board that is not there, and no name that leads elsewhere', async () => {
    const store = storeIn(await temporaryFolder());
    await expect(store.read('none')).rejects.toMatchObject({ code: 'not-found' });
    await expect(store.read('../library')).rejects.toMatchObject({ code: 'not-found' });
    await expect(store.change('none', named('甲'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('opens the earlier state of a damaged board, and lists the others beside one of a newer version', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    await store.create(BOARD);
    await store.change('b1', named('改名'));
    await writeFile(join(folder, 'b1.json'), '{"schemaVersion":1,');
    await writeFile(join(folder, 'b2.json'), '{"schemaVersion":99}');
    const log: string[] = [];
    expect((await storeIn(folder, log).all()).map(({ name }) => name)).toEqual(['三市对标']);
    expect(log).toEqual(['board damaged: b1: backup', 'board not read: b2: store-newer']);
  });

  it('opens a board of before passages could be chosen', async () => {
    const folder = await temporaryFolder();
    const { passages: _none, ...before } = BOARD;
    await writeFile(join(folder, 'b1.json'), JSON.stringify(before));
    expect((await storeIn(folder).read('b1')).passages).toEqual([]);
  });

  it('lets no word of an erased document stay in a board or its earlier states, and keeps what people wrote', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    const placement = { documentId: 'doc-two', measure: '1.|改善供电', title: '改善供电', path: ['1.'], topic: 'utilities', isIn: true };
    const note = { topic: 'utilities', gap: '可靠率低', practice: '', advice: '' };
    const target: BoardPassage['target'] = {
      source: '',
      selector: [
        { type: 'TextPositionSelector', start: 0, end: 4 },
        { type: 'TextQuoteSelector', exact: '改善供电', prefix: '', suffix: '' },
        { type: 'YueceClauseSelector', path: [] },
      ],
    };
    const passage: BoardPassage = { id: 'p1', documentId: 'doc-two', topic: 'utilities', target };
    await store.create({ ...BOARD, placements: [placement], passages: [passage], notes: [note] });
    await store.change('b1', named('改名'));
    await store.forgetDocuments(['doc-two']);
    const left = await store.read('b1');
    expect([left.documentIds, left.placements, left.passages, left.notes]).toEqual([['doc-one', 'doc-three'], [], [], [note]]);
    for (const name of await readdir(folder)) expect(await readFile(join(folder, name), 'utf8'), name).not.toMatch(/doc-two|改善供电/);
  });
});
