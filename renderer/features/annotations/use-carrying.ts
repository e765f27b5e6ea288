import { useEffect, useState } from 'react';
import { proposeCarrying } from '#renderer/api/carrying-actions.ts';
import { comparisonOf, leaveComparison, useComparison } from '#renderer/api/comparison-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { CarriedItem } from '#shared/contract/review-views.ts';

/** What is known of the way from one version to the next; `share` from 0 to 1, `null` before anything is known. */
export type CarryingState =
  | { readonly kind: 'comparing'; readonly share: number | null }
  | { readonly kind: 'proposed'; readonly items: readonly CarriedItem[] }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

type Proposal = Extract<CarryingState, { kind: 'proposed' | 'failed' | 'stopped' }>;

/** Asks where the annotations of one version go in another, once both are compared; a comparison nobody waits for any longer is called off. */
export function useCarrying(oldId: string, newId: string): { readonly state: CarryingState; readonly again: () => void } {
  const load = useComparison({ oldId, newId });
  const view = load.kind === 'ready' ? load.view : null;
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    // One that was called off when the dialog was left is wanted again.
    void comparisonOf({ oldId, newId });
    return () => leaveComparison({ oldId, newId });
  }, [oldId, newId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    setProposal(null);
    if (view === null) return;
    let isStale = false;
    const settle = (next: Proposal): void => {
      if (!isStale) setProposal(next);
    };
    proposeCarrying(oldId, newId).then(
      (outcome) => settle(outcome.kind === 'proposed' ? { kind: 'proposed', items: outcome.items } : { kind: 'stopped' }),
      (error: unknown) => settle({ kind: 'failed', error }),
    );
    return () => {
      isStale = true;
    };
  }, [oldId, newId, view, round]);
  const again = (): void => {
    setRound((current) => current + 1);
    void comparisonOf({ oldId, newId });
  };
  if (load.kind === 'cancelled') return { state: { kind: 'stopped' }, again };
  if (load.kind === 'failed') {
    const { code, message, details } = load.error;
    return { state: { kind: 'failed', error: new ReviewFailure(code, message, details) }, again };
  }
  return { state: proposal ?? { kind: 'comparing', share: load.kind === 'loading' ? load.share : 1 }, again };
}
