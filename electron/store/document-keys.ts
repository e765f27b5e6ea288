import { createHash } from 'node:crypto';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { ReadingChoice } from '#shared/model/review.ts';
import type { ModelKey } from './model-cache.ts';

/** The key under which a document's model is cached. */
export function modelKeyOf(document: LibraryDocument): ModelKey {
  const { contentHash, extractorVersion: version, reading } = document;
  return { contentHash, fileName: fileNameOf(document), version, reading };
}

/** What tells one choice of reading from another, whatever order its repairs were taken back in; empty where all is left to the machine. */
export function readingKeyOf({ encoding, undoneRepairs }: ReadingChoice): string {
  if (encoding === null && undoneRepairs.length === 0) return '';
  return createHash('sha256')
    .update(JSON.stringify([encoding, [...undoneRepairs].sort()]))
    .digest('hex')
    .slice(0, 16);
}

/** Which text passages are taken from: the file's content and, where a person chose how it is read, that choice. */
export function textKeyOf({ contentHash, reading }: Pick<LibraryDocument, 'contentHash' | 'reading'>): string {
  return reading === '' ? contentHash : `${contentHash}+${reading}`;
}

/** The content hash in a text's key. */
export function contentHashOf(textKey: string): string {
  return textKey.split('+', 1)[0] ?? textKey;
}

/** How a file is remembered as taken off the list: by a hash, because a file's name is often the title of a secret draft. */
export function exclusionOf(folderId: string, relativePath: string): string {
  return createHash('sha256').update(`${folderId}\n${relativePath}`).digest('hex');
}
