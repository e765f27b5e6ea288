import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Dispatch } from '#shared/contract/dispatch.ts';
import type { ReviewEventListener } from '#shared/contract/review-events.ts';
import { type AssetHandler, createAssetHandler } from './assets.ts';
import { createEventStreams, type EventStreams } from './event-stream.ts';
import { createHttpGuard, type GuardVerdict, type HttpGuard } from './http-guard.ts';
import { refusedPage } from './refused-page.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** The largest request is one checklist answer with its opinion and 200 quoted passages. */
const MOST_BODY_BYTES = 8 * 1024 * 1024;
const MOST_DRAINED_BYTES = 8 * MOST_BODY_BYTES;
const API_PREFIX = '/api/';

/** The application to serve, and where. */
export type HttpHostOptions = {
  readonly dispatch: Dispatch;
  readonly subscribe: (listener: ReviewEventListener) => () => void;
  readonly assets: (request: Request) => Promise<Response>;
  readonly rendererFolder: string | null;
  /** 0 for any free one. */
  readonly port: number;
  readonly log: (line: string) => void;
};

/** The application served on loopback. */
export type HttpHost = {
  readonly port: number;
  /** The address to open, with the token that works once. */
  readonly url: string;
  /** Ends open streams and connections. */
  readonly close: () => Promise<void>;
};

type Served = { readonly guard: HttpGuard; readonly streams: EventStreams; readonly files: AssetHandler; readonly origin: string };

/** Serves contract, events, assets and renderer on 127.0.0.1, behind the guard; rejects when the port is taken. */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const server = createServer();
  // One page is all that connects; closing its connection while it rests could cut off the next request on its way.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  // The server listens on TCP, so its address is never the path of a pipe.
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const guard = createHttpGuard(port);
  const streams = createEventStreams(options.subscribe, SECURITY_HEADERS);
  const served: Served = { guard, streams, files: createAssetHandler(options), origin };
  server.on('request', (request, response) => {
    serve(request, response, served, options).catch((error: unknown) => {
      // A browser that leaves in mid-sentence is no fault of ours: one line, without a stack.
      if (request.socket.destroyed) options.log(`request broken off: ${error instanceof Error ? error.message : String(error)}`);
      else options.log(`request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'internal error');
    });
  });
  return {
    port,
    url: `${origin}/?token=${guard.token}`,
    async close() {
      streams.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, served: Served, options: HttpHostOptions): Promise<void> {
  if (!URL.canParse(request.url ?? '', served.origin)) return refuse(response, 400, 'bad address');
  // Node shows the first of several; what stands before us might go by another.
  if ((request.headersDistinct['host'] ?? []).length > 1) return refuse(response, 400, 'more than one host');
  const verdict = served.guard.check(request);
  if (verdict.kind === 'refused') return tellRefusal(request, response, verdict);
  if (verdict.kind === 'admitted') {
    response
      .writeHead(303, { ...SECURITY_HEADERS, 'set-cookie': verdict.cookie, location: verdict.location, 'cache-control': 'no-store' })
      .end();
    return;
  }
  const { pathname } = new URL(request.url ?? '/', served.origin);
  if (pathname.startsWith(API_PREFIX)) return answerCall(request, response, pathname.slice(API_PREFIX.length), options.dispatch);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'only GET here', { allow: 'GET, HEAD' });
  if (pathname === '/events') {
    if (request.method !== 'GET') return refuse(response, 405, 'only GET here', { allow: 'GET' });
    return served.streams.open(response);
  }
  await sendFile(request, response, served);
}

async function answerCall(request: IncomingMessage, response: ServerResponse, method: string, dispatch: Dispatch): Promise<void> {
  if (request.method !== 'POST') return refuse(response, 405, 'only POST here', { allow: 'POST' });
  // A form on another page can send text or a form, never this type, without asking first; and we never answer such a question.
  if (!/^application\/json(?:\s*;|$)/i.test(request.headers['content-type'] ?? '')) return refuse(response, 415, 'only application/json');
  const body = await readBody(request);
  if (body === null) return refuse(response, 413, 'request too large');
  const input = parseJson(body);
  const reply = input.ok
    ? await dispatch(method, input.value)
    : { ok: false, error: { code: 'invalid-input', message: 'the request is not JSON', details: {} } };
  response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(reply));
}

/** `null` when there was more than allowed: read to its end all the same, since a browser cut off in mid-sentence never sees the answer. */
function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MOST_BODY_BYTES) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > MOST_DRAINED_BYTES) request.destroy(new Error('request without end'));
    });
    request.on('end', () => resolve(bytes > MOST_BODY_BYTES ? null : Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    // The caller's mistake, answered as data.
    return { ok: false };
  }
}

async function sendFile(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const answer = await served.files(new Request(new URL(request.url ?? '/', served.origin)));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (request.method === 'HEAD' || answer.body === null) {
    response.end();
    return;
  }
  // Both are WHATWG streams; the two declarations of the type only differ in name.
  await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response);
}

/** A person who opened an address in a browser gets a page, a program a line. */
function tellRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  { status, reason, page }: Extract<GuardVerdict, { kind: 'refused' }>,
): void {
  const isPerson = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  if (page === null || !isPerson) refuse(response, status, reason);
  else refuse(response, status, refusedPage(page), { 'content-type': 'text/html; charset=utf-8' });
}

function refuse(response: ServerResponse, status: number, reason: string, headers: Readonly<Record<string, string>> = {}): void {
  const all = { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers };
  response.writeHead(status, all).end(reason);
}
