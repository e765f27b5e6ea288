import { z } from 'zod';
import { readFailure } from './extraction.ts';
import { recognitionSummary } from './recognition.ts';
import { SAVED_SEARCH_LIMIT, savedSearch } from './search-request.ts';

export const LIBRARY_SCHEMA_VERSION = 3;

export const libraryFolder = z.object({
  id: z.string(),
  /** Absolute path: stays in the main process, never crosses the contract. */
  path: z.string(),
  addedAt: z.string(),
  origin: z.enum(['chosen', 'sample']),
  /** The disk it lay on when it was read last, as the system numbers it. */
  device: z.string().optional(),
  /** Whether changes in it are noticed by themselves; absent: they are. */
  isWatched: z.boolean().optional(),
});

/** What the library list shows of a document that was read; taken from its model. */
export const documentSummary = z.object({
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issueDate: z.string().nullable(),
  /** Day it was published on a site; absent for what was read before it was kept. */
  publishDate: z.string().nullable().optional(),
  kind: z.string().nullable(),
  stage: z.string().nullable(),
  encoding: z.string().nullable(),
  characters: z.number().int().nonnegative(),
  blocks: z.number().int().nonnegative(),
  tasks: z.number().int().nonnegative(),
  repairs: z.number().int().nonnegative(),
  /** Repairs by kind; empty for what was read before they were counted. */
  repairsByKind: z.record(z.string(), z.number().int().nonnegative()).default({}),
  warnings: z.array(z.string()),
  /** Tasks by the day they are due (`YYYY-MM-DD`); absent for what was read before they were counted. */
  deadlines: z.record(z.string(), z.number().int().positive()).optional(),
  /** Only where pages were recognised. */
  recognition: recognitionSummary.optional(),
});

export const documentState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), summary: documentSummary }),
  readFailure.extend({ kind: z.literal('failed') }),
]);

/** How far the review of a document is: 未开始 · 审查中 · 已完成. */
export const reviewState = z.enum(['not-started', 'under-way', 'done']);

/** A word that people sort documents by, one line. */
export const tag = z.string().min(1).max(40);

/** Tags one document may carry. */
export const TAG_LIMIT = 50;
/** Collections one library may have. */
export const COLLECTION_LIMIT = 500;
/** Documents that a person told one document apart from. */
export const APART_LIMIT = 500;

/** A named set of documents; the documents name the collections they are in. */
export const collection = z.object({ id: z.string(), name: z.string().min(1).max(100), createdAt: z.string() });

/** Texts of a file kept from before it changed. */
export const EARLIER_LIMIT = 5;

/**
 * The text a file had before it changed: kept so that a person can see what changed. What was made of it lies in the cache of models under
 * `contentHash`, `fileName`, `extractorVersion` and `reading`, and nowhere else: the file itself is not kept.
 */
export const earlierText = z.object({
  contentHash: z.string(),
  fileName: z.string(),
  extractorVersion: z.number().int(),
  /** What tells apart the texts of one content, as in the key of a text. */
  reading: z.string(),
  title: z.string(),
  /** When it was read, and when another text took its place. */
  readAt: z.string(),
  replacedAt: z.string(),
  /** Of the last one: when the present text came, where others that are not kept stood between for a short while. */
  currentSince: z.string().optional(),
});

/** One file of a library folder. Its id outlives edits and moves of the file; its text is kept under `contentHash`. */
export const libraryDocument = z.object({
  id: z.string(),
  folderId: z.string(),
  /** Inside the folder, with `/` on every platform. */
  relativePath: z.string(),
  bytes: z.number().int().nonnegative(),
  modifiedAt: z.string(),
  /** SHA-256 of the bytes, hex; empty where the file could not be opened at all. */
  contentHash: z.string(),
  extractorVersion: z.number().int(),
  /** Key of the person's choice of reading that the text was made with; empty where all was left to the machine. */
  reading: z.string(),
  state: documentState,
  /** The file was there once and is gone (deleted, or its disk is away); its text stays readable from the store. */
  isMissing: z.boolean(),
  addedAt: z.string(),
  indexedAt: z.string(),
  /** Each once, in the order they were given. */
  tags: z.array(tag).max(TAG_LIMIT),
  /** Ids of the collections it is in. */
  collections: z.array(z.string()).max(COLLECTION_LIMIT),
  /** What a person said of its review; `null` leaves that to what the review holds. */
  markedState: reviewState.nullable(),
  /** Documents of one paper (草案, 征求意见稿, 印发稿 …) share this id once a person confirmed that; `null` where nobody did. */
  paper: z.string().nullable(),
  /** Ids of documents that a person said are other papers, so that they are not proposed again. */
  apart: z.array(z.string()).max(APART_LIMIT),
  /** Its texts from before the file changed, the last one first; absent where it never did. */
  earlier: z.array(earlierText).max(EARLIER_LIMIT).optional(),
});

/** A document taken off the list whose text and review were kept: as it was, so that it can be put back. */
export const removedDocument = z.object({ document: libraryDocument, removedAt: z.string() });

/** Documents remembered of folders taken out. */
export const LEFT_LIMIT = 100_000;

/** What is kept of a document that left with its folder: what people sorted it by, and by what it is known again; no word of what it is. */
export const leftDocument = libraryDocument
  .pick({ id: true, contentHash: true, tags: true, collections: true, markedState: true, paper: true })
  // Others named it too, beside those that it named.
  .extend({ apart: z.array(z.string()), place: z.string() });

/** A list of hits in the store's export folder and the documents it tells of: erasing one of them erases the list. */
export const listExport = z.object({ name: z.string(), documentIds: z.array(z.string()) });

/** A document whose erasing was begun: what it takes to finish that, and nothing that tells what the document was. */
export const erasingDocument = z.object({
  id: z.string(),
  /** As in `excluded`. */
  place: z.string(),
  /** Every content that it is known to have had. */
  contents: z.array(z.string()),
});

export const language = z.enum(['zh-CN', 'en']);

/** What a person tells the checks about units; names in short form, as tasks have them. */
export const checkLists = z.object({
  /** Units that exist: with a list, tasks are held against it instead of the recipients. */
  knownUnits: z.array(z.string().max(100)).max(2_000),
  /** Names no longer in use, beside the built-in ones; a new name may stand behind `→`. */
  oldUnitNames: z.array(z.string().max(200)).max(2_000),
});

export const settings = z.object({
  language,
  colourScheme: z.enum(['auto', 'light', 'dark']),
  reading: z.object({
    fontSize: z.number().int().min(14).max(24),
    fontFamily: z.enum(['song', 'hei', 'fangsong']),
  }),
  reviewer: z.object({ name: z.string().max(100), unit: z.string().max(200) }),
  /** Whether changes in the folders are noticed by themselves; absent: they are. */
  watchesFolders: z.boolean().optional(),
  /** Absent until a person writes a list. */
  checkLists: checkLists.optional(),
  /** Absent until a search is saved. */
  savedSearches: z.array(savedSearch).max(SAVED_SEARCH_LIMIT).optional(),
});

/** What a pane shows: the text as read, the file as it is, or both side by side. */
export const paneView = z.enum(['reading', 'original', 'both']);

const pane = z.object({
  documentId: z.string(),
  blockIndex: z.number().int().nonnegative(),
  /** `reading` where it says nothing. */
  view: paneView.optional(),
});

const comparedDocuments = z.object({
  oldId: z.string().nullable(),
  newId: z.string().nullable(),
  /** Content of an earlier text of the old document, where that is compared in place of what it says now. */
  oldState: z.string().nullable().optional(),
});

/** Where the reader left off; comes back after a restart. */
export const workspace = z.object({
  screen: z.enum(['home', 'library', 'reader', 'search', 'tasks', 'compare', 'checklists', 'benchmark', 'settings']),
  panes: z.array(pane).max(4),
  activePane: z.number().int().nonnegative(),
  isScrollLinked: z.boolean(),
  sidePanel: z.object({ isOpen: z.boolean(), width: z.number().min(160).max(640) }),
  inspector: z.object({
    isOpen: z.boolean(),
    width: z.number().min(240).max(720),
    tab: z.enum(['annotations', 'checklist', 'findings', 'info']),
  }),
  recentDocuments: z.array(z.string()).max(20),
  /** The two documents on the comparing screen, the earlier one first; `null` where none is chosen yet. */
  compared: comparedDocuments.optional(),
  /** Whether findings are marked in the text; absent: they are. */
  marksFindings: z.boolean().optional(),
  /** Whether linked panes follow each other by topic; absent: by clause. */
  linksByTopic: z.boolean().optional(),
  /** What was last shown of a document, by its id, the one changed last at the end; only where that was not the text alone. */
  views: z.record(z.string(), paneView).optional(),
});

/** Documents whose view is remembered. */
export const VIEW_LIMIT = 200;

/** A change of the workspace as a window may send it: the ids bounded, while what was stored once always stays readable. */
export const workspaceInput = workspace
  .extend({
    panes: z.array(pane.extend({ documentId: z.string().max(100) })).max(4),
    recentDocuments: z.array(z.string().max(100)).max(20),
    views: z.record(z.string().max(100), paneView).refine((views) => Object.keys(views).length <= VIEW_LIMIT),
    compared: z.object({
      oldId: z.string().max(100).nullable(),
      newId: z.string().max(100).nullable(),
      oldState: z.string().max(100).nullable().optional(),
    }),
  })
  .partial();

export const storedLibrary = z.object({
  schemaVersion: z.literal(LIBRARY_SCHEMA_VERSION),
  folders: z.array(libraryFolder),
  documents: z.array(libraryDocument),
  collections: z.array(collection),
  /** Files that a person took off the list, so that the next index does not bring them back: hashes of folder and path, because names tell. */
  excluded: z.array(z.string()).default([]),
  /** Those of them that can be put back, newest first. What was erased is never among them: its name must not stay. */
  removed: z.array(removedDocument),
  /** Newest first; absent where no folder was taken out, or all of it came back. `place` as reviews have it. */
  left: z.array(leftDocument).max(LEFT_LIMIT).optional(),
  /** Absent where none is under way, or was cut short. */
  erasing: z.array(erasingDocument).optional(),
  /** Absent until a list was exported into the store. */
  listExports: z.array(listExport).optional(),
  settings,
  workspace,
});

export type LibraryFolder = z.infer<typeof libraryFolder>;
export type DocumentSummary = z.infer<typeof documentSummary>;
export type DocumentState = z.infer<typeof documentState>;
export type RemovedDocument = z.infer<typeof removedDocument>;
export type LeftDocument = z.infer<typeof leftDocument>;
export type ErasingDocument = z.infer<typeof erasingDocument>;
export type ReviewState = z.infer<typeof reviewState>;
export type Collection = z.infer<typeof collection>;
export type EarlierText = z.infer<typeof earlierText>;
export type LibraryDocument = z.infer<typeof libraryDocument>;
export type Language = z.infer<typeof language>;
export type CheckLists = z.infer<typeof checkLists>;
export type Settings = z.infer<typeof settings>;
export type PaneView = z.infer<typeof paneView>;
export type Workspace = z.infer<typeof workspace>;
export type StoredLibrary = z.infer<typeof storedLibrary>;

export const DEFAULT_SETTINGS: Settings = {
  language: 'zh-CN',
  colourScheme: 'auto',
  reading: { fontSize: 17, fontFamily: 'song' },
  reviewer: { name: '', unit: '' },
};

export const DEFAULT_WORKSPACE: Workspace = {
  screen: 'home',
  panes: [],
  activePane: 0,
  isScrollLinked: true,
  sidePanel: { isOpen: true, width: 260 },
  inspector: { isOpen: true, width: 340, tab: 'annotations' },
  recentDocuments: [],
};

/** An empty library, as a first start has it. */
export function emptyLibrary(): StoredLibrary {
  return {
    schemaVersion: LIBRARY_SCHEMA_VERSION,
    folders: [],
    documents: [],
    collections: [],
    excluded: [],
    removed: [],
    settings: DEFAULT_SETTINGS,
    workspace: DEFAULT_WORKSPACE,
  };
}
