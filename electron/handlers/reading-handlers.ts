import { join } from 'node:path';
import { previewReading } from '#electron/library/preview-reading.ts';
import { openModel, rereadDocument } from '#electron/library/reread-document.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { writeReview } from './change-review.ts';
import { notReadable } from './document-handlers.ts';
import { type AreaHandlers, demandDocument, demandFolder, type HandlerContext } from './handler-context.ts';

/** Formats that do not say themselves, or not reliably, which encoding they are in. */
const ENCODED_TYPES: readonly string[] = ['text/plain', 'text/csv', 'text/html', 'text/markdown'];

/** `reading.*`: how a person wants a file read where the machine's choice was wrong. */
export function readingHandlers(context: HandlerContext): AreaHandlers<'reading'> {
  const { tools, emit } = context;
  return {
    async 'reading.preview'({ documentId }) {
      const document = demandDocument(context, documentId);
      await demandEncoded(context, document);
      const { path } = demandFolder(context, document.folderId);
      const found = await previewReading(join(path, document.relativePath), fileNameOf(document));
      if (!found) throw notReadable(document.relativePath, 'unreadable');
      return {
        guessed: found.guessed,
        previews: found.previews.map(({ encoding, lines, undecodable }) => ({ encoding, lines: [...lines], undecodable })),
      };
    },
    async 'reading.choose'({ documentId, choice }) {
      const document = demandDocument(context, documentId);
      if (choice.encoding !== null) await demandEncoded(context, document);
      const reading = { ...choice, undoneRepairs: [...new Set(choice.undoneRepairs)] };
      // Before anything is kept: a file that cannot be read now keeps the reading it has.
      const opened = await rereadDocument(tools, document, reading);
      if (!opened) throw notReadable(document.relativePath, 'unreadable');
      await writeReview(context, documentId, (review) => ({ review: { ...review, reading }, result: null }));
      emit({ name: 'review.changed', documentId });
      emit({ name: 'library.changed' });
      return reading;
    },
  };
}

async function demandEncoded({ tools }: HandlerContext, document: LibraryDocument): Promise<void> {
  const opened = document.state.kind === 'ready' ? await openModel(tools, document) : null;
  if (!opened) throw notReadable(document.relativePath, 'unreadable');
  if (!ENCODED_TYPES.includes(opened.model.mediaType)) throw new ReviewFailure('not-supported-here', 'the format says its encoding itself');
}
