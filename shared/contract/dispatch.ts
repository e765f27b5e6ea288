import type { Reply } from './reply.ts';
import { type MethodInput, type MethodOutput, type ReviewMethod, reviewApi } from './review-api.ts';
import { type ReviewErrorData, ReviewFailure } from './review-error.ts';

/** One function a method; the whole application behind the contract. */
export type ReviewHandlers = { readonly [Method in ReviewMethod]: (input: MethodInput<Method>) => Promise<MethodOutput<Method>> };

/** Takes any payload from any transport and answers with a reply; it never throws. */
export type Dispatch = (method: unknown, input: unknown) => Promise<Reply<unknown>>;

/** Checks method and payload against the contract, runs the handler, and turns failures into data; bugs are logged and answered `internal`. */
export function createDispatch(handlers: ReviewHandlers, logBug: (error: unknown) => void): Dispatch {
  return async (method, input) => {
    if (!isReviewMethod(method)) return { ok: false, error: failure('unknown-method', 'no such method') };
    const parsed = reviewApi[method].input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return { ok: false, error: failure('invalid-input', issue ? `${issue.path.join('.')}: ${issue.message}` : 'invalid input') };
    }
    try {
      // The compiler cannot see that handler and input belong to the same method; the schema above has just proved it.
      const handler = handlers[method] as (input: unknown) => Promise<unknown>;
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      if (error instanceof ReviewFailure)
        return { ok: false, error: { code: error.code, message: error.message, details: { ...error.details } } };
      logBug(error);
      return { ok: false, error: failure('internal', 'internal error') };
    }
  };
}

function isReviewMethod(value: unknown): value is ReviewMethod {
  return typeof value === 'string' && Object.hasOwn(reviewApi, value);
}

function failure(code: ReviewErrorData['code'], message: string): ReviewErrorData {
  return { code, message, details: {} };
}
