import { ReviewFailure } from '#shared/contract/review-error.ts';
import { changeBoard } from '#shared/domain/alignment/change-board.ts';
import { FEWEST_ALIGNED } from '#shared/model/alignment.ts';
import { BOARD_SCHEMA_VERSION, type BoardChange, type BoardSummary, type StoredBoard } from '#shared/model/board.ts';
import type { StoredLibrary } from '#shared/model/library.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';
import { readBoard } from './read-board.ts';

/** Boards one store may hold. */
const BOARD_LIMIT = 500;

/** `board.*`: what several documents say side by side, and what people decided and wrote on it. */
export function boardHandlers(context: HandlerContext): AreaHandlers<'board'> {
  const { alignments, clock, emit, store } = context;
  const change = async <Result>(
    boardId: string,
    step: (board: StoredBoard) => { readonly board: StoredBoard; readonly result: Result },
  ): Promise<Result> => {
    const updatedAt = clock.now();
    const result = await store.boards.change(boardId, (board) => {
      const { board: next, result } = step({ ...board, updatedAt });
      return { board: next, result };
    });
    emit({ name: 'board.changed', boardId, updatedAt });
    return result;
  };
  return {
    async 'board.list'() {
      const boards = await store.boards.all();
      return { boards: boards.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt, 'en')).map(summaryOf) };
    },
    async 'board.create'({ name, documentIds }) {
      demandDocuments(context, documentIds);
      if ((await store.boards.all()).length >= BOARD_LIMIT) throw new ReviewFailure('invalid-input', `more than ${BOARD_LIMIT} boards`);
      const now = clock.now();
      const board = await store.boards.create({
        schemaVersion: BOARD_SCHEMA_VERSION,
        id: clock.newId(),
        name,
        documentIds: [...new Set(documentIds)],
        topics: [],
        placements: [],
        passages: [],
        notes: [],
        directions: [],
        createdAt: now,
        updatedAt: now,
        removedAt: null,
      });
      emit({ name: 'board.changed', boardId: board.id, updatedAt: now });
      return summaryOf(board);
    },
    async 'board.read'({ boardId }) {
      return readBoard(context, await store.boards.read(boardId));
    },
    async 'board.cancel'({ boardId }) {
      alignments.cancel(boardId);
      return {};
    },
    'board.change': ({ boardId, change: wanted }) =>
      change(boardId, (board) => {
        const { board: next, inverse } = changeBoard(board, ofKnownDocuments(wanted, board, store.library.current()));
        return { board: next, result: { board: next, inverse } };
      }),
    async 'board.remove'({ boardId }) {
      await change(boardId, (board) => ({ board: { ...board, removedAt: clock.now() }, result: null }));
      return {};
    },
    'board.restore': ({ boardId }) =>
      change(boardId, (board) => {
        const next = { ...board, removedAt: null };
        return { board: next, result: summaryOf(next) };
      }),
  };
}

/**
 * The change without documents that are neither on the board nor known to the library, listed or taken off the list: taking a change back
 * may bring a column back whose document left meanwhile, and never one that was erased. Fails with `not-found` where fewer than two are left.
 */
function ofKnownDocuments(change: BoardChange, board: StoredBoard, { documents, removed }: StoredLibrary): BoardChange {
  const known = new Set([...board.documentIds, ...[...documents, ...removed.map(({ document }) => document)].map(({ id }) => id)]);
  if (change.kind === 'placements') return { ...change, placements: change.placements.filter(({ documentId }) => known.has(documentId)) };
  if (change.kind !== 'documents') return change;
  const documentIds = change.documentIds.filter((id) => known.has(id));
  const isShortened = documentIds.length < change.documentIds.length;
  if (isShortened && documentIds.length < FEWEST_ALIGNED) throw new ReviewFailure('not-found', 'no such document');
  return { ...change, documentIds };
}

function demandDocuments(context: HandlerContext, documentIds: readonly string[]): void {
  if (new Set(documentIds).size < 2) throw new ReviewFailure('invalid-input', 'documentIds: two different documents at least');
  for (const documentId of documentIds) demandDocument(context, documentId);
}

function summaryOf({ id, name, documentIds, topics, updatedAt, removedAt }: StoredBoard): BoardSummary {
  return { id, name, documentIds, topics: topics.map((topic) => ({ id: topic.id, name: topic.name })), updatedAt, removedAt };
}
