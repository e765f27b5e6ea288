import { useEffect, useState } from 'react';
import { proposeCarrying, stopCarrying } from '#renderer/api/carrying-actions.ts';
import type { CarriedItem } from '#shared/contract/review-views.ts';

/** What is known of the way from one version to the next. */
export type CarryingState =
  | { readonly kind: 'comparing' }
  | { readonly kind: 'proposed'; readonly items: readonly CarriedItem[] }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Asks where the annotations of one version go in another; a comparison nobody waits for any more is called off. */
export function useCarrying(oldId: string, newId: string): { readonly state: CarryingState; readonly again: () => void } {
  const [state, setState] = useState<CarryingState>({ kind: 'comparing' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    let stage: 'waiting' | 'answered' | 'left' = 'waiting';
    const settle = (next: CarryingState): void => {
      if (stage === 'left') return;
      stage = 'answered';
      setState(next);
    };
    setState({ kind: 'comparing' });
    proposeCarrying(oldId, newId).then(
      (outcome) => settle(outcome.kind === 'proposed' ? { kind: 'proposed', items: outcome.items } : { kind: 'stopped' }),
      (error: unknown) => settle({ kind: 'failed', error }),
    );
    return () => {
      if (stage === 'waiting') void stopCarrying(oldId, newId).catch(() => undefined);
      stage = 'left';
    };
  }, [oldId, newId, round]);
  return { state, again: () => setRound((current) => current + 1) };
}
