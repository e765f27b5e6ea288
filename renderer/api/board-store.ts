import { create } from 'zustand';
import type { ReviewClient } from '#shared/contract/client.ts';
import type { ReviewErrorData } from '#shared/contract/review-error.ts';
import type { BoardChange, BoardSummary, BoardView } from '#shared/model/board.ts';
import { boundReviewClient } from './client-in-use.ts';
import { failureOf } from './failure-of.ts';
import type { UndoStep } from './undo-stack.ts';
import { inOrder, rememberStep, rememberTyping } from './undo-store.ts';

/** What the window knows of the 对标 boards. `view` is the open board; it stays on screen while it is read again. */
export type BoardsState = {
  readonly boards: readonly BoardSummary[] | null;
  readonly openId: string | null;
  readonly view: BoardView | null;
  readonly isReading: boolean;
  readonly failure: ReviewErrorData | null;
};

/** The list of boards and the one that is open. */
export const useBoards = create<BoardsState>()(() => ({ boards: null, openId: null, view: null, isReading: false, failure: null }));

/** Reads the list of boards. */
export async function loadBoards(): Promise<void> {
  try {
    const { boards } = await boundReviewClient().call('board.list', {});
    useBoards.setState({ boards, failure: null });
  } catch (error) {
    useBoards.setState((state) => ({ boards: state.boards ?? [], failure: failureOf(error) }));
  }
}

/** Shows a board, or the list. */
export async function openBoard(boardId: string | null): Promise<void> {
  const isSame = useBoards.getState().view?.board.id === boardId;
  useBoards.setState(boardId === null || !isSame ? { openId: boardId, view: null, failure: null } : { openId: boardId });
  await (boardId === null ? loadBoards() : readBoard(boardId));
}

/** Makes a board and shows it. */
export async function createBoard(name: string, documentIds: readonly string[]): Promise<void> {
  const { id } = await boundReviewClient().call('board.create', { name, documentIds: [...documentIds] });
  await openBoard(id);
}

/** Changes a board, the open one unless told otherwise; it can be undone, also when another board is open by then. */
export function changeBoard(change: BoardChange, boardId = useBoards.getState().openId): Promise<void> {
  return inOrder(async () => {
    if (boardId === null) return;
    const inverse = await apply(boardId, change);
    // No document of the list: the step must outlive each one of the board's.
    const step = (back: BoardChange): UndoStep => ({
      kind: change.kind === 'note' ? 'boardNoted' : 'boardChanged',
      documentId: '',
      undo: async () => void (await apply(boardId, back)),
      redo: async () => void (await apply(boardId, change)),
    });
    if (change.kind === 'note') rememberTyping(`board ${boardId} ${change.topic} ${change.field}`, inverse, step);
    else rememberStep(step(inverse));
  });
}

/** No longer waits for the board that is being read. */
export async function stopReading(boardId: string): Promise<void> {
  await boundReviewClient().call('board.cancel', { boardId });
}

/** Puts a board away. */
export async function removeBoard(boardId: string): Promise<void> {
  await boundReviewClient().call('board.remove', { boardId });
  await openBoard(null);
}

/** Takes a board back that was put away. */
export async function restoreBoard(boardId: string): Promise<void> {
  await boundReviewClient().call('board.restore', { boardId });
  await loadBoards();
}

/** Follows changes of boards made in other windows; the returned function stops it. */
export function followBoards(client: ReviewClient): () => void {
  return client.subscribe((event) => {
    const { openId } = useBoards.getState();
    if (event.name === 'events.missed' && openId !== null) void readBoard(openId);
    if (event.name === 'board.changed' && event.boardId === openId) void readIfNewer(openId, event.updatedAt);
  });
}

/** Our own changes are told like those of other windows: only a board that is another by now is read again. */
async function readIfNewer(boardId: string, updatedAt: string): Promise<void> {
  // Behind our own change, whose reply may come after its event.
  await inOrder(async () => undefined);
  const { view } = useBoards.getState();
  if (view !== null && view.board.id === boardId && view.board.updatedAt < updatedAt) await readBoard(boardId);
}

/** Reads the open board again where documents it shows have left the library. */
export function refreshBoards(isGone: (documentId: string) => boolean): void {
  const { openId, view } = useBoards.getState();
  if (openId !== null && view?.board.documentIds.some(isGone)) void readBoard(openId);
}

async function apply(boardId: string, change: BoardChange): Promise<BoardChange> {
  const { board, inverse } = await boundReviewClient().call('board.change', { boardId, change });
  // What people write changes nothing of what the documents say.
  if (change.kind !== 'note' && change.kind !== 'notes' && change.kind !== 'name') {
    if (useBoards.getState().openId === boardId) await readBoard(boardId);
  } else useBoards.setState((state) => (state.view?.board.id === boardId ? { view: { ...state.view, board } } : state));
  return inverse;
}

async function readBoard(boardId: string): Promise<void> {
  useBoards.setState({ isReading: true });
  try {
    const reading = await boundReviewClient().call('board.read', { boardId });
    if (useBoards.getState().openId !== boardId) return;
    if (reading.kind === 'read') useBoards.setState({ view: reading.view, failure: null });
    // A board that nobody waits for any longer: what was on screen stays, and without anything the list of boards is shown.
    else if (useBoards.getState().view === null) await openBoard(null);
  } catch (error) {
    if (useBoards.getState().openId === boardId) useBoards.setState({ failure: failureOf(error) });
  } finally {
    useBoards.setState({ isReading: false });
  }
}
