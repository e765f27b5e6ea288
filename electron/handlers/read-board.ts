import { openModel } from '#electron/library/reread-document.ts';
import { textKeyOf } from '#electron/store/document-keys.ts';
import { alignBoard } from '#shared/domain/alignment/align-board.ts';
import { correctMeta } from '#shared/domain/corrections/correct-meta.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { BoardDocument, BoardView, StoredBoard } from '#shared/model/board.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { HandlerContext } from './handler-context.ts';

type Column = { readonly view: BoardDocument; readonly model: DocumentModel | null; readonly textKey: string };
type Aligned = ReturnType<typeof alignBoard>;

/** Alignments kept: a person goes to and fro between a few boards. */
const KEPT = 3;

/** Answers boards with what their documents say now; what was worked out for the same texts and decisions is not done again. */
export function createBoardReader(context: Pick<HandlerContext, 'store' | 'tools'>): (board: StoredBoard) => Promise<BoardView> {
  const kept = new Map<string, Aligned>();
  return async (board) => {
    const columns: Column[] = [];
    for (const documentId of board.documentIds) columns.push(await columnOf(context, documentId));
    const key = JSON.stringify([
      columns.map(({ textKey }) => textKey),
      board.documentIds,
      board.topics,
      board.placements,
      board.directions,
    ]);
    const models = columns.map(({ model }) => model);
    const aligned = kept.get(key) ?? alignBoard(board, models);
    kept.delete(key);
    kept.set(key, aligned);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return { board, documents: columns.map(({ view }) => view), alignment: aligned.alignment, lost: [...aligned.lost] };
  };
}

/** A document that left the library, or has no text, keeps its column. */
async function columnOf({ store, tools }: Pick<HandlerContext, 'store' | 'tools'>, documentId: string): Promise<Column> {
  const known = store.library.current().documents.find(({ id }) => id === documentId);
  if (known === undefined) return { view: { documentId, title: '', fileName: '', isReadable: false }, model: null, textKey: '' };
  const opened = known.state.kind === 'ready' ? await openModel(tools, known) : null;
  const fileName = fileNameOf(known);
  if (opened === null) return { view: { documentId, title: fileName, fileName, isReadable: false }, model: null, textKey: '' };
  const { corrections } = await store.reviews.read(documentId);
  const title = correctMeta(opened.model.meta, corrections).meta.title.trim();
  return {
    view: { documentId, title: title === '' ? fileName : title, fileName, isReadable: true },
    model: opened.model,
    textKey: textKeyOf(opened.document),
  };
}
