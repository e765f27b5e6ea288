import { useEffect } from 'react';
import { create } from 'zustand';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import type { Citation, CitationPlace } from '#shared/model/citation.ts';
import { boundReviewClient } from './client-in-use.ts';
import { afterReading, type ReadyDocument } from './document-store.ts';
import { failureOf } from './failure-of.ts';
import { passageRange } from './finding-places.ts';
import { useLibrary } from './library-store.ts';
import { useWorkspace } from './workspace-store.ts';

/** What a document cites, for the text named. */
export type CitationsLoad = { readonly textKey: string; readonly citations: readonly Citation[] };

/** `null` for a document whose citations could not be had. */
type CitationsState = { readonly loads: ReadonlyMap<string, CitationsLoad | null> };

/** The citations of every document shown in this run. */
export const useCitationsState = create<CitationsState>()(() => ({ loads: new Map() }));

const underWay = new Map<string, number>();
let nextRun = 1;
let papersSeen: { readonly documents: readonly DocumentView[]; readonly version: number } = { documents: [], version: 0 };

/** A document's citations, found again when its text or the papers of the library change; `undefined` before that. */
export function useCitations(document: ReadyDocument): CitationsLoad | null | undefined {
  const { id, textKey } = document.opened.document;
  // While folders are read the list changes every moment, and citations wait for its end.
  const papers = useLibrary((state) => (state.indexing.phase === 'idle' ? papersVersion(state.documents) : null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text cites other papers
  useEffect(() => {
    if (papers !== null) void loadCitations(id);
  }, [id, textKey, papers]);
  const load = useCitationsState((state) => state.loads.get(id));
  return load == null || load.textKey === textKey ? load : undefined;
}

/** Forgets the citations of documents that left the library. */
export function forgetCitations(isGone: (documentId: string) => boolean): void {
  for (const documentId of [...underWay.keys()]) if (isGone(documentId)) underWay.delete(documentId);
  useCitationsState.setState(({ loads }) => ({ loads: new Map([...loads].filter(([documentId]) => !isGone(documentId))) }));
}

/** Goes to what is cited: a clause of the same paper in its own pane, another paper in the pane that has it or in one beside. */
export function showCited(citingId: string, { target }: Citation): void {
  if (target === null) return;
  const { panes, activePane, reveal, openDocument, goTo } = useWorkspace.getState();
  const isHere = panes[activePane]?.documentId === target.documentId;
  const paneIndex = isHere ? activePane : panes.findIndex((pane) => pane.documentId === target.documentId);
  const clause = target.blockId === null ? {} : { blockId: target.blockId };
  if (paneIndex < 0) {
    openDocument(target.documentId, { where: target.documentId === citingId ? 'active' : 'beside', ...clause });
    return;
  }
  goTo('reader');
  reveal(paneIndex, target.blockId === null ? { kind: 'block-index', blockIndex: 0 } : { kind: 'block-id', blockId: target.blockId });
}

/** Goes to a place where something is cited. */
export function showCitation(document: ReadyDocument, place: CitationPlace): void {
  const range = citationRange(document, place);
  if (range !== null) useWorkspace.getState().showPassage(document.opened.document.id, range);
}

/** Where a citation of the text that is shown stands in it, as `useCitations` gives no others; `null` where it has no such place. */
export function citationRange(document: ReadyDocument, place: CitationPlace): TextRange | null {
  return passageRange(document, place, document.opened.document.textKey);
}

/** Of several runs under way the last one counts. */
async function loadCitations(documentId: string): Promise<void> {
  const run = nextRun;
  nextRun += 1;
  underWay.set(documentId, run);
  const put = (load: CitationsLoad | null): void => {
    if (underWay.get(documentId) === run) useCitationsState.setState((state) => ({ loads: new Map(state.loads).set(documentId, load) }));
  };
  try {
    await afterReading(documentId);
    put(await boundReviewClient().call('document.references', { documentId }));
  } catch (error) {
    // The panel says that they are missing; why, the text itself tells where it stands.
    failureOf(error);
    put(null);
  }
}

/** A number that changes with the papers' names, and not with every annotation that the list counts. Linear once a list. */
function papersVersion(documents: readonly DocumentView[]): number {
  const { documents: before, version } = papersSeen;
  if (documents === before) return version;
  const isSame = documents.length === before.length && documents.every((document, index) => nameOf(document) === nameOf(before[index]));
  papersSeen = { documents, version: isSame ? version : version + 1 };
  return papersSeen.version;
}

function nameOf(document: DocumentView | undefined): string {
  if (document === undefined || document.state.kind === 'failed') return '';
  const { title, docNumber, issueDate } = document.state.summary;
  return `${document.id} ${document.textKey} ${title} ${docNumber ?? ''} ${issueDate ?? ''}`;
}
