import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEventStreams, type EventStreams } from '#electron/serve/event-stream.ts';
import type { ReviewEventListener } from '#shared/contract/review-events.ts';

describe('event streams', () => {
  let server: Server;
  let streams: EventStreams;
  let address: string;
  const listeners = new Set<ReviewEventListener>();

  beforeEach(async () => {
    streams = createEventStreams(
      (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      { 'x-test': 'yes' },
      20,
    );
    server = createServer((_request, response) => streams.open(response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    streams.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  async function readUntil(response: Response, part: string): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.includes(part)) break;
    }
    return text;
  }

  it('carry one event to every browser as one line of JSON', async () => {
    const [first, second] = await Promise.all([fetch(address), fetch(address)]);
    for (const listener of listeners) listener({ name: 'review.changed', documentId: '文\n件' });
    const line = 'data: {"name":"review.changed","documentId":"文\\n件"}\n\n';
    expect(await readUntil(first, line)).toContain(line);
    expect(await readUntil(second, line)).toContain(line);
    expect(first.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(first.headers.get('x-test')).toBe('yes');
  });

  it('keep the line alive while nothing happens', async () => {
    expect(await readUntil(await fetch(address), ': still here')).toContain(': still here\n\n');
  });

  it('go on for the others when one browser leaves', async () => {
    const leaving = new AbortController();
    await fetch(address, { signal: leaving.signal });
    const staying = await fetch(address);
    leaving.abort();
    for (const listener of listeners) listener({ name: 'library.changed' });
    expect(await readUntil(staying, 'library.changed')).toContain('library.changed');
  });

  it('refuse a flood of streams', async () => {
    const open = await Promise.all(Array.from({ length: 50 }, () => fetch(address)));
    expect(open.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect((await fetch(address)).status).toBe(503);
  });
});
