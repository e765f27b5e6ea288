import type { ServerResponse } from 'node:http';
import type { ReviewEventListener } from '#shared/contract/review-events.ts';

/** Keeps the line open past idle time-outs, and lets the server notice a browser that is gone. */
const HEARTBEAT_MILLISECONDS = 15_000;
/** A browser that reads nothing for so many bytes is dropped; it reconnects and reads the state anew. */
const MOST_UNREAD_BYTES = 1_000_000;
const MOST_STREAMS = 50;

/** All open `text/event-stream` answers (WHATWG HTML §9.2). */
export type EventStreams = {
  /** Turns this answer into a stream that lasts until the browser or the server closes it. */
  readonly open: (response: ServerResponse) => void;
  readonly close: () => void;
};

/** Sends every event of the application to every open stream, as one `data:` line of JSON. */
export function createEventStreams(
  subscribe: (listener: ReviewEventListener) => () => void,
  headers: Readonly<Record<string, string>>,
  heartbeatMilliseconds: number = HEARTBEAT_MILLISECONDS,
): EventStreams {
  const streams = new Set<ServerResponse>();
  const send = (text: string): void => {
    for (const stream of streams) {
      if (stream.writableLength > MOST_UNREAD_BYTES) stream.destroy();
      else stream.write(text);
    }
  };
  const stop = subscribe((event) => send(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMilliseconds);
  heartbeat.unref();
  return {
    open(response) {
      if (streams.size >= MOST_STREAMS) {
        response.writeHead(503, headers).end();
        return;
      }
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
    },
    close() {
      stop();
      clearInterval(heartbeat);
      for (const stream of streams) stream.end();
      streams.clear();
    },
  };
}
