import { join } from 'node:path';
import { Low } from 'lowdb';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { StoredBoard } from '#shared/model/board.ts';
import { type AtomicAdapter, createAtomicAdapter } from './atomic-adapter.ts';
import { tracesOf } from './backup-names.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { asStoreWrite, toleratingWriteFailure } from './store-failure.ts';
import type { StoreFiles } from './store-files.ts';
import { boardFormat, emptyBoard } from './stored-formats.ts';
import type { WritePermission } from './write-permission.ts';

/** One step from a board to the next; pure. */
export type BoardStep<Result> = (board: StoredBoard) => { readonly board: StoredBoard; readonly result: Result };

export type BoardStoreOptions = {
  readonly folder: string;
  readonly files: StoreFiles;
  readonly permission: WritePermission;
  readonly now: () => string;
  /** Told of a board whose file was damaged, and of a backup that could not be made. */
  readonly log: (line: string) => void;
};

/** Board ids become file names: nothing else may. */
const SAFE_ID = /^[A-Za-z0-9_-]{1,100}$/;

/** The 对标 boards, one file each; a change is on the disk before it is answered. */
export class BoardStore {
  readonly #options: BoardStoreOptions;
  readonly #queue = createKeyedQueue();
  readonly #changed = new Set<string>();

  constructor(options: BoardStoreOptions) {
    this.#options = options;
  }

  /** Fails with `not-found`. */
  read(boardId: string): Promise<StoredBoard> {
    return this.#queue.run(boardId, async () => demandBoard((await this.#load(boardId)).data));
  }

  /** Every board that can be read, those put away included. */
  async all(): Promise<readonly StoredBoard[]> {
    const boards: StoredBoard[] = [];
    for (const name of await this.#options.files.list(this.#options.folder)) {
      const boardId = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
      if (!SAFE_ID.test(boardId)) continue;
      try {
        boards.push(await this.read(boardId));
      } catch (error) {
        // A board of a newer version, or damaged without a backup: the others are there all the same.
        if (!(error instanceof ReviewFailure)) throw error;
        this.#options.log(`board not read: ${boardId}: ${error.code}`);
      }
    }
    return boards;
  }

  /** Writes a new board. */
  create(board: StoredBoard): Promise<StoredBoard> {
    return this.#queue.run(board.id, async () => {
      await this.#write(board.id, await this.#load(board.id), board);
      return board;
    });
  }

  /** Changes one board behind all earlier changes to it; when the write fails, the board stays as it was. */
  change<Result>(boardId: string, step: BoardStep<Result>): Promise<Result> {
    return this.#queue.run(boardId, async () => {
      const low = await this.#load(boardId);
      const { board, result } = step(demandBoard(low.data));
      await this.#write(boardId, low, board);
      return result;
    });
  }

  /**
   * Takes every word of documents out of every board, of its earlier states too: their columns, and what was decided on their measures.
   * What people wrote on topics stays.
   */
  async forgetDocuments(documentIds: readonly string[]): Promise<void> {
    const gone = new Set(documentIds);
    for (const { id } of await this.all()) {
      await this.#queue.run(id, async () => {
        const low = await this.#load(id);
        const board = demandBoard(low.data);
        const isTouched =
          board.documentIds.some((each) => gone.has(each)) ||
          [...board.placements, ...board.passages].some((each) => gone.has(each.documentId));
        if (isTouched) await this.#write(id, low, withoutDocuments(board, gone));
        // Earlier states may speak of a document that this one let go already.
        await this.#eraseEarlier(id, documentIds, isTouched);
      });
    }
  }

  /** Waits for the changes under way and leaves a copy of the day of each board changed. */
  async close(): Promise<void> {
    await this.#queue.settle();
    for (const boardId of this.#changed) await toleratingWriteFailure(() => this.#adapter(boardId).checkpoint());
    this.#changed.clear();
  }

  async #eraseEarlier(boardId: string, documentIds: readonly string[], isTouched: boolean): Promise<void> {
    const { folder, files, permission } = this.#options;
    await permission.demand();
    const name = `${boardId}.json`;
    const names = await files.list(folder);
    const earlier = tracesOf(name, names).filter((each) => each !== name);
    for (const each of earlier) {
      const text = isTouched ? null : await files.readText(join(folder, each));
      if (isTouched || (text !== null && documentIds.some((id) => text.includes(id))))
        await asStoreWrite(() => files.remove(join(folder, each)));
    }
  }

  async #write(boardId: string, low: Low<StoredBoard>, board: StoredBoard): Promise<void> {
    const { folder, files, permission } = this.#options;
    await permission.demand();
    await asStoreWrite(() => files.makeFolder(folder));
    low.data = board;
    await low.write();
    this.#changed.add(boardId);
  }

  async #load(boardId: string): Promise<Low<StoredBoard>> {
    const adapter = this.#adapter(boardId);
    const low = new Low<StoredBoard>(adapter, emptyBoard());
    await low.read();
    const outcome = adapter.outcome();
    if (outcome.kind === 'backup' || outcome.kind === 'lost') this.#options.log(`board damaged: ${boardId}: ${outcome.kind}`);
    return low;
  }

  #adapter(boardId: string): AtomicAdapter<StoredBoard> {
    if (!SAFE_ID.test(boardId)) throw new ReviewFailure('not-found', 'no such board');
    const { files, folder, now, log } = this.#options;
    return createAtomicAdapter({ files, folder, name: `${boardId}.json`, format: boardFormat, now, log });
  }
}

/** The empty board stands for one that is not there. */
function demandBoard(board: StoredBoard): StoredBoard {
  if (board.id === '') throw new ReviewFailure('not-found', 'no such board');
  return board;
}

function withoutDocuments(board: StoredBoard, gone: ReadonlySet<string>): StoredBoard {
  return {
    ...board,
    documentIds: board.documentIds.filter((id) => !gone.has(id)),
    placements: board.placements.filter(({ documentId }) => !gone.has(documentId)),
    passages: board.passages.filter(({ documentId }) => !gone.has(documentId)),
    // The key of a topic of likeness, and the name of a target, quote the text.
    notes: board.notes.map((note) => (note.topic.startsWith('alike|') ? { ...note, topic: 'alike|' } : note)),
    directions: [],
  };
}
