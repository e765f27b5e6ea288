import { z } from 'zod';
import { annotation, passageTarget } from '../model/annotation.ts';
import { adoption, carriedPlace } from '../model/carrying.ts';
import { changeNote, comparisonView } from '../model/comparison.ts';
import { documentModel } from '../model/document.ts';
import { readFailureCode } from '../model/extraction.ts';
import { checkReport } from '../model/finding.ts';
import { APART_LIMIT, collection, libraryDocument, libraryFolder, reviewState, settings, workspace } from '../model/library.ts';
import { dismissal, textEncoding } from '../model/review.ts';

/** What the renderer sees of a folder: a label, never the path. */
export const folderView = libraryFolder
  .omit({ path: true, device: true })
  .extend({ label: z.string(), isAvailable: z.boolean(), isWatched: z.boolean() });

/** One row of the library. */
export const documentView = libraryDocument.omit({ bytes: true, extractorVersion: true }).extend({
  bytes: z.number(),
  fileName: z.string(),
  /** Its folder cannot be reached now (a removable disk, a network drive): what was read of it is still here. */
  isOffline: z.boolean(),
  /** Which text passages are taken from: changes with the file's content and with the person's choice of reading. */
  textKey: z.string(),
  annotations: z.number().int().nonnegative(),
  checklistsUnderWay: z.number().int().nonnegative(),
  /** Items of those that nobody answered yet. */
  openItems: z.number().int().nonnegative(),
  /** Annotations that wait for a new place because their words are gone (失锚). */
  lostAnnotations: z.number().int().nonnegative(),
  /** What a person said, or else what the review holds. */
  reviewState,
});

/** What a person said of the paper that a document is a version of. */
export const paperMark = z.object({
  documentId: z.string().min(1).max(100),
  paper: z.string().max(100).nullable(),
  apart: z.array(z.string().max(100)).max(APART_LIMIT),
});

/** A named set of documents with how many of the list are in it. */
export const collectionView = collection.extend({ documents: z.number().int().nonnegative() });

/** Something that happened to the store at start and that a person should know. */
export const storeNotice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('backup-opened'), file: z.string(), savedAt: z.string() }),
  z.object({ kind: z.literal('review-backup-opened'), documentId: z.string(), savedAt: z.string() }),
  /** `savedAt` is `null` where there was no good backup. */
  z.object({ kind: z.literal('board-damaged'), boardId: z.string(), savedAt: z.string().nullable() }),
  z.object({ kind: z.literal('started-empty'), file: z.string() }),
  z.object({ kind: z.literal('read-only') }),
  /** The search index was damaged; it is a cache, and was made anew. */
  z.object({ kind: z.literal('index-rebuilt') }),
  /** Changes are in memory only; the next change tries again. */
  z.object({ kind: z.literal('write-failed') }),
]);

export const indexingProgress = z.object({
  phase: z.enum(['idle', 'scanning', 'reading', 'finishing']),
  /** Files in hand are read to their end, and no more are begun. */
  isPaused: z.boolean(),
  /** Documents of `total` that need reading. */
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  characters: z.number().int().nonnegative(),
  currentFile: z.string().nullable(),
  startedAt: z.string().nullable(),
  /** Pauses not counted; `null` until there is something to judge by. */
  documentsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});

export const indexingFailure = z.object({ file: z.string(), code: readFailureCode, message: z.string() });

export const indexingReport = z.object({
  added: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  moved: z.number().int(),
  removed: z.number().int(),
  failed: z.array(indexingFailure),
  documents: z.number().int(),
  characters: z.number().int(),
  seconds: z.number(),
  isCancelled: z.boolean(),
});

/** A document taken off the list that can be put back. */
export const removedView = z.object({
  id: z.string(),
  folderId: z.string(),
  relativePath: z.string(),
  fileName: z.string(),
  removedAt: z.string(),
});

/** What recognition is doing; `page` of `pages` in the document under way, `document` of `documents` of the run, both from 1. */
export const recognitionProgress = z.object({
  isRunning: z.boolean(),
  documentId: z.string().nullable(),
  fileName: z.string().nullable(),
  document: z.number().int().nonnegative(),
  documents: z.number().int().nonnegative(),
  page: z.number().int().nonnegative(),
  pages: z.number().int().nonnegative(),
  /** For the document under way; `null` until a page is done. */
  secondsLeft: z.number().nullable(),
});

/** How the recognition of one document went: pages done in this run, pages that could not be, and why nothing could. */
export const recognitionOutcome = z.object({
  documentId: z.string(),
  file: z.string(),
  recognized: z.number().int(),
  failed: z.number().int(),
  /** The mean of all its recognised pages, 0 to 1. */
  confidence: z.number().nullable(),
  failure: readFailureCode.nullable(),
});

export const recognitionReport = z.object({ documents: z.array(recognitionOutcome), isCancelled: z.boolean() });

export const libraryView = z.object({
  folders: z.array(folderView),
  /** All of them, or those that changed since the cursor asked for. */
  documents: z.array(documentView),
  /** Ids of those that left the list since then. */
  gone: z.array(z.string()),
  /** Nothing else is on the list, but what comes with further pages: the cursor was none, or of another run of the application. */
  isWhole: z.boolean(),
  isMore: z.boolean(),
  /** Names this state of the list: asked for what is `after` it, the answer is what changed, or the next page. */
  cursor: z.string(),
  /** By name. */
  collections: z.array(collectionView),
  /** Newest first. */
  removed: z.array(removedView),
  settings,
  workspace,
  notices: z.array(storeNotice),
  indexing: indexingProgress,
  recognition: recognitionProgress,
});

const valueCounts = z.array(z.object({ value: z.string(), count: z.number().int() }));

/** The numbers of the library; an empty value stands for documents that do not say. */
export const libraryNumbers = z.object({
  documents: z.number().int(),
  years: valueCounts,
  regions: valueCounts,
  kinds: valueCounts,
  states: valueCounts,
  /** Tasks due before today, in the rest of this month, of this quarter, and later, with the documents that have them. */
  due: z.array(
    z.object({ period: z.enum(['overdue', 'month', 'quarter', 'later']), tasks: z.number().int(), documentIds: z.array(z.string()) }),
  ),
});

/** The text of a document and what is shown beside it; its tasks are asked for apart, as they are as long again and few look at them. */
export const openedDocument = z.object({
  document: documentView,
  model: documentModel.omit({ tasks: true }),
  contentHash: z.string(),
});

/** How the beginning of a file reads in one encoding. */
export const encodingPreview = z.object({
  encoding: textEncoding,
  lines: z.array(z.string()),
  /** Characters of the beginning that it cannot read. */
  undecodable: z.number().int().nonnegative(),
});

/** The findings of a document as it is now, with those a person set aside; `textKey` names the text that their passages count in. */
export const documentCheck = z.object({ report: checkReport, dismissals: z.array(dismissal), textKey: z.string() });

/** What changed between two documents as they are now; the keys name the texts. */
export const comparisonOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('compared'), view: comparisonView, oldTextKey: z.string(), newTextKey: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
]);

/**
 * What people wrote about the changes: their reasons, by the key of a line, those whose change is gone among them; and the annotations on
 * the old text, each with the number of the line that its passage stands in.
 */
export const comparisonNotes = z.object({
  notes: z.array(changeNote),
  opinions: z.array(z.object({ line: z.number().int().nonnegative(), annotation })),
});

export const hostDescription = z.object({
  kind: z.enum(['desktop', 'browser', 'direct']),
  version: z.string(),
  platform: z.string(),
  /** Where everything people write is kept, in words a person finds it by. */
  dataPlace: z.string(),
  capabilities: z.object({
    /** `dialog`: the system's folder dialog · `browse`: the list of declared roots · `none`: folders come as arguments. */
    folderChoice: z.enum(['dialog', 'browse', 'none']),
    /** `dialog`: asks where to save · `folder`: saves into the store's export folder. */
    saveChoice: z.enum(['dialog', 'folder']),
    canOpenFiles: z.boolean(),
    hasSampleLibrary: z.boolean(),
  }),
});

/** One place a folder can be chosen from; `token` stands for a path only the host knows. */
export const browseEntry = z.object({ token: z.string(), label: z.string(), documents: z.number().int().nullable() });

/** Folders to choose from; `trail` leads from the outermost place that is offered to the folder they are in, that one included. */
export const browsedFolders = z.object({
  entries: z.array(browseEntry),
  trail: z.array(browseEntry.pick({ token: true, label: true })),
});

/** A passage that a search found. */
export const searchPassage = z.object({
  path: z.array(z.string()),
  block: z.string(),
  snippet: z.string(),
  /** Ranges of `snippet` to be marked, as [start, end) in UTF-16 units. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Only where an annotation has the words: what of the text it speaks of, in canonical offsets of the text named by `source`. */
  note: z.object({ id: z.string(), source: z.string(), start: z.number().int(), end: z.number().int() }).optional(),
});

/** A document that a search found, with its best passage. */
export const searchHit = searchPassage.extend({
  document: z.string(),
  file: z.string(),
  title: z.string(),
  count: z.number().int(),
  score: z.number(),
});

/** What erasing documents erased of them; `index` is what the search held. */
export const erasedPart = z.enum(['model', 'index', 'review', 'backups', 'exports']);

export const exportTable = z.enum([
  'annotations',
  'feedback',
  'disposition',
  'publication',
  'checklist',
  'tasks',
  'findings',
  'benchmark',
  'comparison',
]);
export const exportFormat = z.enum(['docx', 'xlsx']);

export const savedExport = z.object({
  /** Handle for `export.open` and for the download address `assets/export/<id>`. */
  id: z.string(),
  name: z.string(),
  /** Where it went, in words a person finds it by. */
  location: z.string(),
  bytes: z.number().int(),
});

export const exportOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), file: savedExport }),
  z.object({ kind: z.literal('cancelled') }),
]);

export const exportColumn = z.object({ key: z.string(), label: z.string(), type: z.enum(['text', 'long-text', 'date', 'number']) });

const tickBox = z.object({ label: z.string(), isTicked: z.boolean() });
/** A line as it is printed, its value left empty for the pen. */
const printedField = z.object({ label: z.string(), value: z.string() });

/** A stretch of a cell's text, as the file will mark it. */
const previewRun = z.object({ text: z.string(), mark: z.enum(['plain', 'inserted', 'deleted', 'strong', 'muted']) });

export const exportPreview = z.object({
  title: z.string(),
  subtitle: z.string().nullable(),
  head: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  ticks: z.array(tickBox),
  statistics: z.string().nullable(),
  /** `width` in full-width characters: the page keeps the proportions. */
  columns: z.array(exportColumn.extend({ width: z.number() })),
  closing: z.array(z.object({ label: z.string(), ticks: z.array(tickBox), text: z.string() })),
  signatures: z.array(printedField),
  stamp: z.array(printedField),
  notes: z.array(z.string()),
  isLandscape: z.boolean(),
  rows: z.array(
    z.object({
      section: z.string().nullable(),
      cells: z.array(z.string()),
      /** Only of rows whose cells hold marked text: for each cell its stretches, `null` for a plain one. */
      runs: z.array(z.array(previewRun).nullable()).optional(),
    }),
  ),
  totalRows: z.number().int(),
  /** Highlights without a word that are not listed. */
  leftOut: z.number().int(),
});

/** Where one annotation of the old text goes. `was` and `now` are the passages; the clauses are as they are cited. */
export const carriedItem = z.object({
  annotation,
  place: carriedPlace,
  was: z.string(),
  now: z.string().nullable(),
  oldClause: z.string(),
  newClause: z.string().nullable(),
  adoption: adoption.nullable(),
  /** Its copy on the new text, where it was carried before. */
  carriedAs: z.string().nullable(),
});

/** In reading order of the old text. */
export const carryingOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('proposed'), items: z.array(carriedItem) }),
  z.object({ kind: z.literal('cancelled') }),
]);

/** A passage of the text as it is now where an annotation that lost its place may stand, and its clause as it is cited. */
export const lostPlace = z.object({ annotationId: z.string(), target: passageTarget, clause: z.string() });

/** Those of which the texts tell; the others are left out. */
export const lostPlacesOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('proposed'), items: z.array(lostPlace) }),
  z.object({ kind: z.literal('cancelled') }),
]);

export type LostPlace = z.infer<typeof lostPlace>;
export type LostPlacesOutcome = z.infer<typeof lostPlacesOutcome>;
export type CarriedItem = z.infer<typeof carriedItem>;
export type CarryingOutcome = z.infer<typeof carryingOutcome>;
export type FolderView = z.infer<typeof folderView>;
export type RemovedView = z.infer<typeof removedView>;
export type EncodingPreview = z.infer<typeof encodingPreview>;
export type DocumentView = z.infer<typeof documentView>;
export type CollectionView = z.infer<typeof collectionView>;
export type StoreNotice = z.infer<typeof storeNotice>;
export type IndexingProgress = z.infer<typeof indexingProgress>;
export type RecognitionProgress = z.infer<typeof recognitionProgress>;
export type RecognitionOutcome = z.infer<typeof recognitionOutcome>;
export type RecognitionReport = z.infer<typeof recognitionReport>;
export type IndexingReport = z.infer<typeof indexingReport>;
export type LibraryView = z.infer<typeof libraryView>;
export type LibraryNumbers = z.infer<typeof libraryNumbers>;
export type OpenedDocument = z.infer<typeof openedDocument>;
export type ComparisonOutcome = z.infer<typeof comparisonOutcome>;
export type ComparisonNotes = z.infer<typeof comparisonNotes>;
export type HostDescription = z.infer<typeof hostDescription>;
export type BrowseEntry = z.infer<typeof browseEntry>;
export type SearchPassage = z.infer<typeof searchPassage>;
export type BrowsedFolders = z.infer<typeof browsedFolders>;
export type SearchHit = z.infer<typeof searchHit>;
export type ErasedPart = z.infer<typeof erasedPart>;
export type ExportTable = z.infer<typeof exportTable>;
export type ExportFormat = z.infer<typeof exportFormat>;
export type ExportOutcome = z.infer<typeof exportOutcome>;
export type SavedExport = z.infer<typeof savedExport>;
export type ExportPreview = z.infer<typeof exportPreview>;
