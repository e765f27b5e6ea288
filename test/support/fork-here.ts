import { basename } from 'node:path';
import { alignRequest } from '#electron/library/align-messages.ts';
import { answerAlignRequest } from '#electron/library/answer-align-request.ts';
import { answerCheckRequest } from '#electron/library/answer-check-request.ts';
import { answerCompareRequest } from '#electron/library/answer-compare-request.ts';
import { answerReadRequest } from '#electron/library/answer-read-request.ts';
import { answerSearchRequests } from '#electron/library/answer-search-requests.ts';
import { checkRequest } from '#electron/library/check-messages.ts';
import { inLists, oneByOne, type Serve } from '#electron/library/parent-channel.ts';
import { readRequest } from '#electron/library/read-messages.ts';
import { type RecognizeAnswer, type RecognizeRequest, recognizeRequest } from '#electron/library/recognize-messages.ts';
import type { SearchRequest } from '#electron/library/search-messages.ts';
import { understandCompareRequest } from '#electron/library/understand-compare-request.ts';
import type { ForkChild } from '#electron/ports.ts';
import type { StoreFiles } from '#electron/store/store-files.ts';

export type HereOptions = {
  /** Awaited before a file is read. */
  readonly beforeRead?: () => Promise<void>;
  /** The disk of the store, as a reader sees it. */
  readonly files?: StoreFiles;
  /** Answers in the place of the recogniser. */
  readonly recognize?: (request: RecognizeRequest) => Promise<RecognizeAnswer>;
};

/** Entries are sources in tests, built files in the benchmark. */
function isOf(entry: string, worker: string): boolean {
  return basename(entry).startsWith(`${worker}.`);
}

/** The worker behind an entry: it keeps what it holds between messages. */
function serveHere(entry: string, { recognize, files }: HereOptions): Serve {
  if (isOf(entry, 'search-worker')) {
    const answer = answerSearchRequests();
    // Messages as the application sends them: a channel would copy them.
    return (message, reply) => answer(structuredClone(message) as SearchRequest, reply);
  }
  const answer = async (message: unknown, reply: (answer: unknown) => void): Promise<unknown> => {
    if (isOf(entry, 'recognize-worker')) return recognize?.(recognizeRequest.parse(message));
    if (isOf(entry, 'compare-worker')) {
      const request = understandCompareRequest(message);
      return request === null ? undefined : answerCompareRequest(request, reply);
    }
    if (isOf(entry, 'align-worker')) return answerAlignRequest(alignRequest.parse(message));
    return isOf(entry, 'check-worker')
      ? answerCheckRequest(checkRequest.parse(message))
      : answerReadRequest(readRequest.parse(message), { files });
  };
  return async (message, reply) => reply(await answer(message, reply));
}

/** A child that runs in this very process, whatever its entry; it answers as the worker does. Starting a real one takes a second. */
export const forkHere =
  (start: HereOptions = {}): ForkChild =>
  (entry) => {
    const listeners: ((message: unknown) => void)[] = [];
    const serve = serveHere(entry, start);
    const isReader = !isOf(entry, 'search-worker');
    const prepared: Serve = async (message, tell) => {
      if (isReader) await start.beforeRead?.();
      await serve(message, tell);
    };
    const inTurn = isOf(entry, 'read-worker') ? oneByOne(inLists(prepared)) : prepared;
    let isKilled = false;
    const tell = (answer: unknown): void => {
      for (const listener of listeners) if (!isKilled) listener(answer);
    };
    return {
      post: (message) => void Promise.resolve().then(() => inTurn(message, tell)),
      onMessage: (listener) => void listeners.push(listener),
      onExit: () => undefined,
      kill: () => {
        isKilled = true;
      },
    };
  };
