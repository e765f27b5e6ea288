import { type OpenedModel, openModel } from '#electron/library/reread-document.ts';
import { textKeyOf } from '#electron/store/document-keys.ts';
import { removeDocuments, restoreDocument } from '#electron/store/purge-documents.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { RemovedDocument } from '#shared/model/library.ts';
import { citationsOf } from './citations-of.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';
import { documentView } from './library-views.ts';
import { purgeEverywhere } from './purge-everywhere.ts';

/** `document.*`: opening one, and taking one off the list. */
export function documentHandlers(context: HandlerContext): AreaHandlers<'document'> {
  const { store, indexing, recognition, clock, emit } = context;
  return {
    async 'document.open'({ documentId }) {
      const { document, model } = await openReadable(context, documentId);
      const counts = await store.reviews.counts();
      return { document: documentView(document, counts.get(documentId)), model, contentHash: document.contentHash };
    },
    async 'document.references'({ documentId }) {
      const { document, model } = await openReadable(context, documentId);
      return { citations: await citationsOf(context, document, model), textKey: textKeyOf(document) };
    },
    async 'document.remove'({ documentId, purge }) {
      indexing.demandIdle();
      // One that was taken out can still be erased.
      const document = removedDocument(context, documentId)?.document ?? demandDocument(context, documentId);
      await recognition.release([documentId]);
      const erased = purge ? await purgeEverywhere(context, [document]) : [];
      context.checks.forget(documentId);
      if (!purge) await removeDocuments(store, [document], clock.now());
      emit({ name: 'library.changed' });
      return { erased: [...erased], keptFile: !document.isMissing };
    },
    async 'document.restore'({ documentId }) {
      indexing.demandIdle();
      const removed = removedDocument(context, documentId);
      if (!removed) throw new ReviewFailure('not-found', 'no such removed document');
      await restoreDocument(store, removed);
      emit({ name: 'library.changed' });
      return {};
    },
  };
}

/** A document with its text, read again where that has to be; the library is told what was found. */
async function openReadable(context: HandlerContext, documentId: string): Promise<OpenedModel> {
  const known = demandDocument(context, documentId);
  if (known.state.kind === 'failed') throw notReadable(known.relativePath, known.state.code);
  const opened = await openModel(context.tools, known);
  // Taken off the list while it was read: then nobody is to see it any more.
  demandDocument(context, documentId);
  if (!opened) throw notReadable(known.relativePath, 'unreadable');
  if (opened.document !== known) context.emit({ name: 'library.changed' });
  return opened;
}

function removedDocument({ store }: HandlerContext, documentId: string): RemovedDocument | undefined {
  return store.library.current().removed.find(({ document }) => document.id === documentId);
}

/** The failure of a document whose text cannot be had now. */
export function notReadable(relativePath: string, reason: string): ReviewFailure {
  return new ReviewFailure('document-not-readable', 'the document has no readable text', { file: fileNameOf({ relativePath }), reason });
}
