import { useEffect } from 'react';
import { create } from 'zustand';
import type { ReviewErrorData } from '#shared/contract/review-error.ts';
import type { OpenedDocument } from '#shared/contract/review-views.ts';
import { type AnchorIndex, createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import type { CanonicalText } from '#shared/domain/text/canonical-text.ts';
import { boundReviewClient } from './client-in-use.ts';
import { failureOf } from './failure-of.ts';
import { useLibrary } from './library-store.ts';
import { useWorkspace } from './workspace-store.ts';

/** Documents kept ready: four panes and those just left. */
const CACHE_LIMIT = 8;

/** A document read and made ready for anchoring; all offsets count in `canonical.text`. */
export type ReadyDocument = {
  readonly kind: 'ready';
  readonly opened: OpenedDocument;
  readonly canonical: CanonicalText;
  readonly anchorIndex: AnchorIndex;
};

export type DocumentLoad = { readonly kind: 'loading' } | ReadyDocument | { readonly kind: 'failed'; readonly error: ReviewErrorData };

type DocumentsState = { readonly loads: ReadonlyMap<string, DocumentLoad> };

const LOADING: DocumentLoad = { kind: 'loading' };

/** Every document read in this run that is still kept, the one used last at the end. */
export const useDocuments = create<DocumentsState>()(() => ({ loads: new Map() }));

const underWay = new Map<string, Promise<void>>();
/** The text asked for last while a document was being read, which may have begun before that text was there. */
const askedMeanwhile = new Map<string, string>();

/**
 * A document's text, read on first use and read again when the library knows another state of the file.
 * The text on screen stays until the new one is there.
 */
export function useOpenedDocument(documentId: string): DocumentLoad {
  const load = useDocuments((state) => state.loads.get(documentId)) ?? LOADING;
  const textKey = useLibrary((state) => state.documents.find((document) => document.id === documentId)?.textKey ?? null);
  useEffect(() => {
    void ensureOpened(documentId, textKey);
  }, [documentId, textKey]);
  return load;
}

/** Begins to read a document the moment a pane is to show it, before anything of it is drawn; the returned function stops it. */
export function readAheadOfPanes(): () => void {
  return useWorkspace.subscribe((state, before) => {
    if (state.panes === before.panes) return;
    const shown = new Set(before.panes.map((pane) => pane.documentId));
    for (const { documentId } of state.panes) if (!shown.has(documentId)) void ensureOpened(documentId, listedText(documentId));
  });
}

/** Begins to read a document that is about to be opened, when the button that opens it goes down: the text is there sooner by the length of the click. */
export function readAhead(documentId: string): void {
  void ensureOpened(documentId, listedText(documentId));
}

/** Resolves when no reading of this document is under way: what can wait lets its text go first. */
export function afterReading(documentId: string): Promise<void> {
  return underWay.get(documentId) ?? Promise.resolve();
}

function listedText(documentId: string): string | null {
  return useLibrary.getState().documents.find((document) => document.id === documentId)?.textKey ?? null;
}

/** Reads a document unless the text named is already there; `null` accepts any. */
function ensureOpened(documentId: string, textKey: string | null): Promise<void> {
  const running = underWay.get(documentId);
  if (running !== undefined) {
    if (textKey) askedMeanwhile.set(documentId, textKey);
    return running;
  }
  if (textKey === null ? isReady(documentId) : isReadyAs(documentId, textKey)) return Promise.resolve();
  const reading = readAsAsked(documentId).finally(() => underWay.delete(documentId));
  underWay.set(documentId, reading);
  return reading;
}

/** Once more for each other text asked for while it was read: whoever asked would wait for it for ever. */
async function readAsAsked(documentId: string): Promise<void> {
  askedMeanwhile.delete(documentId);
  await readDocument(documentId);
  const asked = askedMeanwhile.get(documentId);
  if (asked !== undefined && !isReadyAs(documentId, asked)) await readAsAsked(documentId);
}

function isReady(documentId: string): boolean {
  return useDocuments.getState().loads.get(documentId)?.kind === 'ready';
}

function isReadyAs(documentId: string, textKey: string): boolean {
  const load = useDocuments.getState().loads.get(documentId);
  return load?.kind === 'ready' && load.opened.document.textKey === textKey;
}

/** Reads a document again whatever is there: after a failure the reader asked to try once more. */
export function reopenDocument(documentId: string): Promise<void> {
  putLoad(documentId, LOADING);
  return ensureOpened(documentId, null);
}

/** Reads a document again behind the text on screen, which stays until the new one is there. */
export async function refreshDocument(documentId: string): Promise<DocumentLoad> {
  await underWay.get(documentId);
  await ensureOpened(documentId, '');
  return useDocuments.getState().loads.get(documentId) ?? LOADING;
}

/** Forgets the texts of documents that left the library. */
export function forgetTexts(isGone: (documentId: string) => boolean): void {
  useDocuments.setState((state) => ({ loads: new Map([...state.loads].filter(([documentId]) => !isGone(documentId))) }));
}

async function readDocument(documentId: string): Promise<void> {
  try {
    const opened = await boundReviewClient().call('document.open', { documentId });
    const anchorIndex = createAnchorIndex({ blocks: opened.model.blocks, contentHash: opened.document.textKey });
    putLoad(documentId, { kind: 'ready', opened, canonical: anchorIndex.canonical, anchorIndex });
  } catch (error) {
    putLoad(documentId, { kind: 'failed', error: failureOf(error) });
  }
}

function putLoad(documentId: string, load: DocumentLoad): void {
  useDocuments.setState((state) => {
    const loads = new Map(state.loads);
    loads.delete(documentId);
    loads.set(documentId, load);
    for (const oldest of loads.keys()) {
      if (loads.size <= CACHE_LIMIT) break;
      loads.delete(oldest);
    }
    return { loads };
  });
}
