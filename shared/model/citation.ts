import { z } from 'zod';

/** Where a citation stands: offsets in the block's own text. */
export const citationPlace = z.object({ block: z.string(), start: z.number().int().nonnegative(), end: z.number().int().nonnegative() });

/**
 * What a document cites: another paper, by title or number, or a clause of its own.
 * `text` is as first written, clause included; `clause` is that clause alone. Places are in reading order, at least one.
 */
export const citation = z.object({
  text: z.string(),
  kind: z.enum(['paper', 'own-clause']),
  clause: z.string().nullable(),
  places: z.array(citationPlace).min(1),
  /** `null`: not in the library, or no such clause here. `blockId` is the clause, `null` where it names none or that text has none. */
  target: z.object({ documentId: z.string(), title: z.string(), blockId: z.string().nullable() }).nullable(),
});

export type CitationPlace = z.infer<typeof citationPlace>;
export type Citation = z.infer<typeof citation>;
