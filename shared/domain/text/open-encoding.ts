import type { DocumentModel } from '#shared/model/document.ts';

/** Formats that do not say themselves, or not reliably, which encoding they are in. */
const ENCODED_TYPES: readonly string[] = ['text/plain', 'text/csv', 'text/html', 'text/markdown', 'application/rtf'];

/** Does a format leave it open which encoding its text is in? Rich text written in Unicode does not. */
export function isEncodingOpen({ encoding, mediaType }: Pick<DocumentModel, 'encoding' | 'mediaType'>): boolean {
  return encoding !== null && ENCODED_TYPES.includes(mediaType);
}
