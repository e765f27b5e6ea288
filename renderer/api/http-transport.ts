import type { Send, Subscribe } from '#shared/contract/client.ts';
import type { ReviewMethod } from '#shared/contract/review-api.ts';
import { type ReviewEvent, type ReviewEventListener, reviewEvent } from '#shared/contract/review-events.ts';

/** Milliseconds before a closed event stream is opened again: the first pause, doubled up to the last. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

/** What a window still sends while it is left or loaded anew: without this the browser breaks it off. */
const SENT_WHILE_LEAVING: ReadonlySet<string> = new Set<ReviewMethod>([
  'workspace.update',
  'annotation.update',
  'checklist.answer',
  'checklist.conclude',
  'carrying.reply',
  'comparison.explain',
  'board.change',
  'settings.update',
]);
/** Characters; all requests that may outlive their window together hold 64 KiB. */
const LONGEST_WHILE_LEAVING = 12_000;

/** The part of `EventSource` that is used, so that the stream can be driven without a browser. */
export type EventStream = {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
  onerror: ((event: Event) => void) | null;
  readonly readyState: number;
  readonly close: () => void;
};

/** Sends a request as `POST api/<method>`; an application that does not answer is data too, code `unreachable`. */
export const sendOverHttp: Send = async (method, input) => {
  const body = JSON.stringify(input);
  try {
    const response = await fetch(`/api/${method}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: SENT_WHILE_LEAVING.has(method) && body.length <= LONGEST_WHILE_LEAVING,
    });
    return await response.json();
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreachable';
    return { ok: false, error: { code: 'unreachable', message: `the application does not answer: ${message}`, details: {} } };
  }
};

/**
 * Listens to the server's events at `/events` and opens the stream again whenever it closes.
 * Events sent while it was not open are lost, so with each opening, the first included, listeners are told that the library
 * and the settings may have changed, and with each but the first that they missed something.
 */
export function subscribeOverHttp(open: () => EventStream = () => new EventSource('/events')): Subscribe {
  return (listener) => {
    let stream: EventStream | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let pause = FIRST_PAUSE;
    let isFirst = true;
    const connect = (): void => {
      stream = open();
      stream.onopen = () => {
        pause = FIRST_PAUSE;
        listener({ name: 'library.changed' });
        listener({ name: 'settings.changed' });
        if (!isFirst) listener({ name: 'events.missed' });
        isFirst = false;
      };
      stream.onmessage = (message) => {
        const event = parseEvent(message.data);
        if (event !== null) listener(event);
      };
      stream.onerror = () => {
        stream?.close();
        timer = setTimeout(connect, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      };
    };
    connect();
    return () => {
      if (timer !== null) clearTimeout(timer);
      stream?.close();
    };
  };
}

/**
 * Lets all listeners of a window hear one stream: a browser keeps six connections to a host, for all of its windows together,
 * and a stream holds one for as long as it is open.
 */
export function sharingOneStream(subscribe: Subscribe): Subscribe {
  const listeners = new Set<ReviewEventListener>();
  let close: (() => void) | null = null;
  return (listener) => {
    // Its own for each call: the same function may listen twice.
    const own: ReviewEventListener = (event) => listener(event);
    listeners.add(own);
    close ??= subscribe((event) => {
      for (const each of [...listeners]) each(event);
    });
    return () => {
      listeners.delete(own);
      if (listeners.size > 0) return;
      close?.();
      close = null;
    };
  };
}

/** `null` for anything that is not an event of the contract: a newer server may send kinds this page does not know. */
function parseEvent(text: string): ReviewEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = reviewEvent.safeParse(value);
  return parsed.success ? parsed.data : null;
}
