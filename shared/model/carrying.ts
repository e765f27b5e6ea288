import { z } from 'zod';
import { edit } from './comparison.ts';

const textRange = z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() });

/**
 * Where a passage of the old text stands in the new one. `exact` its very words in their clause · `moved` its very words in a clause that
 * moved or got another number · `changed` its place, with other words: to be confirmed · `lost` because its text was `removed`, or because
 * it is `unclear` which text it is. Ranges are UTF-16 units of the new canonical text; `edits` lead from the old passage to the new one.
 */
export const carriedPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exact'), range: textRange }),
  z.object({ kind: z.literal('moved'), range: textRange }),
  z.object({ kind: z.literal('changed'), range: textRange, edits: z.array(edit) }),
  z.object({ kind: z.literal('lost'), reason: z.enum(['removed', 'unclear']) }),
]);

/** 已采纳 · 部分采纳 · 未采纳 · 条款已删除 */
export const adoptionState = z.enum(['adopted', 'partly-adopted', 'not-adopted', 'clause-removed']);

/** What became of a suggested wording, as the two texts tell; a proposal with its evidence, for a person to decide. */
export const adoption = z.object({
  state: adoptionState,
  /** Wording asked for that the new clause has. */
  met: z.array(z.string()),
  /** Wording asked for that it has not. */
  missing: z.array(z.string()),
  /** Wording asked to go that still stands; absent where there is none. */
  standing: z.array(z.string()).optional(),
});

/** What an annotation keeps of the one it was carried from; `was` is the passage in the old text. Ids and words are empty once that was erased. */
export const carriedFrom = z.object({
  documentId: z.string(),
  annotationId: z.string(),
  place: z.enum(['exact', 'moved', 'changed', 'lost']),
  was: z.string(),
  /** The clause the passage stood in; absent in what was carried before this was kept. */
  wasPath: z.array(z.string()).optional(),
  /** False as long as a person has to say whether this is the place. */
  isConfirmed: z.boolean(),
  /** As proposed when it was carried; absent without a suggestion, or where the texts do not tell. */
  adoption: adoption.optional(),
  /** What a person decided, and who. */
  decision: z.object({ state: adoptionState, by: z.string(), at: z.string() }).optional(),
  /** 处理说明: why it was adopted or not, in a person's words; absent where nobody wrote one. */
  reply: z.string().max(20_000).optional(),
});

export type CarriedFrom = z.infer<typeof carriedFrom>;
export type CarriedPlace = z.infer<typeof carriedPlace>;
export type AdoptionState = z.infer<typeof adoptionState>;
export type Adoption = z.infer<typeof adoption>;
