import { Low } from 'lowdb';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { withoutMembersOf } from '#shared/domain/alignment/topic-key.ts';
import type { StoredBoard } from '#shared/model/board.ts';
import { type AtomicAdapter, createAtomicAdapter } from './atomic-adapter.ts';
import { SAFE_ID, storedIds, tracedIds } from './backup-names.ts';
import { type ErasedNames, eraseMentions, isNaming } from './erase-mentions.ts';
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
  readonly onDamage: (damage: BoardDamage) => void;
  /** Told of a board that cannot be read, and of a backup that could not be made. */
  readonly log: (line: string) => void;
};

/** A damaged board: `savedAt` of the earlier state that was opened, `null` where there was none. */
export type BoardDamage = { readonly boardId: string; readonly savedAt: string | null };

/** UTF-16 units that the name proposed for a board takes of a title. */
const TITLE_IN_NAME = 18;

/** The 对标 boards, one file each; a change is on the disk before it is answered. */
export class BoardStore {
  readonly #options: BoardStoreOptions;
  readonly #queue = createKeyedQueue();
  readonly #changed = new Set<string>();
  readonly #lost = new Set<string>();

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
    for (const boardId of storedIds(await this.#options.files.list(this.#options.folder))) {
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
   * Takes every word of documents out of every board, of its earlier states too: their columns, what was decided on their measures, and
   * their titles in its name. What people wrote on topics stays. A board that cannot be read and names one of them goes altogether.
   */
  async forgetDocuments(gone: ErasedNames): Promise<void> {
    const { folder, files, permission } = this.#options;
    for (const boardId of tracedIds(await files.list(folder))) {
      await this.#queue.run(boardId, () =>
        eraseMentions(
          { files, folder, name: fileName(boardId) },
          (text) => isNaming(text, gone, (state) => ('name' in state ? [state.name] : [])) || isQuoting(text),
          async () => {
            await permission.demand();
            const low = await this.#load(boardId);
            await this.#write(boardId, low, withoutDocuments(demandBoard(low.data), gone));
          },
        ),
      );
    }
  }

  /** Waits for the changes under way and leaves a copy of the day of each board changed. */
  async close(): Promise<void> {
    await this.#queue.settle();
    for (const boardId of this.#changed) await toleratingWriteFailure(() => this.#adapter(boardId).checkpoint());
    this.#changed.clear();
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
    if (outcome.kind !== 'backup' && outcome.kind !== 'lost') return low;
    // A board without a good state is met again at every list.
    if (!this.#lost.has(boardId)) this.#options.onDamage({ boardId, savedAt: outcome.kind === 'backup' ? outcome.savedAt : null });
    if (outcome.kind === 'lost') this.#lost.add(boardId);
    else if (!this.#options.permission.blocked) await toleratingWriteFailure(() => low.write());
    return low;
  }

  #adapter(boardId: string): AtomicAdapter<StoredBoard> {
    const { files, folder, now, log } = this.#options;
    return createAtomicAdapter({ files, folder, name: fileName(boardId), format: boardFormat, now, log });
  }
}

function fileName(boardId: string): string {
  if (!SAFE_ID.test(boardId)) throw new ReviewFailure('not-found', 'no such board');
  return `${boardId}.json`;
}

/** The empty board stands for one that is not there. */
function demandBoard(board: StoredBoard): StoredBoard {
  if (board.id === '') throw new ReviewFailure('not-found', 'no such board');
  return board;
}

/** Whether a state is of the shape whose topics quoted the documents, those too that the board let go since. */
function isQuoting(text: string): boolean {
  return text.includes('"schemaVersion":1,') && (text.includes('"alike|') || text.includes('"figure":'));
}

function withoutDocuments(board: StoredBoard, { ids, titles }: ErasedNames): StoredBoard {
  const isGone = (documentId: string): boolean => ids.has(documentId);
  const withoutTopic = <Entry extends { readonly topic: string }>(entry: Entry): Entry => ({
    ...entry,
    topic: withoutMembersOf(entry.topic, isGone),
  });
  return {
    ...board,
    name: withoutTitles(board.name, titles),
    documentIds: board.documentIds.filter((id) => !ids.has(id)),
    placements: board.placements.filter(({ documentId }) => !ids.has(documentId)),
    passages: board.passages.filter(({ documentId }) => !ids.has(documentId)),
    notes: board.notes.map(withoutTopic),
    directions: board.directions.map(withoutTopic),
  };
}

/** The name proposed for a board is made of the titles of its documents, long ones cut short. */
function withoutTitles(name: string, titles: readonly string[]): string {
  return titles.reduce(
    (left, title) => [title, title.slice(0, TITLE_IN_NAME)].reduce((rest, part) => rest.replaceAll(part, '…'), left),
    name,
  );
}
