import type { LaidFlow } from '../FlowOriginal.tsx';
import { OriginalFailure } from '../page-source.ts';
import { SheetBuilder } from './build-sheets.ts';
import type { WordMessage, WordRequest } from './word-part.ts';

/** A4 at 96 dots an inch, for a layout that has no page of its own. */
const USUAL_WIDTH = 794;
/** Milliseconds after which drawing is given up: a file of some thousand pages is there long before. */
const LONGEST_DRAWING = 60_000;

/** How an OLE compound file begins: a Word package behind a password lies in one. */
const LOCKED = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Lays a Word document out, for a shadow root: no link leads anywhere, nothing runs, no picture comes from outside of the file. A thread of
 * its own reads and draws it; the window builds what comes, and lays out what is near the sight. Answers with the first of it.
 */
export async function layOutWord(bytes: Uint8Array<ArrayBuffer>, hint: string, signal: AbortSignal): Promise<LaidFlow> {
  if (LOCKED.every((byte, index) => bytes[index] === byte)) throw new OriginalFailure('encrypted', 'a package behind a password');
  const thread = new Worker(new URL('./word-worker.ts', import.meta.url), { type: 'module' });
  const timer = setTimeout(() => thread.dispatchEvent(new Event('error')), LONGEST_DRAWING);
  const style = document.createElement('div');
  const wrapper = document.createElement('div');
  wrapper.className = 'docx-wrapper';
  let builder = new SheetBuilder(wrapper);
  const first = makePromised<number>();
  const whole = makePromised<void>();
  // Who stops looking does not wait for the rest.
  whole.promise.catch(() => undefined);
  const dispose = (): void => {
    clearTimeout(timer);
    // The addresses of its pictures go with it.
    thread.terminate();
  };
  const fail = (error: unknown): void => {
    dispose();
    first.reject(error);
    whole.reject(error);
  };
  let width = USUAL_WIDTH;
  const take = (message: WordMessage): void => {
    if (message.kind === 'failed') {
      fail(new OriginalFailure(message.reason, message.message));
      return;
    }
    if (message.kind === 'begun') {
      width = message.width ?? USUAL_WIDTH;
      wrapper.replaceChildren();
      builder = new SheetBuilder(wrapper);
      style.replaceChildren(...[...message.styles, OWN_STYLE].map(sheetOf));
      return;
    }
    if (message.kind === 'parts') for (const part of message.parts) builder.add(part);
    else {
      clearTimeout(timer);
      whole.resolve();
    }
    first.resolve(width);
  };
  thread.addEventListener('message', ({ data }: MessageEvent<WordMessage>) => take(data));
  thread.addEventListener('error', () => fail(new OriginalFailure('too-long', 'the thread that draws ended')));
  signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  const request: WordRequest = { bytes };
  thread.postMessage(request, [bytes.buffer]);
  return { nodes: [style, wrapper], isShadowed: true, width: await first.promise, hint, whole: whole.promise, dispose };
}

type Promised<Value> = {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
};

/** `Promise.withResolvers` is younger than the oldest browser that this runs in. */
function makePromised<Value>(): Promised<Value> {
  let settle: Omit<Promised<Value>, 'promise'> = { resolve: () => undefined, reject: () => undefined };
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}

function sheetOf(text: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = text;
  return style;
}

const OWN_STYLE = `
  :host { display: block; color: #000; color-scheme: only light; font-family: var(--reading-song); }
  .docx-wrapper { background: none; padding: 0; }
  .docx-wrapper > section.docx { box-shadow: 0 0 0 1px rgb(0 0 0 / 0.14), 0 1px 4px rgb(0 0 0 / 0.14); margin-bottom: 14px; background: #fff; }
  .stretch { content-visibility: auto; contain-intrinsic-height: auto calc(var(--guess) * 1px); overflow-clip-margin: 400px; }
  .whole { display: contents; }
`;
