import type { IpcMainInvokeEvent } from 'electron';
import type { Application } from '#electron/compose.ts';
import { startHttpHost } from '#electron/serve/http-adapter.ts';
import { serveIpc } from '#electron/serve/ipc-adapter.ts';
import { createReviewClient, type ReviewClient } from '#shared/contract/client.ts';
import { anyReply } from '#shared/contract/reply.ts';
import { type ReviewEvent, type ReviewEventListener, reviewEvent } from '#shared/contract/review-events.ts';

/** An application reached over one transport. */
export type Connection = {
  /** Sends anything, well-formed or not, and checks that the answer is a reply. */
  readonly send: (method: string, input: unknown) => Promise<ReturnType<typeof anyReply.parse>>;
  readonly client: ReviewClient;
  readonly subscribe: (listener: ReviewEventListener) => () => void;
  readonly close: () => Promise<void>;
};

/** Reaches an application over one transport. */
export type Connect = (application: Application) => Promise<Connection>;

type RawSend = (method: string, input: unknown) => Promise<unknown>;

/** Every way the contract is carried; each suite runs over all of them. */
export const transports: readonly (readonly [name: string, connect: Connect])[] = [
  ['direct', connectDirect],
  ['ipc', connectIpc],
  ['http', connectHttp],
];

function connectionOf(raw: RawSend, subscribe: Connection['subscribe'], close: () => Promise<void>): Connection {
  return {
    send: async (method, input) => anyReply.parse(await raw(method, input)),
    client: createReviewClient(raw, subscribe),
    subscribe,
    close,
  };
}

async function connectDirect(application: Application): Promise<Connection> {
  return connectionOf(application.dispatch, application.subscribe, async () => undefined);
}

/** Electron's two ends without Electron: everything is copied by the structured clone algorithm, as between processes. */
async function connectIpc(application: Application): Promise<Connection> {
  type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;
  const handlers = new Map<string, Handler>();
  const listeners = new Set<ReviewEventListener>();
  serveIpc({ handle: (channel, handler) => void handlers.set(channel, handler) }, application.dispatch, () => true);
  const stop = application.subscribe((event) => {
    for (const listener of listeners) listener(structuredClone(event));
  });
  const raw: RawSend = async (method, input) => {
    const handler = handlers.get('review');
    if (handler === undefined) throw new Error('nothing listens on the channel');
    // The adapter only hands the event on to the judge of senders, which says yes here.
    return structuredClone(await handler({} as IpcMainInvokeEvent, structuredClone(method), structuredClone(input)));
  };
  const subscribe: Connection['subscribe'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return connectionOf(raw, subscribe, async () => stop());
}

/** A real server and a browser's share of the talking: the token exchanged for a cookie, JSON, and an event stream. */
async function connectHttp(application: Application): Promise<Connection> {
  const host = await startHttpHost({ ...application, rendererFolder: null, port: 0, log: () => undefined });
  const origin = new URL(host.url).origin;
  const admission = await fetch(host.url, { redirect: 'manual' });
  const cookie = (admission.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const headers = { cookie, origin, 'content-type': 'application/json' };
  const raw: RawSend = async (method, input) => {
    const response = await fetch(`${origin}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(input) });
    return response.json();
  };
  const listeners = new Set<ReviewEventListener>();
  const stopping = new AbortController();
  const stream = await fetch(`${origin}/events`, { headers: { cookie }, signal: stopping.signal });
  const reading = readEvents(stream, (event) => {
    for (const listener of listeners) listener(event);
  });
  const subscribe: Connection['subscribe'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return connectionOf(raw, subscribe, async () => {
    stopping.abort();
    await reading;
    await host.close();
  });
}

async function readEvents(stream: Response, pass: (event: ReviewEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of stream.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) if (message.startsWith('data: ')) pass(reviewEvent.parse(JSON.parse(message.slice(6))));
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
  }
}
