import { z } from 'zod';
import { type ReviewErrorData, reviewError } from './review-error.ts';

/** The envelope of every answer: errors cross as data, because Electron's `handle` would drop all but the message. */
export type Reply<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ReviewErrorData };

export const anyReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: reviewError }),
]);
