import { useEffect } from 'react';
import { create } from 'zustand';
import type { ReviewErrorData } from '#shared/contract/review-error.ts';
import type { ReviewEvent } from '#shared/contract/review-events.ts';
import type { ComparisonNotes } from '#shared/contract/review-views.ts';
import type { ComparedLine, ComparisonOpening, ComparisonView } from '#shared/model/comparison.ts';
import { boundReviewClient } from './client-in-use.ts';
import { failureOf } from './failure-of.ts';
import { useLibrary } from './library-store.ts';
import { inOrder, rememberTyping } from './undo-store.ts';

/** What became of a comparison; `share` from 0 to 1, `null` before anything is known; `opening` once its first lines are there. */
export type ComparisonLoad =
  | { readonly kind: 'loading'; readonly share: number | null; readonly opening: ComparisonOpening | null }
  | { readonly kind: 'ready'; readonly view: ComparisonView; readonly texts: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: ReviewErrorData };

/** Two documents, the earlier one first. */
export type ComparedPair = {
  readonly oldId: string;
  readonly newId: string;
  /** Content of an earlier text of the old document, in place of what it says now. */
  readonly oldState?: string | undefined;
};

type ComparisonsState = {
  readonly loads: ReadonlyMap<string, ComparisonLoad>;
  readonly notes: ReadonlyMap<string, ComparisonNotes>;
};

/** Comparisons kept in the window; of two long texts one takes some megabytes. */
const CACHE_LIMIT = 3;
const NO_NOTES: ComparisonNotes = { notes: [], opinions: [] };
const LOADING: ComparisonLoad = { kind: 'loading', share: null, opening: null };

const useComparisons = create<ComparisonsState>()(() => ({ loads: new Map(), notes: new Map() }));
const underWay = new Map<string, { readonly texts: string; readonly done: Promise<ComparisonLoad> }>();

/** What changed between two documents, worked out again when the library knows another state of either. */
export function useComparison(pair: ComparedPair): ComparisonLoad {
  const key = keyOf(pair);
  const texts = useLibrary((state) => textsOf(pair, state.documents));
  const { oldId, newId, oldState } = pair;
  useEffect(() => boundReviewClient().subscribe((event) => noteProgress(event, { oldId, newId, oldState })), [oldId, newId, oldState]);
  useEffect(() => {
    const wanted = { oldId, newId, oldState };
    const load = useComparisons.getState().loads.get(keyOf(wanted));
    if (load?.kind !== 'cancelled' && (load?.kind !== 'ready' || load.texts !== texts)) void runComparison(wanted);
  }, [oldId, newId, oldState, texts]);
  return useComparisons((state) => state.loads.get(key)) ?? LOADING;
}

/** The comparison of two documents, from the window's memory where both texts are still the same. */
export async function comparisonOf(pair: ComparedPair): Promise<ComparisonView | null> {
  const known = useComparisons.getState().loads.get(keyOf(pair));
  const load = known?.kind === 'ready' && known.texts === textsNow(pair) ? known : await runComparison(pair);
  return load.kind === 'ready' ? load.view : null;
}

/** Works a comparison out, again where it was cancelled or failed. */
export function runComparison(pair: ComparedPair): Promise<ComparisonLoad> {
  const key = keyOf(pair);
  const texts = textsNow(pair);
  const running = underWay.get(key);
  if (running?.texts === texts) return running.done;
  const isShown = useComparisons.getState().loads.get(key)?.kind === 'ready';
  // What is on screen stays until the new one is there.
  if (!isShown) {
    put(key, LOADING);
    void readOpening(pair, texts);
  }
  const done = read(pair, texts).then((load) => {
    if (underWay.get(key)?.done === done) {
      underWay.delete(key);
      put(key, load);
    }
    return load;
  });
  underWay.set(key, { texts, done });
  return done;
}

/** Begins with a comparison that is likely to be looked at in a moment, unless it is there, under way, or was called off or failed before. */
export function prepareComparison(pair: ComparedPair): void {
  const { documents } = useLibrary.getState();
  const isReadable = (id: string): boolean => documents.some((document) => document.id === id && document.state.kind === 'ready');
  const known = useComparisons.getState().loads.get(keyOf(pair));
  if (known === undefined && isReadable(pair.oldId) && isReadable(pair.newId)) void runComparison(pair);
}

/** Ends a comparison that is under way. */
export function cancelComparison(pair: ComparedPair): Promise<unknown> {
  return boundReviewClient().call('comparison.cancel', { oldId: pair.oldId, newId: pair.newId });
}

/** Ends a comparison that nobody waits for any longer, where it is still under way. */
export function leaveComparison(pair: ComparedPair): void {
  // Not heard is not harmful: the comparison then ends by itself.
  if (underWay.has(keyOf(pair))) void cancelComparison(pair).catch(() => undefined);
}

/** What people wrote about the changes, read again when they write. */
export function useComparisonNotes(pair: ComparedPair, isReady: boolean): ComparisonNotes {
  const { oldId, newId, oldState } = pair;
  useEffect(() => {
    if (!isReady) return;
    const wanted = { oldId, newId, oldState };
    void loadNotes(wanted);
    return boundReviewClient().subscribe((event) => {
      const isOurs = event.name === 'review.changed' && (event.documentId === oldId || event.documentId === newId);
      if (isOurs || event.name === 'events.missed') void loadNotes(wanted);
    });
  }, [oldId, newId, oldState, isReady]);
  return useComparisons((state) => state.notes.get(keyOf(pair))) ?? NO_NOTES;
}

/** Writes why a change was made; can be undone. */
export function explainChange(pair: ComparedPair, line: Pick<ComparedLine, 'key' | 'old' | 'new'>, text: string): Promise<void> {
  const key = line.key ?? '';
  const write = async (written: string): Promise<void> => {
    const place = { key, oldClause: line.old?.clause ?? '', newClause: line.new?.clause ?? '' };
    await boundReviewClient().call('comparison.explain', { ...asked(pair), ...place, text: written });
    await loadNotes(pair);
  };
  return inOrder(async () => {
    const before =
      useComparisons
        .getState()
        .notes.get(keyOf(pair))
        ?.notes.find((note) => note.key === key)?.text ?? '';
    if (before === text) return;
    await write(text);
    rememberTyping(`explain ${keyOf(pair)} ${key}`, before, (first) => ({
      kind: 'changeExplained',
      documentId: pair.newId,
      undo: () => write(first),
      redo: () => write(text),
    }));
  });
}

/** Forgets comparisons of documents that left the library. */
export function forgetComparisons(isGone: (documentId: string) => boolean): void {
  const isKept = (key: string): boolean => !key.split('\n').some(isGone);
  useComparisons.setState((state) => ({
    loads: new Map([...state.loads].filter(([key]) => isKept(key))),
    notes: new Map([...state.notes].filter(([key]) => isKept(key))),
  }));
}

async function read(pair: ComparedPair, texts: string): Promise<ComparisonLoad> {
  try {
    const outcome = await boundReviewClient().call('comparison.run', asked(pair));
    return outcome.kind === 'cancelled' ? outcome : { kind: 'ready', view: outcome.view, texts };
  } catch (error) {
    return { kind: 'failed', error: failureOf(error) };
  }
}

/** The first lines come before the rest where a comparison is long. */
async function readOpening(pair: ComparedPair, texts: string): Promise<void> {
  try {
    const { opening } = await boundReviewClient().call('comparison.open', asked(pair));
    // It may come when other texts are compared already.
    if (opening !== null && underWay.get(keyOf(pair))?.texts === texts) changeLoading(keyOf(pair), { opening });
  } catch (error) {
    // Why there are none, the comparison itself tells.
    failureOf(error);
  }
}

function changeLoading(key: string, change: Partial<Pick<Extract<ComparisonLoad, { kind: 'loading' }>, 'share' | 'opening'>>): void {
  const load = useComparisons.getState().loads.get(key);
  if (load?.kind === 'loading') put(key, { ...load, ...change });
}

async function loadNotes(pair: ComparedPair): Promise<void> {
  try {
    const notes = await boundReviewClient().call('comparison.notes', asked(pair));
    useComparisons.setState((state) => ({ notes: new Map(state.notes).set(keyOf(pair), notes) }));
  } catch (error) {
    // Why the texts cannot be had, the comparison itself tells.
    failureOf(error);
  }
}

function noteProgress(event: ReviewEvent, pair: ComparedPair): void {
  if (event.name !== 'comparison.progressed' || event.oldId !== pair.oldId || event.newId !== pair.newId) return;
  changeLoading(keyOf(pair), { share: event.share });
}

function put(key: string, load: ComparisonLoad): void {
  useComparisons.setState((state) => {
    const loads = new Map(state.loads);
    loads.delete(key);
    loads.set(key, load);
    for (const oldest of loads.keys()) {
      if (loads.size <= CACHE_LIMIT) break;
      loads.delete(oldest);
    }
    return { loads };
  });
}

/** Both ids first: documents are forgotten by them. */
function keyOf({ oldId, newId, oldState }: ComparedPair): string {
  return oldState === undefined ? `${oldId}\n${newId}` : `${oldId}\n${newId}\n${oldState}`;
}

/** The pair as it is asked for: what is not named is left out. */
function asked({ oldId, newId, oldState }: ComparedPair): { oldId: string; newId: string; oldState?: string } {
  return oldState === undefined ? { oldId, newId } : { oldId, newId, oldState };
}

function textsNow(pair: ComparedPair): string {
  return textsOf(pair, useLibrary.getState().documents);
}

function textsOf({ oldId, newId }: ComparedPair, documents: readonly { readonly id: string; readonly textKey: string }[]): string {
  const textOf = (id: string): string => documents.find((document) => document.id === id)?.textKey ?? '';
  return `${textOf(oldId)} ${textOf(newId)}`;
}
