import { z } from 'zod';

/** Raised with every change of what a segment file holds: older ones are made anew. */
export const SEGMENT_VERSION = 8;

/** What a query by field or an order asks of a document; all squeezed but the date. */
export const segmentFacets = z.object({
  title: z.string(),
  number: z.string(),
  issuer: z.string(),
  /** Units of all tasks, one a line. */
  units: z.string(),
  kind: z.string(),
  stage: z.string(),
  fileName: z.string(),
  /** ISO date, empty where unknown. */
  issueDate: z.string(),
});

/** One document as a segment knows it; `state` changes with content, reader and place, so that an old entry is never taken for the new. */
export const segmentDocument = z.object({
  id: z.string(),
  state: z.string(),
  /** As the library shows it. */
  title: z.string(),
  relativePath: z.string(),
  facets: segmentFacets,
});

/** Enough of a head to tell one of another version. */
export const segmentVersion = z.object({ version: z.number() });

/** The head of a segment file; sizes and places in bytes, those of streams in UTF-16 units. */
export const segmentHeader = z.object({
  version: z.literal(SEGMENT_VERSION),
  /** Pieces of text that the index tells apart. */
  pieces: z.number().int().nonnegative(),
  documents: z.array(segmentDocument).readonly(),
  /** Start, end of names, of headings, of blocks, and end of each stream. */
  places: z.array(z.number().int().nonnegative()),
  /**
   * Bytes of the units, and of the parts of the index: first units, their groups, second units, where groups begin, the groups, and the common phrases;
   * and of the lengths of the passages (`stored-records.ts`).
   */
  sections: z.array(z.number().int().nonnegative()).length(8),
  /** CRC-32 of all the sections together. */
  checksum: z.number().int(),
  /** Where the records lie behind the sections (`RecordPlaces`). */
  records: z.array(z.number().int().nonnegative()).readonly(),
  /** CRC-32 of the headings of all tasks. */
  tasks: z.number().int(),
});

export type SegmentFacets = z.infer<typeof segmentFacets>;
export type SegmentDocument = z.infer<typeof segmentDocument>;
export type SegmentHeader = z.infer<typeof segmentHeader>;
