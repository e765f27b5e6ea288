import { isFolderThere } from '#electron/library/folder-presence.ts';
import { type OpenedModel, openModel, readAgain } from '#electron/library/reread-document.ts';
import { textKeyOf } from '#electron/store/document-keys.ts';
import { exportsErasedWith, isBeingErased, removeDocuments, restoreDocuments } from '#electron/store/purge-documents.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { ReadFailure } from '#shared/model/extraction.ts';
import type { LibraryDocument, RemovedDocument } from '#shared/model/library.ts';
import { citationsOf } from './citations-of.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';
import { documentView } from './library-views.ts';
import { lostAnnotations } from './lost-annotations.ts';
import { purgeEverywhere } from './purge-everywhere.ts';
import type { Unlocking } from './unlocking.ts';

/** Milliseconds that a text waits to know whether its file is there: it is shown in any case. */
const OPENING_PATIENCE = 200;

/** `document.*`: opening one, and taking one off the list. */
export function documentHandlers(context: HandlerContext, unlocking: Unlocking): AreaHandlers<'document'> {
  const { store, tools, indexing, recognition, clock, emit } = context;
  return {
    async 'document.open'({ documentId }) {
      const { document, model } = await openReadable(context, documentId);
      const { tasks: _tasks, ...text } = model;
      const counts = (await store.reviews.counts()).get(documentId);
      const lost = await lostAnnotations(store, document, counts);
      const folder = store.library.current().folders.find(({ id }) => id === document.folderId);
      const isOffline = folder !== undefined && !(await isFolderThere(folder, OPENING_PATIENCE));
      return {
        document: documentView(document, { counts, lostAnnotations: lost, isOffline }),
        model: text,
        contentHash: document.contentHash,
      };
    },
    async 'document.tasks'({ documentId }) {
      const { document, model } = await openReadable(context, documentId);
      return { tasks: model.tasks, textKey: textKeyOf(document) };
    },
    async 'document.references'({ documentId }) {
      const { document, model } = await openReadable(context, documentId);
      return { citations: await citationsOf(context, document, model), textKey: textKeyOf(document) };
    },
    async 'document.unlock'({ documentId, password }) {
      const document = demandDocument(context, documentId);
      const reread = await unlocking.run(documentId, (signal) => readAgain(tools, document, { password, signal }));
      if (reread.kind === 'cancelled') return { isUnlocked: false };
      if (reread.kind === 'failed') throw notUnlocked(document, reread.failure);
      if (reread.kind === 'lost') throw notReadable(document.relativePath, 'unreadable');
      emit({ name: 'library.changed' });
      return { isUnlocked: true };
    },
    async 'document.cancelUnlocking'({ documentId }) {
      unlocking.cancel(documentId);
      return {};
    },
    'document.remove': ({ documentId, purge }) =>
      indexing.whileIdle(async () => {
        // Asked again after it was cut short: off the list, but not yet erased.
        if (purge && isBeingErased(store, documentId)) return { erased: [...(await purgeEverywhere(context, []))], keptFile: true };
        // One that was taken out can still be erased.
        const document = removedDocument(context, documentId)?.document ?? demandDocument(context, documentId);
        await recognition.release([documentId]);
        const erased = purge ? await purgeEverywhere(context, [document]) : [];
        context.checks.forget(documentId);
        context.comparisons.forget(documentId);
        context.alignments.forget(documentId);
        if (!purge) await removeDocuments(store, [document], clock.now());
        emit({ name: 'library.changed' });
        return { erased: [...erased], keptFile: !document.isMissing };
      }),
    'document.exports': async ({ documentIds }) => ({ names: [...(await exportsErasedWith(store, documentIds))] }),
    'document.removeSeveral': ({ documentIds, purge }) =>
      indexing.whileIdle(async () => {
        const wanted = new Set(documentIds);
        const { documents, removed } = store.library.current();
        // As with one: those that were taken out can still be erased.
        const all = purge ? [...documents, ...removed.map(({ document }) => document)] : documents;
        const leaving = all.filter(({ id }) => wanted.has(id));
        const ids = leaving.map(({ id }) => id);
        await recognition.release(ids);
        const erased = purge ? await purgeEverywhere(context, leaving) : [];
        for (const id of ids) {
          context.checks.forget(id);
          context.comparisons.forget(id);
          context.alignments.forget(id);
        }
        if (!purge) await removeDocuments(store, leaving, clock.now());
        emit({ name: 'library.changed' });
        return { documentIds: ids, erased: [...erased] };
      }),
    'document.restoreSeveral': ({ documentIds }) =>
      indexing.whileIdle(async () => {
        const wanted = new Set(documentIds);
        const back = store.library.current().removed.filter(({ document }) => wanted.has(document.id));
        await restoreDocuments(store, back);
        emit({ name: 'library.changed' });
        return { documentIds: back.map(({ document }) => document.id) };
      }),
    'document.restore': ({ documentId }) =>
      indexing.whileIdle(async () => {
        const removed = removedDocument(context, documentId);
        if (!removed) throw new ReviewFailure('not-found', 'no such removed document');
        await restoreDocuments(store, [removed]);
        emit({ name: 'library.changed' });
        return {};
      }),
  };
}

/** A document with its text, read again where that has to be; the library is told what was found. */
async function openReadable(context: HandlerContext, documentId: string): Promise<OpenedModel> {
  const known = demandDocument(context, documentId);
  if (known.state.kind === 'failed') throw notReadable(known.relativePath, reasonOf(known.state));
  const opened = await openModel(context.tools, known);
  // Taken off the list while it was read: then nobody is to see it any longer.
  demandDocument(context, documentId);
  if (!opened) throw lostText(context, known);
  if (opened.document !== known) context.emit({ name: 'library.changed' });
  return opened;
}

function removedDocument({ store }: HandlerContext, documentId: string): RemovedDocument | undefined {
  return store.library.current().removed.find(({ document }) => document.id === documentId);
}

/** Why a document that was listed as read has no text now: a protected one whose text is gone asks for its password again. */
function lostText(context: HandlerContext, known: LibraryDocument): ReviewFailure {
  const { state } = demandDocument(context, known.id);
  if (state.kind !== 'failed') return notReadable(known.relativePath, 'unreadable');
  context.emit({ name: 'library.changed' });
  return notReadable(known.relativePath, reasonOf(state));
}

/** Why a protected document was not opened with a password. */
export function notUnlocked({ relativePath }: LibraryDocument, failure: ReadFailure): ReviewFailure {
  if (failure.code !== 'encrypted' || failure.isSealed) return notReadable(relativePath, reasonOf(failure));
  return new ReviewFailure('wrong-password', 'the password is not the right one', { file: fileNameOf({ relativePath }) });
}

/** A failure's code; `sealed` for a protection that no password opens here. */
export function reasonOf({ code, isSealed }: ReadFailure): string {
  return isSealed ? 'sealed' : code;
}

/** The failure of a document whose text cannot be had now. */
export function notReadable(relativePath: string, reason: string): ReviewFailure {
  return new ReviewFailure('document-not-readable', 'the document has no readable text', { file: fileNameOf({ relativePath }), reason });
}
