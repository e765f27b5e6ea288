import { createHash } from 'node:crypto';
import type { EarlierText, LibraryDocument } from '#shared/model/library.ts';
import type { ReadingChoice } from '#shared/model/review.ts';
import type { ModelKey } from './model-cache.ts';
import { modelKeyOf, versionOf } from './model-key.ts';

/** The key under which the model of an earlier text is cached. */
export function earlierKeyOf({ contentHash, fileName, extractorVersion: version, reading }: EarlierText): ModelKey {
  return { contentHash, fileName, version, reading };
}

/** A document's text as one to be told from those it has later. */
export function earlierTextOf(document: LibraryDocument, title: string, replacedAt: string): EarlierText {
  const { contentHash, fileName, version: extractorVersion, reading } = modelKeyOf(document);
  return { contentHash, fileName, extractorVersion, reading, title, readAt: document.indexedAt, replacedAt };
}

/** What tells one choice of reading from another, whatever order its repairs were taken back in; empty where all is left to the machine. */
export function readingKeyOf({ encoding, undoneRepairs }: ReadingChoice): string {
  if (encoding === null && undoneRepairs.length === 0) return '';
  return createHash('sha256')
    .update(JSON.stringify([encoding, [...undoneRepairs].sort()]))
    .digest('hex')
    .slice(0, 16);
}

/** Which text passages are taken from: the file's content, with a person's choice of reading and what was recognised where there is either. */
export function textKeyOf(document: Pick<LibraryDocument, 'contentHash' | 'reading' | 'state'>): string {
  return textKey(document.contentHash, versionOf(document));
}

/** The same of an earlier text. */
export function earlierTextKeyOf({ contentHash, reading }: EarlierText): string {
  return textKey(contentHash, reading);
}

function textKey(contentHash: string, version: string): string {
  return version === '' ? contentHash : `${contentHash}+${version}`;
}

/** The content hash in a text's key. */
export function contentHashOf(textKey: string): string {
  return textKey.split('+', 1)[0] ?? textKey;
}

/** How a file is remembered as taken off the list: by a hash, because a file's name is often the title of a secret draft. */
export function exclusionOf(folderId: string, relativePath: string): string {
  return createHash('sha256').update(`${folderId}\n${relativePath}`).digest('hex');
}
