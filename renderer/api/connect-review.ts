import { createReviewClient, type ReviewClient } from '#shared/contract/client.ts';
import { sendOverHttp, sharingOneStream, subscribeOverHttp } from './http-transport.ts';
import './review-bridge.ts';

/** The application behind this window: over the desktop's bridge where there is one, else over HTTP to the page's own origin. */
export function connectReview(): ReviewClient {
  const bridge = window.yuece;
  if (bridge !== undefined) return createReviewClient(bridge.send, bridge.subscribe);
  return createReviewClient(sendOverHttp, sharingOneStream(subscribeOverHttp()));
}
