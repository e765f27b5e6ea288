import type { ReviewClient } from '#shared/contract/client.ts';

let current: ReviewClient | null = null;

/** Tells the stores which application they speak to; called once at start, and by tests for each of theirs. */
export function bindReviewClient(client: ReviewClient): void {
  current = client;
}

/** The client the stores call. Throws before `bindReviewClient`: nothing can be read without an application. */
export function boundReviewClient(): ReviewClient {
  if (current === null) throw new Error('no review client is bound: render inside ReviewProvider');
  return current;
}
