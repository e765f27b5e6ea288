import { z } from 'zod';
import { checkReport, ruleFamily } from '#shared/model/finding.ts';

/** What the checking child is asked: a document by its key in the model cache, or with `model` where the cache has it not. */
export const checkRequest = z.object({
  job: z.number().int(),
  /** Absolute; `null` where the model comes along. */
  modelFolder: z.string().nullable(),
  key: z.object({ contentHash: z.string(), fileName: z.string(), version: z.number().int(), reading: z.string() }),
  /** Made and checked by this application; `null` where it lies in the cache. */
  model: z.unknown(),
  context: z.object({
    today: z.string(),
    issueDate: z.string().nullable(),
    knownUnits: z.array(z.string()),
    oldUnitNames: z.array(z.string()),
  }),
  families: z.array(ruleFamily),
});

/** What it answers; `missing` where the cache does not hold the model. */
export const checkAnswer = z.discriminatedUnion('kind', [
  z.object({ job: z.number().int(), kind: z.literal('checked'), report: checkReport }),
  z.object({ job: z.number().int(), kind: z.literal('missing') }),
  /** A bug in a rule; the message goes to the log. */
  z.object({ job: z.number().int(), kind: z.literal('crashed'), detail: z.string() }),
]);

export type CheckRequest = z.infer<typeof checkRequest>;
export type CheckAnswer = z.infer<typeof checkAnswer>;
