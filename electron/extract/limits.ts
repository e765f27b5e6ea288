/**
 * What a hostile or absurd file may cost. Bytes unless said otherwise.
 * Ratios apply only to entries over 1 MB: small repetitive parts compress a thousandfold in honest files.
 */
export const LIMITS = {
  fileBytes: 100 * 1024 * 1024,
  /** UTF-16 units of text in one document. */
  characters: 20_000_000,
  /** Paragraphs, tables and notes of one document: what comes after reading costs more for each than reading does. */
  blocks: 200_000,
  pages: 10_000,
  zipEntries: 5_000,
  zipEntryBytes: 200 * 1024 * 1024,
  zipTotalBytes: 400 * 1024 * 1024,
  zipRatio: 1_000,
  xmlDepth: 400,
  /** Elements of one XML file: a few bytes of an archive unpack to very many. */
  xmlElements: 8_000_000,
  /** Cells of one table, and of all tables of a document, the empty ones that merging covers included. */
  tableCells: 500_000,
} as const;
