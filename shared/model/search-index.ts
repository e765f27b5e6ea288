/** Raised with every change of what a segment file holds: older ones are made anew. */
export const SEGMENT_VERSION = 9;

/** What a query by field asks of a document; all squeezed. */
export type SegmentFacets = {
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  /** Units of all tasks, one a line. */
  readonly units: string;
  readonly kind: string;
  readonly stage: string;
  readonly fileName: string;
};

/** One document as a segment knows it; `state` changes with content, reader and place, so that an old entry is never taken for the new. */
export type SegmentDocument = {
  readonly id: string;
  readonly state: string;
  /** As the library shows it. */
  readonly title: string;
  readonly relativePath: string;
  /** ISO date, empty where unknown. */
  readonly issueDate: string;
  readonly facets: SegmentFacets;
};

/** The head of a segment file: what is needed of every document before anything can be asked. Its checksum proves that it was written here. */
export type SegmentHeader = {
  readonly version: number;
  /** Pieces of text that the index tells apart. */
  readonly pieces: number;
  /** Of all documents in their order. */
  readonly ids: readonly string[];
  readonly states: readonly string[];
  readonly titles: readonly string[];
  readonly relativePaths: readonly string[];
  readonly issueDates: readonly string[];
  /** Bytes of each section (`segment-sections.ts`). */
  readonly sections: readonly number[];
  /** CRC-32 of each block of all sections together (`stored-bytes.ts`). */
  readonly checksums: readonly number[];
};
