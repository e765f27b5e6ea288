import { z } from 'zod';
import type { AlignedBoard, BoardSource } from '#shared/domain/alignment/align-board.ts';
import { storedBoard } from '#shared/model/board.ts';

/** What the aligning child is asked: the documents of a board, in its order, and what people decided on them. */
export const alignRequest = z.object({
  job: z.number().int(),
  board: storedBoard
    .pick({ documentIds: true, topics: true, placements: true, passages: true, directions: true })
    .extend({ notes: z.array(z.object({ topic: z.string() })) }),
  // Made and checked by this application; `null` for a document without text.
  models: z.array(z.custom<BoardSource | null>((model) => typeof model === 'object')),
});

/** What it answers. */
export const alignAnswer = z.discriminatedUnion('kind', [
  // Made by our own code a moment ago: a schema check of six documents would be felt.
  z.object({
    job: z.number().int(),
    kind: z.literal('aligned'),
    aligned: z.custom<AlignedBoard>((aligned) => typeof aligned === 'object'),
  }),
  /** A bug; the message goes to the log. */
  z.object({ job: z.number().int(), kind: z.literal('crashed'), detail: z.string() }),
]);

export type AlignRequest = z.infer<typeof alignRequest>;
export type AlignAnswer = z.infer<typeof alignAnswer>;
