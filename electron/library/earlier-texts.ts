import { earlierTextOf } from '#electron/store/document-keys.ts';
import { EARLIER_LIMIT, type EarlierText, type LibraryDocument } from '#shared/model/library.ts';

/**
 * A text that stood for less than this, in milliseconds, is not kept where an earlier one is: who saves a file every few minutes
 * wants to see what changed since they began, not since the last time.
 */
const SHORTEST_STAND = 600_000;

/** A document whose file has another content now, with the text it had kept among the earlier ones; the same object where there is nothing to keep. */
export function withEarlierText(document: LibraryDocument, contentHash: string, now: string): LibraryDocument {
  const { state, earlier = [] } = document;
  if (contentHash === '' || contentHash === document.contentHash || document.contentHash === '') return document;
  // Gone back to a text of before: that one is the present again.
  const others = earlier.filter((text) => text.contentHash !== contentHash && text.contentHash !== document.contentHash);
  const isKept = state.kind === 'ready' && state.summary.characters > 0 && !isPassing(earlier[0], now);
  const kept = isKept
    ? [earlierTextOf(document, state.summary.title, now), ...others.map(({ currentSince: _, ...text }) => text)].slice(0, EARLIER_LIMIT)
    : others.map((text, at) => (at === 0 ? { ...text, currentSince: now } : text));
  return kept.length === 0 && document.earlier === undefined ? document : { ...document, earlier: kept };
}

/** Whether the present text came only just now. When it was read tells nothing of that: a new version of the application reads all again. */
function isPassing(last: EarlierText | undefined, now: string): boolean {
  return last !== undefined && Date.parse(now) - Date.parse(last.currentSince ?? last.replacedAt) < SHORTEST_STAND;
}
