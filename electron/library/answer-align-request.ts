import { alignBoard } from '#shared/domain/alignment/align-board.ts';
import type { AlignAnswer, AlignRequest } from './align-messages.ts';

/** Lines up the documents of a board. Never throws. */
export function answerAlignRequest({ job, board, models }: AlignRequest): AlignAnswer {
  try {
    return { job, kind: 'aligned', aligned: alignBoard(board, models) };
  } catch (error) {
    return { job, kind: 'crashed', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
