import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { ModelKey } from './model-cache.ts';

/** What of a document says which text it has. */
export type ReadDocument = Pick<LibraryDocument, 'contentHash' | 'extractorVersion' | 'reading' | 'relativePath'> & {
  readonly state:
    | { readonly kind: 'ready'; readonly summary: { readonly recognition?: { readonly stamp: string } | undefined } }
    | { readonly kind: 'failed' };
};

/** The key under which a document's model is cached. */
export function modelKeyOf(document: ReadDocument): ModelKey {
  const { contentHash, extractorVersion: version } = document;
  return { contentHash, fileName: fileNameOf(document), version, reading: versionOf(document) };
}

/** What tells apart the texts of one file: how a person has it read, and what was recognised on its scans so far. */
export function textVersionOf(reading: string, recognition: { readonly stamp: string } | null | undefined): string {
  return recognition ? `${reading}r${recognition.stamp}` : reading;
}

/** The same of a document as the library lists it. */
export function versionOf({ reading, state }: Pick<ReadDocument, 'reading' | 'state'>): string {
  return textVersionOf(reading, state.kind === 'ready' ? state.summary.recognition : null);
}
