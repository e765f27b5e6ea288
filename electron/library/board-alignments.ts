import type { ForkChild } from '#electron/ports.ts';
import type { AlignedBoard, BoardSource, Decided } from '#shared/domain/alignment/align-board.ts';
import type { StoredBoard } from '#shared/model/board.ts';
import { type AlignAnswer, type AlignRequest, alignAnswer } from './align-messages.ts';
import { type ChildWord, createChildJobs, type NoAnswer } from './child-jobs.ts';

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
type UnderWay = {
  readonly boardId: string;
  readonly documentIds: readonly string[];
  readonly outcome: Promise<AlignmentOutcome>;
  readonly ending: AbortController;
};

/** The alignments of boards, by a child process of their own. */
export function createBoardAlignments(child: {
  readonly forkChild: ForkChild;
  readonly entry: string;
  readonly log: (line: string) => void;
}): BoardAlignments {
  const limits = { timeLimit: TIME_LIMIT, maxMemory: MAX_MEMORY };
  const jobs = createChildJobs<Omit<AlignRequest, 'job'>, Answered>({ ...child, ...limits, name: 'align', understand });
  const remembered = new Map<string, { readonly documentIds: readonly string[]; readonly outcome: AlignmentOutcome }>();
  const underWay = new Map<string, UnderWay>();
  const remember = (key: string, documentIds: readonly string[], outcome: AlignmentOutcome): void => {
    if (outcome.kind !== 'aligned') return;
    remembered.delete(key);
    remembered.set(key, { documentIds, outcome });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= MOST_REMEMBERED) break;
      remembered.delete(oldest);
    }
  };
  return {
    async align(board, sources) {
      const decided = decidedOf(board);
      const key = JSON.stringify([sources.map((source) => source?.textKey ?? ''), decided]);
      const known = remembered.get(key);
      if (known) {
        remember(key, known.documentIds, known.outcome);
        return known.outcome;
      }
      const running = underWay.get(key);
      if (running) return running.outcome;
      const ending = new AbortController();
      const request = { board: decided, models: sources.map((source) => source && sourceOf(source)) };
      const outcome = jobs
        .run(request, { signal: ending.signal })
        .then(outcomeOf)
        .finally(() => underWay.delete(key));
      underWay.set(key, { boardId: board.id, documentIds: board.documentIds, outcome, ending });
      const result = await outcome;
      // A document erased meanwhile must leave nothing.
      if (!ending.signal.aborted) remember(key, board.documentIds, result);
      return result;
    },
    cancel(boardId) {
      for (const { boardId: id, ending } of underWay.values()) if (id === boardId) ending.abort();
    },
    forget(documentId) {
      for (const [key, { documentIds }] of remembered) if (documentIds.includes(documentId)) remembered.delete(key);
      for (const { documentIds, ending } of underWay.values()) if (documentIds.includes(documentId)) ending.abort();
    },
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
