import { z } from 'zod';
import { annotation, passageInput } from '../model/annotation.ts';
import { boardChange, boardReading, boardSummary, newBoard, storedBoard } from '../model/board.ts';
import { adoptionState } from '../model/carrying.ts';
import { checklistRun, checklistTemplate, verdict } from '../model/checklist.ts';
import { citation } from '../model/citation.ts';
import { changeNote, comparisonOpening } from '../model/comparison.ts';
import { correction, correctionInput } from '../model/correction.ts';
import { task } from '../model/document.ts';
import { ruleFamily } from '../model/finding.ts';
import { reviewState, settings, tag, workspace, workspaceInput } from '../model/library.ts';
import { drawnPages, originalText } from '../model/original.ts';
import { recognitionLanguage, recognizedPage } from '../model/recognition.ts';
import { dismissal, readingChange, readingChoice, textEncoding } from '../model/review.ts';
import { documentOnly, identifier, method, nothing } from './method.ts';
import { reviewMethods } from './review-methods.ts';
import {
  browsedFolders,
  carryingOutcome,
  collectionView,
  comparisonNotes,
  comparisonOutcome,
  documentCheck,
  encodingPreview,
  erasedPart,
  exportFormat,
  exportOutcome,
  exportPreview,
  exportTable,
  folderView,
  hostDescription,
  indexingReport,
  libraryNumbers,
  libraryView,
  lostPlacesOutcome,
  openedDocument,
  paperMark,
  recognitionReport,
} from './review-views.ts';
import { searchMethods } from './search-methods.ts';

const boardOnly = z.object({ boardId: identifier });
/** A document in the state whose text is on screen: `contentHash` as `document.open` gave it. */
const documentState = documentOnly.extend({ contentHash: z.string().max(100) });

/** Several documents at once; those that are not listed (any more) are passed over. */
const someDocuments = z.array(identifier).max(50_000);
const documentIds = someDocuments.min(1);
/** The documents that a change changed, so that it can be taken back exactly. */
const changedDocuments = z.object({ documentIds: z.array(z.string()) });
/** Documents that may be versions of one paper. */
const versions = z.array(identifier).max(500);
const paperMarks = z.object({ before: z.array(paperMark) });
/** Words a person typed into one line; control characters would break it. */
const lineOfWords = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}]*$/u);
const tagName = lineOfWords.pipe(tag);
const collectionName = lineOfWords.pipe(z.string().min(1).max(100));
const password = z.string().min(1).max(255);

/** Two documents, the earlier one first. */
const compared = z.object({ oldId: identifier, newId: identifier });

/** The same; with `oldState`, the content of an earlier text of the old document, that text in place of what it says now. */
const comparedTexts = compared.extend({ oldState: identifier.optional() });

const exportRequest = z.object({
  table: exportTable,
  /** Of the table `comparison` two: the earlier one, the later one; of `annotations` and `checklist` several become one table. */
  documentIds: z.array(identifier).min(1).max(500),
  /** Of the table `checklist` of one document: which; of several all of theirs are taken. */
  checklistId: identifier.nullable(),
  /** Keys of the columns to show, in order; `null` for the table's own. */
  columns: z.array(z.string().max(50)).max(40).nullable(),
  head: z.record(z.string().max(50), z.string().max(500)),
  /** Of the table `tasks`: places of the tasks wanted in the document, from 1; absent for all. */
  taskNumbers: z.array(z.number().int().positive()).max(50_000).optional(),
  /** Of the table `annotations`: highlights without a word are listed too. */
  withHighlights: z.boolean().optional(),
  /** Of the table `comparison`: parts that only one of the files has around the paper are listed as removed or added too. */
  withApart: z.boolean().optional(),
  /** Of the table `comparison`: content of an earlier text of the first document, compared in place of what it says now. */
  oldState: identifier.optional(),
  /** Of the table `benchmark`: the board with what people decided and wrote; absent for the documents alone. */
  boardId: identifier.optional(),
});

/**
 * The one table of what the application can be asked: method → input, output. Every host serves exactly this.
 * Methods are `area.verb`; inputs are objects; dates are ISO strings; absence is `null`.
 */
export const reviewApi = {
  'host.describe': method(nothing, hostDescription),
  /** Shows the folder of the data with the system's program; only where `canOpenFiles`. */
  'host.openData': method(nothing, z.object({ isOpened: z.boolean() })),

  /** The whole library; or of its documents only what changed `after` a cursor, at most `limit` of them. */
  'library.read': method(
    z.object({ after: z.string().max(100).optional(), limit: z.number().int().min(1).max(10_000).optional() }),
    libraryView,
  ),
  /** Indexes all folders (or one), and answers when it ran to its end or was cancelled; progress comes as events. */
  'library.index': method(z.object({ folderId: identifier.nullable() }), indexingReport),
  /** Documents by year, region, type and state of review, and tasks by when they are due; counted anew when the library changed. */
  'library.statistics': method(nothing, libraryNumbers),
  'library.cancelIndexing': method(nothing, nothing),
  /** Holds the run under way; nothing to hold is no failure. */
  'library.pauseIndexing': method(nothing, nothing),
  'library.resumeIndexing': method(nothing, nothing),
  'library.openSample': method(nothing, folderView),

  /** Asks the system's dialog; `null` when the person cancelled. Only where `folderChoice` is `dialog`. */
  'folder.choose': method(nothing, folderView.nullable()),
  /** Lists the declared roots (`parent: null`) or the folders inside one. Only where `folderChoice` is `browse`. */
  'folder.browse': method(z.object({ parent: z.string().max(200).nullable() }), browsedFolders),
  /** The folder of a path that a person typed, where it lies in a place that is offered. Fails with `folder-not-offered` or `folder-missing`. */
  'folder.locate': method(z.object({ path: z.string().min(1).max(4_000) }), z.object({ token: z.string() })),
  'folder.addBrowsed': method(z.object({ token: z.string().max(200) }), folderView),
  /** Whether changes in it are noticed by themselves. */
  'folder.update': method(z.object({ folderId: identifier, change: z.object({ isWatched: z.boolean() }) }), folderView),
  /** `erased` is empty without `purge`. */
  'folder.remove': method(
    z.object({ folderId: identifier, purge: z.boolean() }),
    z.object({ documents: z.number().int(), erased: z.array(erasedPart) }),
  ),

  'document.open': method(documentOnly, openedDocument),
  /** Its tasks as the machine read them; `textKey` names the text they were read from. */
  'document.tasks': method(documentOnly, z.object({ tasks: z.array(task), textKey: z.string() })),
  /** What a document cites, and where that is in the library as it stands now; `textKey` names the text that the places count in. */
  'document.references': method(documentOnly, z.object({ citations: z.array(citation), textKey: z.string() })),
  /**
   * Reads a protected file with its password, which is used for this once and kept nowhere; the text read is kept like any other.
   * `isUnlocked` is false when it was cancelled. Fails with `wrong-password`, or `document-not-readable` (`reason`: a read failure, `sealed`).
   */
  'document.unlock': method(documentOnly.extend({ password }), z.object({ isUnlocked: z.boolean() })),
  'document.cancelUnlocking': method(documentOnly, nothing),
  /** Takes a document off the list; `purge` also erases its text, review and exports from store, index, caches and backups. */
  'document.remove': method(
    z.object({ documentId: identifier, purge: z.boolean() }),
    z.object({ erased: z.array(erasedPart), keptFile: z.boolean() }),
  ),
  /** Names of the exported files that purging documents would erase with them; a table of several documents goes with each of them. */
  'document.exports': method(z.object({ documentIds }), z.object({ names: z.array(z.string()) })),
  /** Puts a document back that was taken off the list without being erased; fails with `not-found`. */
  'document.restore': method(documentOnly, nothing),

  /** The same for several documents at once, in one step; answers which were taken off the list. */
  'document.removeSeveral': method(z.object({ documentIds, purge: z.boolean() }), changedDocuments.extend({ erased: z.array(erasedPart) })),
  'document.restoreSeveral': method(z.object({ documentIds }), changedDocuments),

  /** Gives documents a tag, or takes it from them. Fails with `invalid-input` where one would carry more than `TAG_LIMIT`. */
  'tag.set': method(z.object({ documentIds, tag: tagName, isSet: z.boolean() }), changedDocuments),
  /** Gives a tag another name on documents that carry it; answers which, and `had`: those of them that carried the other one too. */
  'tag.rename': method(z.object({ documentIds, from: tagName, to: tagName }), changedDocuments.extend({ had: z.array(z.string()) })),
  /** Says how far the review of documents is; `null` leaves it to the reviews. Answers what was said before of those it changed. */
  'reviewState.set': method(
    z.object({ documentIds, state: reviewState.nullable() }),
    z.object({ before: z.array(z.object({ state: reviewState.nullable(), documentIds: z.array(z.string()) })) }),
  ),
  /**
   * Makes a collection; one with a `collectionId` gets that id, so that one removed comes back.
   * Fails with `name-taken`, and `invalid-input` beyond `COLLECTION_LIMIT`.
   */
  'collection.create': method(
    z.object({ name: collectionName, collectionId: identifier.nullable(), documentIds: someDocuments }),
    collectionView,
  ),
  /** Fails with `name-taken`. */
  'collection.rename': method(z.object({ collectionId: identifier, name: collectionName }), collectionView),
  /** The documents stay; answers which were in it. */
  'collection.remove': method(z.object({ collectionId: identifier }), changedDocuments),
  'collection.add': method(z.object({ collectionId: identifier, documentIds }), changedDocuments),
  /** Takes documents out of a collection. */
  'collection.take': method(z.object({ collectionId: identifier, documentIds }), changedDocuments),
  /** Says that documents are versions of one paper. All of `paper.*` answer what was said before of those they changed. */
  'paper.confirm': method(z.object({ documentIds: versions.min(2) }), paperMarks),
  /** Says that documents are no versions of the paper the others are versions of; both may be the same documents. */
  'paper.part': method(z.object({ documentIds: versions.min(1), others: versions.min(1) }), paperMarks),
  /** Puts back what was said before. */
  'paper.restore': method(z.object({ marks: z.array(paperMark).max(500) }), paperMarks),

  /**
   * The file itself, in slices of at most 1 MiB as base64. All of `original.*` fail with `original-changed` where the file is no longer
   * the one that was read, `original-missing` where it is away, `original-too-large` and `original-unreadable`. With a password, what is read
   * is what lies inside a protected Office file; `wrong-password` where it does not open, or one is needed.
   */
  'original.read': method(
    documentState.extend({ offset: z.number().int().nonnegative(), password: password.optional() }),
    z.object({ data: z.string(), bytes: z.number().int(), total: z.number().int() }),
  ),
  /** Pages of an OFD document from `first` (0 is the first), drawn by a reader process. */
  'original.drawPages': method(
    documentState.extend({ first: z.number().int().nonnegative(), count: z.number().int().min(1).max(4) }),
    drawnPages,
  ),
  'original.readText': method(documentState.extend({ password: password.optional() }), originalText),
  /** Opens the file with the system's program; only where `canOpenFiles`. */
  'original.open': method(documentOnly, z.object({ isOpened: z.boolean() })),

  /** How the beginning of a text file reads in each encoding; fails with `not-supported-here` for a format that says its own. */
  'reading.preview': method(documentOnly, z.object({ guessed: textEncoding, previews: z.array(encodingPreview) })),
  /**
   * Reads a file again as a person wants it; changes to one document are made one after another, nothing changes where the file cannot be
   * read now. A protected file whose text in that reading is not kept fails with `document-not-readable` (`reason`: `encrypted`) and is
   * asked for again with its password; `document.cancelUnlocking` ends that. Answers the choice as it is kept.
   */
  'reading.choose': method(documentOnly.extend({ change: readingChange, password: password.optional() }), readingChoice),

  /**
   * Recognises the scanned pages of documents one after another, and answers when that ended or was cancelled; progress comes as events.
   * Pages recognised before in the same language are not done again. Fails with `recognition-running` while another run is under way.
   */
  'recognition.run': method(
    z.object({ documentIds: z.array(identifier).min(1).max(10_000), language: recognitionLanguage }),
    recognitionReport,
  ),
  /** Pages done are kept; resolves when the run has ended. */
  'recognition.cancel': method(nothing, nothing),
  /** What was recognised on `count` pages of a document from page `first` (1 is the first), with its places; pages without are left out. */
  'recognition.pages': method(
    documentState.extend({ first: z.number().int().positive(), count: z.number().int().min(1).max(20) }),
    z.object({ pages: z.array(recognizedPage) }),
  ),

  ...reviewMethods,

  /**
   * Puts a value in the place of the machine's. A known `correctionId` changes that correction, an unknown one gives it that id
   * (one taken away comes back); `null` makes one, or changes the one of the same subject and field.
   */
  'correction.set': method(
    z.object({ documentId: identifier, correctionId: identifier.nullable(), correction: correctionInput }),
    correction,
  ),
  /** Gives the machine's value back; answers what was taken away. */
  'correction.remove': method(z.object({ documentId: identifier, correctionId: identifier }), correction),
  /** Runs the rules over a document in a child process; fails with `document-not-readable` or `check-failed`. */
  'check.run': method(z.object({ documentId: identifier, families: z.array(ruleFamily).min(1).max(4) }), documentCheck),
  /** Sets a finding aside with a reason; the one before of the same id is replaced. */
  'check.dismiss': method(
    z.object({
      documentId: identifier,
      finding: z.object({ id: z.string().min(1).max(200), rule: z.string().max(20), quote: z.string().max(1_000) }),
      reason: z.string().trim().min(1).max(2_000),
    }),
    dismissal,
  ),
  /** Takes a dismissal back. */
  'check.restore': method(z.object({ documentId: identifier, findingId: z.string().max(200) }), nothing),

  /**
   * Compares two documents in a child process; what was worked out once is answered at once while neither text changes. Progress comes as
   * events. Fails with `document-not-readable` or `comparison-failed`.
   */
  'comparison.run': method(comparedTexts, comparisonOutcome),
  /**
   * The first lines of the same comparison, before the others are compared or sent, for whoever asks for all of it at the same time; `null`
   * where all of it comes as soon, or nothing does. Begins it where nobody did; fails with `document-not-readable`.
   */
  'comparison.open': method(comparedTexts, z.object({ opening: comparisonOpening.nullable() })),
  'comparison.cancel': method(compared, nothing),
  /** What people wrote about the changes of these two. */
  'comparison.notes': method(comparedTexts, comparisonNotes),
  /** Writes why a change was made (`key` of its line); an empty text takes that away and answers `null`. */
  'comparison.explain': method(
    comparedTexts.extend({
      key: z.string().min(1).max(60),
      text: z.string().max(20_000),
      oldClause: z.string().max(500),
      newClause: z.string().max(500),
    }),
    z.object({ note: changeNote.nullable() }),
  ),

  /** Where the annotations of an earlier version go in a later one, and what became of their suggestions; fails as `comparison.run` does. */
  'carrying.propose': method(compared, carryingOutcome),
  /** Puts copies of the named annotations on the later version; those that were carried before are left as they are. */
  'carrying.apply': method(
    compared.extend({ annotationIds: z.array(identifier).max(20_000) }),
    z.object({ created: z.array(annotation), notCarried: z.number().int() }),
  ),
  /** Where annotations that lost their place in their changed file may stand, for a person to say so; fails as `comparison.run` does. */
  'carrying.findLost': method(documentOnly, lostPlacesOutcome),
  /** What a person decides about the adoption of a carried opinion; `null` takes the decision back. */
  'carrying.decide': method(z.object({ documentId: identifier, annotationId: identifier, state: adoptionState.nullable() }), annotation),
  /** Why a carried opinion was adopted or not, in a person's words; empty takes them back. */
  'carrying.reply': method(z.object({ documentId: identifier, annotationId: identifier, reply: z.string().max(20_000) }), annotation),

  'checklist.templates': method(nothing, z.object({ templates: z.array(checklistTemplate) })),
  'checklist.start': method(z.object({ documentId: identifier, templateId: identifier }), checklistRun),
  /** Fails with `evidence-required` when `unmet` comes without a passage on the conformity scale. */
  /** What is not named stays as it is: an opinion on its way is not undone by the verdict that follows it. */
  'checklist.answer': method(
    z.object({
      documentId: identifier,
      checklistId: identifier,
      itemId: identifier,
      verdict: verdict.optional(),
      opinion: z.string().max(20_000).optional(),
      evidence: z.array(passageInput).max(200).optional(),
    }),
    checklistRun,
  ),
  /** What is not named stays as it is; an empty choice without words takes the conclusion back. */
  'checklist.conclude': method(
    z.object({
      documentId: identifier,
      checklistId: identifier,
      choice: z.string().max(200).optional(),
      text: z.string().max(20_000).optional(),
    }),
    checklistRun,
  ),
  /** Removal is a mark: answers, authors and times stay. */
  'checklist.remove': method(z.object({ documentId: identifier, checklistId: identifier }), checklistRun),
  'checklist.restore': method(z.object({ documentId: identifier, checklistId: identifier }), checklistRun),

  /** The 对标 boards, the one changed last first; those put away have `removedAt`. */
  'board.list': method(nothing, z.object({ boards: z.array(boardSummary) })),
  /** Fails with `not-found` where a document is not in the library. */
  'board.create': method(newBoard, boardSummary),
  /** A board with what its documents say now, topic by topic; fails with `comparison-failed` where they cannot be lined up. */
  'board.read': method(boardOnly, boardReading),
  /** Ends the reading of a board that is under way. */
  'board.cancel': method(boardOnly, nothing),
  /** Changes a board; `inverse` takes it back. */
  'board.change': method(boardOnly.extend({ change: boardChange }), z.object({ board: storedBoard, inverse: boardChange })),
  /** Puts a board away. */
  'board.remove': method(boardOnly, nothing),
  'board.restore': method(boardOnly, boardSummary),

  ...searchMethods,

  'export.preview': method(exportRequest, exportPreview),
  'export.save': method(exportRequest.extend({ format: exportFormat }), exportOutcome),
  'export.open': method(z.object({ exportId: identifier }), z.object({ isOpened: z.boolean() })),
  'export.reveal': method(z.object({ exportId: identifier }), z.object({ isOpened: z.boolean() })),

  /** Saved searches are changed by `savedSearch.*`, one by one: two windows must not write each other's lists away. */
  'settings.update': method(z.object({ change: settings.omit({ savedSearches: true }).partial() }), settings),
  'workspace.update': method(z.object({ change: workspaceInput }), workspace),
} as const;

export type ReviewApi = typeof reviewApi;
export type ReviewMethod = keyof ReviewApi;
export type MethodInput<Method extends ReviewMethod> = z.infer<ReviewApi[Method]['input']>;
export type MethodOutput<Method extends ReviewMethod> = z.infer<ReviewApi[Method]['output']>;
