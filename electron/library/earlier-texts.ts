import { earlierTextOf } from '#electron/store/document-keys.ts';
import { EARLIER_LIMIT, type LibraryDocument } from '#shared/model/library.ts';

/**
 * A text that stood for less than this, in milliseconds, is not kept where an earlier one is: who saves a file every few minutes
 * wants to see what changed since they began, not since the last time.
 */
const SHORTEST_STAND = 600_000;

/** A document whose file has another content now, with the text it had kept among the earlier ones; the same object where there is nothing to keep. */
export function withEarlierText(document: LibraryDocument, contentHash: string, now: string): LibraryDocument {
  const { state, earlier = [], indexedAt } = document;
  if (contentHash === '' || contentHash === document.contentHash || document.contentHash === '') return document;
  // Gone back to a text of before: that one is the present again.
  const others = earlier.filter((text) => text.contentHash !== contentHash && text.contentHash !== document.contentHash);
  const isPassing = earlier.length > 0 && Date.parse(now) - Date.parse(indexedAt) < SHORTEST_STAND;
  const isKept = state.kind === 'ready' && state.summary.characters > 0 && !isPassing;
  const kept = isKept ? [earlierTextOf(document, state.summary.title, now), ...others].slice(0, EARLIER_LIMIT) : others;
  return kept.length === 0 && document.earlier === undefined ? document : { ...document, earlier: kept };
}
