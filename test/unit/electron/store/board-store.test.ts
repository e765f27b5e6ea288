import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BoardDamage, BoardStore } from '#electron/store/board-store.ts';
import type { ErasedNames } from '#electron/store/erase-mentions.ts';
import { diskFiles } from '#electron/store/store-files.ts';
import { emptyBoard } from '#electron/store/stored-formats.ts';
import { likenessMember, likenessTopicId } from '#shared/domain/alignment/topic-key.ts';
import { wordsKey } from '#shared/domain/text/words-key.ts';
import type { BoardPassage, StoredBoard } from '#shared/model/board.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const BOARD: StoredBoard = { ...emptyBoard(), id: 'b1', name: '三市对标', documentIds: ['doc-one', 'doc-two', 'doc-three'] };

function storeIn(folder: string, log: string[] = [], damages: BoardDamage[] = []): BoardStore {
  const permission = { blocked: null, demand: async () => undefined };
  const told = { log: (line: string) => void log.push(line), onDamage: (damage: BoardDamage) => void damages.push(damage) };
  return new BoardStore({ folder, files: diskFiles, permission, now: () => '2031-05-06T08:00:00.000Z', ...told });
}

const gone = (...ids: string[]): ErasedNames => ({ ids: new Set(ids), exports: new Set(), titles: ['临江市供电改造方案'] });

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

  it('opens the earlier state of a damaged board for good, and lists the others beside one of a newer version', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    await store.create(BOARD);
    await store.change('b1', named('改名'));
    await writeFile(join(folder, 'b1.json'), '{"schemaVersion":1,');
    await writeFile(join(folder, 'b2.json'), '{"schemaVersion":99}');
    const [log, damages]: [string[], BoardDamage[]] = [[], []];
    const again = storeIn(folder, log, damages);
    expect((await again.all()).map(({ name }) => name)).toEqual(['三市对标']);
    expect((await again.all()).map(({ name }) => name)).toEqual(['三市对标']);
    expect(damages).toEqual([{ boardId: 'b1', savedAt: expect.any(String) }]);
    expect(new Set(log)).toEqual(new Set(['board not read: b2: store-newer']));
    expect(JSON.parse(await readFile(join(folder, 'b1.json'), 'utf8')).name).toBe('三市对标');
  });

  it('lists a board of which only backups are left, and tells once of one that cannot be had again', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    await store.create(BOARD);
    await store.change('b1', named('改名'));
    await rm(join(folder, 'b1.json'));
    await writeFile(join(folder, 'b3.json'), '{');
    await writeFile(join(folder, 'b3.json.1.bak'), '{');
    const damages: BoardDamage[] = [];
    const again = storeIn(folder, [], damages);
    for (const _round of [1, 2]) expect((await again.all()).map(({ id }) => id)).toEqual(['b1']);
    expect(damages).toEqual(
      expect.arrayContaining([
        { boardId: 'b1', savedAt: expect.any(String) },
        { boardId: 'b3', savedAt: null },
      ]),
    );
    expect(damages).toHaveLength(2);
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
    await store.create({ ...BOARD, name: '临江市供电改造方案、海陵市对标', placements: [placement], passages: [passage], notes: [note] });
    await store.change('b1', named('改名'));
    await store.forgetDocuments(gone('doc-two'));
    const left = await store.read('b1');
    expect([left.documentIds, left.placements, left.passages, left.notes]).toEqual([['doc-one', 'doc-three'], [], [], [note]]);
    for (const name of await readdir(folder))
      expect(await readFile(join(folder, name), 'utf8'), name).not.toMatch(/doc-two|改善供电|供电改造方案/);
  });

  it('takes the erased document alone out of topics of likeness, and keeps each note and direction on its own', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    const both = likenessTopicId([likenessMember('doc-one', '一'), likenessMember('doc-two', '二')]);
    const own = ['三', '四'].map((key) => likenessTopicId([likenessMember('doc-two', key)]));
    const notes = [both, ...own].map((topic) => ({ topic, gap: `差距${topic.length}`, practice: '', advice: '' }));
    const directions = [{ topic: 'utilities', figure: wordsKey('时长|'), direction: 'lower' as const }];
    await store.create({ ...BOARD, notes, directions });
    await store.forgetDocuments(gone('doc-two'));
    const left = await store.read('b1');
    expect(left.notes.map(({ topic }) => topic)[0]).toBe(likenessTopicId([likenessMember('doc-one', '一')]));
    expect(new Set(left.notes.map(({ topic }) => topic)).size).toBe(3);
    expect(left.directions).toEqual(directions);
  });

  it('erases boards that nobody can read where they name an erased document, and no other', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'b7.json'), '{"schemaVersion":99,"documentIds":["doc-two"]}');
    await writeFile(join(folder, 'b8.json.20310101000000000.damaged'), '{"documentIds":["doc-two"]');
    await writeFile(join(folder, 'b9.json'), '{"schemaVersion":99,"documentIds":["doc-one"]}');
    await storeIn(folder).forgetDocuments(gone('doc-two'));
    expect(await readdir(folder)).toEqual(['b9.json']);
  });

  it('reads the boards of version 1, whose topics quoted measures, and erases the quotes with a document that the board let go', async () => {
    const folder = await temporaryFolder();
    const notes = ['alike|1|2.|推行夜间地图', 'alike|', 'alike|'].map((topic, at) => ({
      topic,
      gap: `差距${at}`,
      practice: '',
      advice: '',
    }));
    const directions = [{ topic: 'utilities', figure: '夜间地图更新时长|时间', direction: 'lower' }];
    await writeFile(join(folder, 'b1.json'), JSON.stringify({ ...BOARD, schemaVersion: 1, notes, directions }));
    const store = storeIn(folder);
    const board = await store.read('b1');
    expect(board.notes[0]?.topic).toBe(likenessTopicId([likenessMember('doc-two', '2.|推行夜间地图')]));
    expect(new Set(board.notes.map(({ topic }) => topic)).size).toBe(3);
    expect(board.directions).toEqual([{ topic: 'utilities', figure: wordsKey('夜间地图更新时长|时间'), direction: 'lower' }]);
    await store.forgetDocuments(gone('doc-away'));
    for (const name of await readdir(folder)) expect(await readFile(join(folder, name), 'utf8'), name).not.toContain('夜间地图');
  });
});
