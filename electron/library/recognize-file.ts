import type { ChildHandle, ForkChild } from '#electron/ports.ts';
import type { ReadFailure } from '#shared/model/extraction.ts';
import type { RecognitionLanguage, RecognizedPage } from '#shared/model/recognition.ts';
import { type RecognizeAnswer, type RecognizeRequest, recognizeAnswer } from './recognize-messages.ts';

/** What a recognition works with: the built child process, the recogniser's files, and how to start a child. */
export type RecognizeTools = {
  readonly forkChild: ForkChild;
  readonly entry: string;
  readonly assets: string;
  /** Milliseconds a page. */
  readonly pageLimit?: number;
};

/** A file to recognise. `pages` are those wanted, from 1, in order; `null` for all. */
export type RecognizeJob = {
  readonly path: string;
  readonly fileName: string;
  readonly language: RecognitionLanguage;
  /** What the file must hold; `null` for whatever is there. */
  readonly contentHash: string | null;
  readonly pages: readonly number[] | null;
  /** Opens a file that is protected by it. */
  readonly password?: string | undefined;
};

/** How a recognition of one file ended: `pages` came in, `failures` did not. A cancelled one keeps what it has. */
export type RecognizeEnd =
  | { readonly kind: 'ended'; readonly failures: readonly { readonly page: number; readonly failure: ReadFailure }[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: ReadFailure };

/** What is told of a file while it is recognised. */
export type RecognizeListener = {
  readonly onOpened: (pages: readonly number[], contentHash: string) => void;
  /** Awaited before the next page begins. */
  readonly onPage: (page: RecognizedPage) => Promise<void>;
  readonly onPageFailed: (page: number, failure: ReadFailure) => void;
};

/** A dense page takes ten seconds on an old machine; what takes longer than this is a trap. */
const PAGE_LIMIT = 120_000;
const MAX_MEMORY = 1_024;
/** Pages that break their child one after another: then it is the file. */
const MOST_LOST_CHILDREN = 3;

type Asked =
  | { readonly kind: 'answer'; readonly answer: RecognizeAnswer }
  | { readonly kind: 'lost'; readonly failure: ReadFailure }
  | { readonly kind: 'cancelled' };

/** One child with one file; `ask` answers once for each question. */
class RecognizingChild {
  readonly #child: ChildHandle;
  readonly #limit: number;
  readonly #signal: AbortSignal;
  #settle: ((asked: Asked) => void) | null = null;
  #isGone = false;

  constructor(tools: RecognizeTools, signal: AbortSignal) {
    this.#limit = tools.pageLimit ?? PAGE_LIMIT;
    this.#signal = signal;
    this.#child = tools.forkChild(tools.entry, { maxMemory: MAX_MEMORY });
    this.#child.onMessage((message) => {
      const answer = recognizeAnswer.safeParse(message);
      if (answer.success) this.#settle?.({ kind: 'answer', answer: answer.data });
    });
    this.#child.onExit((reason) => this.#lose({ code: 'out-of-memory', detail: `recogniser ended: ${reason}` }));
  }

  ask(request: RecognizeRequest): Promise<Asked> {
    return new Promise((resolve) => {
      const cancel = (): void => settle({ kind: 'cancelled' });
      const timer = setTimeout(() => this.#lose({ code: 'timed-out', detail: `more than ${this.#limit / 1_000} s` }), this.#limit);
      const settle = (asked: Asked): void => {
        clearTimeout(timer);
        this.#signal.removeEventListener('abort', cancel);
        this.#settle = null;
        resolve(asked);
      };
      this.#settle = settle;
      if (this.#signal.aborted) cancel();
      else if (this.#isGone) settle({ kind: 'lost', failure: { code: 'damaged', detail: 'recogniser ended' } });
      else {
        this.#signal.addEventListener('abort', cancel, { once: true });
        this.#child.post(request);
      }
    });
  }

  end(): void {
    this.#isGone = true;
    this.#child.kill();
  }

  #lose(failure: ReadFailure): void {
    if (!this.#isGone) this.end();
    this.#settle?.({ kind: 'lost', failure });
  }
}

/** Recognises pages of one file in a child process that a page may break, time out or fill: then the next page has a new one. */
export async function recognizeFile(
  tools: RecognizeTools,
  job: RecognizeJob,
  listener: RecognizeListener,
  signal: AbortSignal,
): Promise<RecognizeEnd> {
  let child: RecognizingChild | null = null;
  let lost = 0;
  const failures: { page: number; failure: ReadFailure }[] = [];
  const open = async (): Promise<{ child: RecognizingChild; pages: number; contentHash: string } | RecognizeEnd> => {
    const opened = new RecognizingChild(tools, signal);
    child = opened;
    const { path, fileName, language, password } = job;
    const asked = await opened.ask({ kind: 'open', path, fileName, language, assets: tools.assets, password });
    if (asked.kind === 'cancelled') return asked;
    if (asked.kind === 'lost') return { kind: 'failed', failure: asked.failure };
    const { answer } = asked;
    if (answer.kind !== 'opened') return { kind: 'failed', failure: failureOf(answer) };
    if (job.contentHash !== null && answer.contentHash !== job.contentHash)
      return { kind: 'failed', failure: { code: 'unreadable', detail: 'the file changed since it was read' } };
    return { child: opened, pages: answer.pages, contentHash: answer.contentHash };
  };
  try {
    let current = await open();
    if ('kind' in current) return current;
    const all = Array.from({ length: current.pages }, (_, index) => index + 1);
    const pages = job.pages?.filter((page) => all.includes(page)) ?? all;
    listener.onOpened(pages, current.contentHash);
    for (const page of pages) {
      const asked: Asked = await current.child.ask({ kind: 'page', page });
      if (asked.kind === 'cancelled') return asked;
      if (asked.kind === 'answer' && asked.answer.kind === 'recognized') {
        await listener.onPage(asked.answer.page);
        continue;
      }
      const failure = asked.kind === 'lost' ? asked.failure : failureOf(asked.answer);
      failures.push({ page, failure });
      listener.onPageFailed(page, failure);
      if (asked.kind !== 'lost') continue;
      lost += 1;
      if (lost >= MOST_LOST_CHILDREN) return { kind: 'failed', failure };
      const next = await open();
      if ('kind' in next) return next;
      current = next;
    }
    return { kind: 'ended', failures };
  } finally {
    // Assigned inside `open`, which the compiler does not follow.
    (child as RecognizingChild | null)?.end();
  }
}

function failureOf(answer: RecognizeAnswer): ReadFailure {
  return answer.kind === 'failed' ? answer.failure : { code: 'damaged', detail: 'an answer out of turn' };
}
