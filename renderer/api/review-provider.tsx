import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { ReviewClient } from '#shared/contract/client.ts';
import { followBoards } from './board-store.ts';
import { bindReviewClient } from './client-in-use.ts';
import { readAheadOfPanes } from './document-store.ts';
import { followRemovals } from './forget-documents.ts';
import { followReviews } from './review-store.ts';
import { saveWorkspace } from './workspace-store.ts';

const ReviewClientContext = createContext<ReviewClient | null>(null);

/** Gives the window's one client to every component and store below it. */
export function ReviewProvider({ client, children }: { readonly client: ReviewClient; readonly children: ReactNode }): ReactNode {
  // Bound before the first child renders, because a child's first effect may already ask a store to read.
  useState(() => bindReviewClient(client));
  useEffect(() => followReviews(client), [client]);
  useEffect(() => followBoards(client), [client]);
  useEffect(() => followRemovals(), []);
  useEffect(() => readAheadOfPanes(), []);
  useEffect(() => {
    const saveWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') void saveWorkspace();
    };
    document.addEventListener('visibilitychange', saveWhenHidden);
    return () => document.removeEventListener('visibilitychange', saveWhenHidden);
  }, []);
  return <ReviewClientContext value={client}>{children}</ReviewClientContext>;
}

/** The client of the nearest `ReviewProvider`. */
export function useReviewClient(): ReviewClient {
  const client = useContext(ReviewClientContext);
  if (client === null) throw new Error('useReviewClient needs a ReviewProvider above it');
  return client;
}
