import { createHash } from 'node:crypto';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { ModelKey } from './model-cache.ts';

/** Last part of a path with `/`. */
export function fileNameOf({ relativePath }: { readonly relativePath: string }): string {
  return relativePath.slice(relativePath.lastIndexOf('/') + 1);
}

/** The key under which a document's model is cached. */
export function modelKeyOf(document: LibraryDocument): ModelKey {
  return { contentHash: document.contentHash, fileName: fileNameOf(document), version: document.extractorVersion };
}

/** How a file is remembered as taken off the list: by a hash, because a file's name is often the title of a secret draft. */
export function exclusionOf(folderId: string, relativePath: string): string {
  return createHash('sha256').update(`${folderId}\n${relativePath}`).digest('hex');
}
