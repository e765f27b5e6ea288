import { addPassage, useBoardPassages } from '#renderer/api/board-passages.ts';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { reviewActions } from '#renderer/api/review-actions.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import type { AnnotationContent, HighlightColour } from '#shared/model/annotation.ts';
import { clausePathAt } from './clause-path-at.ts';
import { dropChoice } from './use-passage-selection.ts';

/** The colours in the order of their keys 1–6. */
export const COLOURS: readonly HighlightColour[] = ['yellow', 'green', 'blue', 'pink', 'orange', 'violet'];

/** Colour of an annotation that was begun without choosing one. */
const DEFAULT_COLOUR: HighlightColour = 'yellow';

/** Marks a passage in a colour. */
export async function highlightPassage(document: ReadyDocument, range: TextRange, colour: HighlightColour): Promise<void> {
  dropChoice();
  await create(document, range, colour);
}

/** Begins an annotation of a passage: marks it and opens its card for writing. */
export async function annotatePassage(document: ReadyDocument, range: TextRange): Promise<void> {
  const annotationId = await create(document, range, DEFAULT_COLOUR);
  useWorkspace.getState().showInspector('annotations');
  usePassage.getState().focusAnnotation({ documentId: document.opened.document.id, annotationId, origin: 'text', isEditing: true });
  dropChoice();
}

/** Offers a passage to the checklist, where a person says to which item it belongs. */
export function offerPassage(document: ReadyDocument, range: TextRange): void {
  usePassage.getState().offerEvidence(document.opened.document.id, describePassage(document.anchorIndex, range));
  useWorkspace.getState().showInspector('checklist');
  dropChoice();
}

/** Offers a passage to a 对标 board: a person says to which, and under which topic. */
export function offerToBoard(document: ReadyDocument, range: TextRange): void {
  const documentId = document.opened.document.id;
  useBoardPassages.setState({ offered: { documentId, target: describePassage(document.anchorIndex, range) } });
  dropChoice();
}

/** Puts a passage under the topic of a board that one is looked for. */
export async function putOnBoard(document: ReadyDocument, range: TextRange): Promise<void> {
  const { wanted } = useBoardPassages.getState();
  const documentId = document.opened.document.id;
  if (wanted?.documentId !== documentId) return;
  await addPassage(wanted, { documentId, target: describePassage(document.anchorIndex, range) });
  dropChoice();
}

/** Gives the annotation that waits for a place this one. */
export async function attachPassage(document: ReadyDocument, range: TextRange): Promise<void> {
  const { attaching, stopAttaching, focusAnnotation } = usePassage.getState();
  const documentId = document.opened.document.id;
  if (attaching?.documentId !== documentId) return;
  await reviewActions(documentId).attachAnnotation(attaching.annotationId, describePassage(document.anchorIndex, range));
  stopAttaching();
  dropChoice();
  focusAnnotation({ documentId, annotationId: attaching.annotationId, origin: 'text', isEditing: false });
}

/** A passage as it is cited elsewhere: its text, then title and clause. */
export function citedPassage(document: ReadyDocument, range: TextRange, citation: (title: string, path: string) => string): string {
  const { model, document: view } = document.opened;
  const { blockIndex } = document.canonical.locate(range.start);
  return `${document.canonical.text.slice(range.start, range.end)}${citation(model.meta.title || view.fileName, clausePathAt(model, blockIndex))}`;
}

async function create(document: ReadyDocument, range: TextRange, colour: HighlightColour): Promise<string> {
  const content: AnnotationContent = { colour, issueType: null, severity: null, note: '', suggestion: '', basis: '', status: 'open' };
  const { made } = await reviewActions(document.opened.document.id).createAnnotation(describePassage(document.anchorIndex, range), content);
  return made.id;
}
