import { join } from 'node:path';
import { readingKeyOf, textKeyOf } from '#electron/store/document-keys.ts';
import { modelKeyOf } from '#electron/store/model-key.ts';
import { modelFolderOf, type Store } from '#electron/store/open-store.ts';
import { recognitionFolderOf } from '#electron/store/recognition-store.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import { type DocumentModel, documentModel } from '#shared/model/document.ts';
import type { ReadFailure } from '#shared/model/extraction.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { ReadingChoice } from '#shared/model/review.ts';
import { failedState, withListedDocument } from './apply-outcomes.ts';
import { withEarlierText } from './earlier-texts.ts';
import type { IndexingTools } from './indexing-tools.ts';
import { MODEL_VERSION } from './read-file.ts';
import type { PoolOutcome } from './read-pool.ts';
import { currentModelKey, readingOf } from './reading-of.ts';
import { rememberEarlierContent } from './refresh-origins.ts';

/** A document as it is now, with its model. */
export type OpenedModel = { readonly document: LibraryDocument; readonly model: DocumentModel };

/** How a file is to be read again: in which way (that of its review where absent), with which password, and what ends it early. */
export type Rereading = {
  readonly chosen?: ReadingChoice;
  readonly password?: string;
  readonly signal?: AbortSignal;
};

/** What became of it; `lost` where the library does not list the document, or no longer does when the read ends, or nothing came in. */
export type Reread =
  | { readonly kind: 'read'; readonly opened: OpenedModel }
  | { readonly kind: 'failed'; readonly failure: ReadFailure }
  | { readonly kind: 'cancelled' | 'lost' };

/** What a worker read, with the key of the choice it was read with. */
type ReadText = Extract<PoolOutcome, { kind: 'read' }> & { readonly reading: string };

/**
 * The model of a document, from the cache or, where that is gone or damaged, from its file; `null` where neither can be had.
 * A protected file whose text is gone from the cache is listed as `encrypted` again, so that its password is asked for; its review stays.
 */
export async function openModel(tools: IndexingTools, document: LibraryDocument): Promise<OpenedModel | null> {
  const key = await currentModelKey(tools.store, document);
  const cached = key === null ? null : await tools.store.models.read(key);
  if (cached && !(await hasNewerRecognition(tools.store, document))) return { document, model: cached };
  const reread = await readAgain(tools, document);
  if (reread.kind === 'read') return reread.opened;
  // Only what was recognised since could not be taken in: the text of before is not given up for that.
  if (cached && tools.store.library.has(document.id)) return { document, model: cached };
  if (reread.kind === 'failed' && reread.failure.code === 'encrypted') {
    const state = failedState(reread.failure);
    tools.store.library.changeSoftly((library) => withListedDocument(library, document.id, { state }));
  }
  return null;
}

/** Whether pages of its file were recognised that its text was not made with. */
export async function hasNewerRecognition({ recognitions }: Store, { contentHash, state }: LibraryDocument): Promise<boolean> {
  return state.kind === 'ready' && recognitions.isNewer(contentHash, state.summary.recognition?.stamp);
}

/** Reads a document's file again, in the way a person chose (or, for the choosing itself, in the one given); `null` where that gave no text. */
export async function rereadDocument(
  tools: IndexingTools,
  document: LibraryDocument,
  chosen: ReadingChoice | null = null,
): Promise<OpenedModel | null> {
  const reread = await readAgain(tools, document, chosen === null ? {} : { chosen });
  return reread.kind === 'read' ? reread.opened : null;
}

/** Reads a document's file again; where the file, the reader or the choice changed meanwhile, the library is told what was found. */
export async function readAgain(
  tools: IndexingTools,
  document: LibraryDocument,
  { chosen, password, signal }: Rereading = {},
): Promise<Reread> {
  const { store, pool, pdfAssets } = tools;
  const folder = store.library.current().folders.find(({ id }) => id === document.folderId);
  if (!folder || !store.library.has(document.id)) return { kind: 'lost' };
  const modelFolder = store.permission.blocked ? null : modelFolderOf(store.folder);
  const path = join(folder.path, document.relativePath);
  return store.reads.run(document.id, async (): Promise<Reread> => {
    const reading = chosen ?? (await readingOf(store, document.id));
    const outcome = await pool.read(
      {
        path,
        fileName: fileNameOf(document),
        modelFolder,
        pdfAssets,
        reading,
        recognitionFolder: recognitionFolderOf(store.folder),
        ...(password === undefined ? {} : { password }),
      },
      signal,
    );
    if (outcome.kind !== 'read') return outcome;
    const isStillWanted = chosen !== undefined || (await isCurrent(store, document.id, { ...outcome, reading: readingKeyOf(reading) }));
    const opened = await takeIn(tools, document, { ...outcome, reading: readingKeyOf(reading), isStillWanted });
    return opened ? { kind: 'read', opened } : { kind: 'lost' };
  });
}

/** Whether a text may still be listed: nobody chose another reading meanwhile, nor is one listed with more of its scans recognised. */
async function isCurrent(store: Store, documentId: string, { reading, contentHash, summary }: ReadText): Promise<boolean> {
  if (readingKeyOf(await readingOf(store, documentId)) !== reading) return false;
  const newest = (await store.recognitions.read(contentHash))?.stamp;
  const listed = store.library.current().documents.find(({ id }) => id === documentId);
  if (newest === undefined || newest === summary.recognition?.stamp || listed?.contentHash !== contentHash) return true;
  return listed.state.kind !== 'ready' || listed.state.summary.recognition?.stamp !== newest;
}

async function takeIn(
  tools: IndexingTools,
  document: LibraryDocument,
  outcome: ReadText & { readonly isStillWanted: boolean },
): Promise<OpenedModel | null> {
  const { store, now } = tools;
  const { contentHash, summary, reading } = outcome;
  const found = { contentHash, extractorVersion: MODEL_VERSION, reading, state: { kind: 'ready', summary } } as const;
  const current: LibraryDocument = { ...document, ...found };
  const model = await modelOf(tools, current, outcome);
  // As it is listed when the read ends: an index run may have found it elsewhere meanwhile.
  const listed = store.library.current().documents.find(({ id }) => id === document.id);
  if (!model || !listed) return null;
  const isKnown =
    listed.state.kind === 'ready' &&
    contentHash === listed.contentHash &&
    listed.extractorVersion === MODEL_VERSION &&
    reading === listed.reading &&
    textKeyOf(current) === textKeyOf(listed);
  if (isKnown) return { document: listed, model };
  // A person chose another reading meanwhile: this text answers who asked for it, and is listed nowhere.
  if (!outcome.isStillWanted) return { document: { ...listed, ...found }, model };
  await rememberEarlierContent(store, listed, contentHash);
  // Its time is left as it was: the next index run looks at the file once more.
  const at = now();
  const { earlier } = withEarlierText(listed, contentHash, at);
  const change = { ...found, indexedAt: at, ...(earlier === undefined ? {} : { earlier }) };
  store.library.changeSoftly((library) => withListedDocument(library, document.id, change));
  return { document: { ...listed, ...change }, model };
}

async function modelOf(
  { store }: IndexingTools,
  document: LibraryDocument,
  outcome: Extract<PoolOutcome, { kind: 'read' }>,
): Promise<DocumentModel | null> {
  // It came by message and not through a checksum: the schema decides.
  if (outcome.model) return documentModel.safeParse(outcome.model).data ?? null;
  return store.models.read(modelKeyOf(document));
}
