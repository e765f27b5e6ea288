import { openModel } from '#electron/library/reread-document.ts';
import { textKeyOf } from '#electron/store/document-keys.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { BoardSource } from '#shared/domain/alignment/align-board.ts';
import { correctMeta } from '#shared/domain/corrections/correct-meta.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { BoardDocument, BoardReading, StoredBoard } from '#shared/model/board.ts';
import type { HandlerContext } from './handler-context.ts';

type Column = { readonly view: BoardDocument; readonly source: BoardSource | null };
type Context = Pick<HandlerContext, 'store' | 'tools' | 'alignments'>;

/** A board with what its documents say now; fails with `comparison-failed`. */
export async function readBoard(context: Context, board: StoredBoard): Promise<BoardReading> {
  const columns: Column[] = [];
  for (const documentId of board.documentIds) columns.push(await columnOf(context, documentId));
  const outcome = await context.alignments.align(
    board,
    columns.map(({ source }) => source),
  );
  if (outcome.kind === 'cancelled') return outcome;
  if (outcome.kind === 'failed') throw new ReviewFailure('comparison-failed', 'the documents could not be lined up', { file: board.name });
  const { alignment, lost, lostPassages } = outcome.aligned;
  const documents = columns.map(({ view }) => view);
  return { kind: 'read', view: { board, documents, alignment, lost: [...lost], lostPassages: [...lostPassages] } };
}

/** A document that left the library, or has no text, keeps its column. */
async function columnOf({ store, tools }: Context, documentId: string): Promise<Column> {
  const known = store.library.current().documents.find(({ id }) => id === documentId);
  if (known === undefined) return { view: { documentId, title: '', fileName: '', isReadable: false }, source: null };
  const opened = known.state.kind === 'ready' ? await openModel(tools, known) : null;
  const fileName = fileNameOf(known);
  if (opened === null) return { view: { documentId, title: fileName, fileName, isReadable: false }, source: null };
  const { corrections } = await store.reviews.read(documentId);
  const title = correctMeta(opened.model.meta, corrections).meta.title.trim();
  return {
    view: { documentId, title: title === '' ? fileName : title, fileName, isReadable: true },
    source: { ...opened.model, textKey: textKeyOf(opened.document) },
  };
}
