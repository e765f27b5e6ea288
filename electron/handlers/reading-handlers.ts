import { join } from 'node:path';
import { readingOf } from '#electron/library/reading-of.ts';
import { openModel, readAgain } from '#electron/library/reread-document.ts';
import { createKeyedQueue } from '#electron/store/keyed-queue.ts';
import type { MethodInput } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { withReadingChange } from '#shared/domain/repair/change-reading.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import { isEncodingOpen } from '#shared/domain/text/open-encoding.ts';
import type { Repair } from '#shared/model/document.ts';
import type { ReadFailure } from '#shared/model/extraction.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { READ_BY_THE_MACHINE, type ReadingChoice } from '#shared/model/review.ts';
import { writeReview } from './change-review.ts';
import { notReadable, notUnlocked, reasonOf } from './document-handlers.ts';
import { type AreaHandlers, demandDocument, demandFolder, type HandlerContext } from './handler-context.ts';
import type { Unlocking } from './unlocking.ts';

/** `reading.*`: how a person wants a file read where the machine's choice was wrong. */
export function readingHandlers(context: HandlerContext, unlocking: Unlocking): AreaHandlers<'reading'> {
  const { store, tools, emit } = context;
  const choosing = createKeyedQueue();
  return {
    async 'reading.preview'({ documentId }) {
      const document = demandDocument(context, documentId);
      await demandEncoded(context, document);
      const { path } = demandFolder(context, document.folderId);
      const file = { path: join(path, document.relativePath), fileName: fileNameOf(document), modelFolder: null };
      // A hostile file costs the child that looks at it.
      const shown = await tools.pool.show({ ...file, pdfAssets: tools.pdfAssets, reading: READ_BY_THE_MACHINE }, { kind: 'encodings' });
      if (shown.kind !== 'shown' || shown.encodings === null) throw notReadable(document.relativePath, 'unreadable');
      return shown.encodings;
    },
    'reading.choose': ({ documentId, change, password }) => choosing.run(documentId, () => choose({ documentId, change, password })),
  };

  /** Reads, changes and writes the choice; nothing else may change it meanwhile. */
  async function choose({ documentId, change, password }: MethodInput<'reading.choose'>): Promise<ReadingChoice> {
    const document = demandDocument(context, documentId);
    if (change.kind === 'encoding' && change.encoding !== null) await demandEncoded(context, document);
    const before = await readingOf(store, documentId);
    const reading = withReadingChange(before, change, change.kind === 'make-again' ? await undoneRepairs(context, document) : []);
    // Before anything is kept: a file that cannot be read now keeps the reading it has.
    const reread = await unlocking.run(documentId, (signal) =>
      readAgain(tools, document, { chosen: reading, ...(password === undefined ? {} : { password, signal }) }),
    );
    if (reread.kind === 'cancelled') return before;
    if (reread.kind === 'lost') throw notReadable(document.relativePath, 'unreadable');
    if (reread.kind === 'failed')
      throw password === undefined ? notReadAgain(document, reread.failure) : notUnlocked(document, reread.failure);
    await writeReview(context, documentId, (review) => ({ review: { ...review, reading }, result: null }));
    emit({ name: 'review.changed', documentId });
    emit({ name: 'library.changed' });
    return reading;
  }
}

function notReadAgain({ relativePath }: LibraryDocument, failure: ReadFailure): ReviewFailure {
  return notReadable(relativePath, reasonOf(failure));
}

async function undoneRepairs({ tools }: HandlerContext, document: LibraryDocument): Promise<readonly Repair[]> {
  const opened = await openModel(tools, document);
  if (!opened) throw notReadable(document.relativePath, 'unreadable');
  return opened.model.undoneRepairs;
}

async function demandEncoded({ tools }: HandlerContext, document: LibraryDocument): Promise<void> {
  const opened = document.state.kind === 'ready' ? await openModel(tools, document) : null;
  if (!opened) throw notReadable(document.relativePath, 'unreadable');
  if (!isEncodingOpen(opened.model)) throw new ReviewFailure('not-supported-here', 'the format says its encoding itself');
}
