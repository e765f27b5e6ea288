import type { ForkChild } from '#electron/ports.ts';
import type { AlignedBoard, BoardSource, Decided } from '#shared/domain/alignment/align-board.ts';
import type { StoredBoard } from '#shared/model/board.ts';
import { type AlignAnswer, type AlignRequest, alignAnswer } from './align-messages.ts';
import { type ChildWord, createChildJobs, type NoAnswer } from './child-jobs.ts';
import { createRememberedOutcomes } from './remembered-outcomes.ts';

/** The documents of boards lined up, remembered while neither texts nor decisions change. */
export type BoardAlignments = {
  /** Works one out in the child process; `sources` in the order of the board's documents. Asked twice at once, it is worked out once. */
  readonly align: (board: StoredBoard, sources: readonly (BoardSource | null)[]) => Promise<AlignmentOutcome>;
  /** Ends what is under way for a board, for everybody who waits for it. */
  readonly cancel: (boardId: string) => void;
  /** Lets go of what is remembered of a document. */
  readonly forget: (documentId: string) => void;
  readonly close: () => void;
};

export type AlignmentOutcome =
  | { readonly kind: 'aligned'; readonly aligned: AlignedBoard }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

/** Alignments remembered: a person goes to and fro between a few boards. */
const MOST_REMEMBERED = 3;
/** Six documents of the most measures that are looked at take some seconds. */
const TIME_LIMIT = 60_000;
const MAX_MEMORY = 2_048;

type Answered = Extract<AlignAnswer, { kind: 'aligned' }>;

/** The alignments of boards, by a child process of their own. */
export function createBoardAlignments(child: {
  readonly forkChild: ForkChild;
  readonly entry: string;
  readonly log: (line: string) => void;
}): BoardAlignments {
  const limits = { timeLimit: TIME_LIMIT, maxMemory: MAX_MEMORY };
  const jobs = createChildJobs<Omit<AlignRequest, 'job'>, Answered>({ ...child, ...limits, name: 'align', understand });
  const outcomes = createRememberedOutcomes<AlignmentOutcome>(MOST_REMEMBERED, ({ kind }) => kind === 'aligned');
  return {
    async align(board, sources) {
      const decided = decidedOf(board);
      const key = JSON.stringify([sources.map((source) => source?.textKey ?? ''), decided]);
      return await outcomes.of(key, { name: board.id, documentIds: board.documentIds }, async (signal) =>
        outcomeOf(await jobs.run({ board: decided, models: sources.map((source) => source && sourceOf(source)) }, { signal })),
      );
    },
    cancel: outcomes.cancel,
    forget: outcomes.forget,
    close: jobs.close,
  };
}

function decidedOf({ documentIds, topics, placements, passages, notes, directions }: StoredBoard): AlignRequest['board'] & Decided {
  return { documentIds, topics, placements, passages, notes: notes.map(({ topic }) => ({ topic })), directions };
}

/** Only what is looked at goes to the child. */
function sourceOf({ blocks, outline, tasks, textKey }: BoardSource): BoardSource {
  return { blocks, outline, tasks, ...(textKey === undefined ? {} : { textKey }) };
}

function understand(message: unknown): ChildWord<Answered> | null {
  const parsed = alignAnswer.safeParse(message);
  if (!parsed.success) return null;
  const { data } = parsed;
  return data.kind === 'aligned' ? { job: data.job, kind: 'answer', answer: data } : data;
}

function outcomeOf(answer: Answered | NoAnswer): AlignmentOutcome {
  if (answer.kind === 'aligned') return { kind: 'aligned', aligned: answer.aligned };
  return { kind: answer.kind };
}
