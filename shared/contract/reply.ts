import { z } from 'zod';
import { REVIEW_ERROR_CODES, type ReviewErrorData } from './review-error.ts';

const reviewError = z.object({
  code: z.enum(REVIEW_ERROR_CODES),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The envelope of every answer: errors cross as data, because Electron's `handle` would drop all but the message. */
export type Reply<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ReviewErrorData };

export const anyReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: reviewError }),
]);
