import { anyReply } from './reply.ts';
import type { MethodInput, MethodOutput, ReviewMethod } from './review-api.ts';
import { ReviewFailure } from './review-error.ts';
import type { ReviewEventListener } from './review-events.ts';

/** Carries one request to wherever the application runs and brings back its reply. */
export type Send = (method: ReviewMethod, input: unknown) => Promise<unknown>;

/** Starts listening; the returned function stops it. */
export type Subscribe = (listener: ReviewEventListener) => () => void;

/** The application as its callers see it, whatever carries the messages. */
export type ReviewClient = {
  readonly call: <Method extends ReviewMethod>(method: Method, input: MethodInput<Method>) => Promise<MethodOutput<Method>>;
  readonly subscribe: Subscribe;
};

/** Makes a typed client over a transport; a failed reply is thrown as `ReviewFailure`. */
export function createReviewClient(send: Send, subscribe: Subscribe): ReviewClient {
  return {
    async call(method, input) {
      const reply = anyReply.parse(await send(method, input));
      if (!reply.ok) throw new ReviewFailure(reply.error.code, reply.error.message, reply.error.details);
      // Outputs are checked against their schemas by the contract tests; checking a 300,000-character document on every opening would be felt.
      return reply.value as MethodOutput<typeof method>;
    },
    subscribe,
  };
}
