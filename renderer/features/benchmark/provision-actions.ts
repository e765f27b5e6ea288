import { PANE_LIMIT } from '#renderer/api/workspace-state.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import type { AlignedTopic, Provision } from '#shared/model/alignment.ts';
import type { BoardMeasure, BoardView } from '#shared/model/board.ts';
import { useBoardView } from './board-view-store.ts';

/** A provision as decisions name its measure. */
export function measureOf(view: BoardView, column: number, { key, title, path }: Pick<Provision, 'key' | 'title' | 'path'>): BoardMeasure {
  const documentId = view.documents[column]?.documentId ?? '';
  return {
    documentId,
    measure: key.slice(0, 300),
    title: title.slice(0, 300),
    path: path.slice(0, 20).map((label) => label.slice(0, 100)),
  };
}

/** Where a provision stands in its document's canonical text: its first sentences, as far as they follow each other. */
export function placeOf({ sentences }: Pick<Provision, 'sentences'>): { readonly start: number; readonly end: number } {
  const [first] = sentences;
  if (first === undefined) return { start: 0, end: 0 };
  let end = first.at + (first.end - first.start);
  for (const next of sentences.slice(1)) {
    if (next.at - end > 2) break;
    end = next.at + (next.end - next.start);
  }
  return { start: first.at, end };
}

/** Shows a provision in its text beside the board. */
export function readProvision(view: BoardView, column: number, provision: Pick<Provision, 'sentences'>): void {
  const documentId = view.documents[column]?.documentId;
  if (documentId === undefined) return;
  const { start, end } = placeOf(provision);
  useBoardView.setState({ isTextOpen: true });
  useWorkspace.getState().openDocument(documentId, { where: 'active', position: start, end, screen: 'benchmark' });
}

/** Opens what the documents say on a topic in panes beside each other. */
export function readTopicBeside(view: BoardView, topic: AlignedTopic): void {
  const shown = view.documents
    .flatMap(({ documentId }, column) => {
      const provision = topic.lines.flatMap(({ cells }) => cells[column] ?? [])[0];
      return provision === undefined ? [] : [{ documentId, blockIndex: provision.sentences[0]?.blockIndex ?? 0 }];
    })
    .slice(0, PANE_LIMIT);
  const workspace = useWorkspace.getState();
  for (let pane = workspace.panes.length - 1; pane >= 0; pane -= 1) workspace.closePane(pane);
  // One request to reveal a passage is known at a time: the panes are opened where it stands.
  shown.forEach(({ documentId, blockIndex }, at) => {
    useWorkspace.getState().openDocument(documentId, { where: at === 0 ? 'active' : 'beside' });
    useWorkspace.getState().setPanePlace(at, blockIndex);
  });
}
