import { describe, expect, it, vi } from 'vitest';
import { type EventStream, sharingOneStream, subscribeOverHttp } from '#renderer/api/http-transport.ts';
import type { ReviewEvent } from '#shared/contract/review-events.ts';

/** A stream that says what it is told to. */
function openedStreams(): { readonly streams: EventStream[]; readonly open: () => EventStream } {
  const streams: EventStream[] = [];
  return {
    streams,
    open: () => {
      const stream: EventStream = { onopen: null, onmessage: null, onerror: null, readyState: 1, close: vi.fn() };
      streams.push(stream);
      return stream;
    },
  };
}

describe('events over http', () => {
  it('passes on the events of the contract and nothing else', () => {
    const { streams, open } = openedStreams();
    const seen: ReviewEvent[] = [];
    subscribeOverHttp(open)((event) => seen.push(event));
    for (const data of [
      '{"name":"library.changed"}',
      '{"name":"something.newer"}',
      'no json',
      '{"name":"review.changed","documentId":"d"}',
    ]) {
      streams[0]?.onmessage?.(new MessageEvent('message', { data }));
    }
    expect(seen).toEqual([{ name: 'library.changed' }, { name: 'review.changed', documentId: 'd' }]);
  });

  it('opens a closed stream again, and says with each opening what to read again', () => {
    vi.useFakeTimers();
    const { streams, open } = openedStreams();
    const seen: string[] = [];
    subscribeOverHttp(open)((event) => seen.push(event.name));
    streams[0]?.onopen?.(new Event('open'));
    streams[0]?.onerror?.(new Event('error'));
    vi.runOnlyPendingTimers();
    expect(streams).toHaveLength(2);
    streams[1]?.onopen?.(new Event('open'));
    expect(seen).toEqual(['library.changed', 'settings.changed', 'library.changed', 'settings.changed', 'events.missed']);
    vi.useRealTimers();
  });

  it('stays closed once nobody listens', () => {
    vi.useFakeTimers();
    const { streams, open } = openedStreams();
    const stop = subscribeOverHttp(open)(() => undefined);
    streams[0]?.onerror?.(new Event('error'));
    stop();
    vi.runOnlyPendingTimers();
    expect(streams).toHaveLength(1);
    vi.useRealTimers();
  });

  it('opens one stream for all who listen, and closes it when the last one stops', () => {
    const { streams, open } = openedStreams();
    const subscribe = sharingOneStream(subscribeOverHttp(open));
    const seen: string[] = [];
    const stops = ['甲', '乙', '丙'].map((name) => subscribe((event) => seen.push(`${name} ${event.name}`)));
    streams[0]?.onmessage?.(new MessageEvent('message', { data: '{"name":"library.changed"}' }));
    expect(streams).toHaveLength(1);
    expect(seen).toEqual(['甲 library.changed', '乙 library.changed', '丙 library.changed']);
    for (const stop of stops) {
      expect(streams[0]?.close).not.toHaveBeenCalled();
      stop();
    }
    expect(streams[0]?.close).toHaveBeenCalledOnce();
  });
});
