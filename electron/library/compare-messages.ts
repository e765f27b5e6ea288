import { z } from 'zod';
import type { ModelKey } from '#electron/store/model-cache.ts';
import type { ComparisonOpening } from '#shared/model/comparison.ts';
import type { PackedView } from './packed-view.ts';

const job = z.number().int();

/** A document by its key in the model cache, or with `model` where the cache has it not. */
export type CompareSide = {
  readonly key: ModelKey;
  /** A document model made and checked by this application; `null` where it lies in the cache. */
  readonly model: unknown;
};

/** What the comparing child is asked: to compare, or to get ready to do it fast. */
export type CompareRequest =
  | {
      readonly job: number;
      readonly kind: 'compare';
      /** Absolute. */
      readonly modelFolder: string;
      readonly old: CompareSide;
      readonly new: CompareSide;
      /** Whether the opening is to be told while the rest is compared. */
      readonly opens: boolean;
    }
  | { readonly job: number; readonly kind: 'prepare' };

/** What it answers; `missing` where the cache does not hold one of the models, `progress` (0 to 1) any number of times before. */
export const compareAnswer = z.discriminatedUnion('kind', [
  // Made by our own code a moment ago: a schema check of 300,000 characters would be felt.
  z.object({ job, kind: z.literal('compared'), packed: z.custom<PackedView>((packed) => typeof packed === 'object') }),
  /** The first lines of a long comparison, while the others are compared. */
  z.object({ job, kind: z.literal('opening'), opening: z.custom<ComparisonOpening>((opening) => typeof opening === 'object') }),
  z.object({ job, kind: z.literal('missing') }),
  z.object({ job, kind: z.literal('prepared') }),
  z.object({ job, kind: z.literal('progress'), share: z.number() }),
  /** A bug; the message goes to the log. */
  z.object({ job, kind: z.literal('crashed'), detail: z.string() }),
]);

export type CompareAnswer = z.infer<typeof compareAnswer>;
