import { z } from 'zod';
import { alignment, FEWEST_ALIGNED, figureDirection, MOST_ALIGNED, ownTopic } from './alignment.ts';
import { passageInput } from './annotation.ts';

export const BOARD_SCHEMA_VERSION = 2;

const documentIds = z.array(z.string().min(1).max(100)).min(FEWEST_ALIGNED).max(MOST_ALIGNED);
/** One of likeness names up to six measures by their documents. */
const topicId = z.string().min(1).max(1_000);

/** A measure as a decision on it names it: by its key in the document as it was; `title` and `path` say which it was when the document changed. */
export const boardMeasure = z.object({
  documentId: z.string().min(1).max(100),
  measure: z.string().min(1).max(300),
  title: z.string().max(300),
  path: z.array(z.string().max(100)).max(20),
});

/** What a person decided: the measure belongs under the topic, or does not. */
export const boardPlacement = boardMeasure.extend({ topic: topicId, isIn: z.boolean() });

/** A passage that a person put under a topic in its own words, wherever it stands in its document; it follows the text as annotations do. */
export const boardPassage = z.object({
  id: z.string().min(1).max(100),
  documentId: z.string().min(1).max(100),
  topic: topicId,
  target: passageInput,
});

export const boardNoteField = z.enum(['gap', 'practice', 'advice']);

/** 差距, 可借鉴举措 and 建议 on one topic, in a person's words. */
export const boardNote = z.object({
  topic: topicId,
  gap: z.string().max(20_000),
  practice: z.string().max(20_000),
  advice: z.string().max(20_000),
});

/** Whether less or more of a target is better, where a person says so. */
export const boardDirection = z.object({ topic: topicId, figure: z.string().max(300), direction: figureDirection });

/** A 对标 board: which documents stand beside each other, the first as the own one, and everything people decided and wrote on it. */
export const storedBoard = z.object({
  schemaVersion: z.literal(BOARD_SCHEMA_VERSION),
  id: z.string(),
  name: z.string(),
  /** Fewer than at the beginning where documents were erased. */
  documentIds: z.array(z.string()),
  topics: z.array(ownTopic),
  placements: z.array(boardPlacement),
  /** Absent in boards of before there were some. */
  passages: z.array(boardPassage).default([]),
  notes: z.array(boardNote),
  directions: z.array(boardDirection),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Set when a person put the board away; it can be taken back. */
  removedAt: z.string().nullable(),
});

/** One change of a board. `isIn: null` takes a decision back; `direction: null` leaves it to the machine again. */
export const boardChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('name'), name: z.string().trim().min(1).max(120) }),
  /** Fewer than two only to take a change back that was made after others were erased. */
  z.object({ kind: z.literal('documents'), documentIds: z.array(z.string().min(1).max(100)).max(MOST_ALIGNED) }),
  z.object({ kind: z.literal('topics'), topics: z.array(ownTopic).max(200) }),
  z.object({
    kind: z.literal('placements'),
    placements: z.array(boardPlacement.extend({ isIn: z.boolean().nullable() })).max(200),
  }),
  z.object({
    kind: z.literal('passages'),
    add: z.array(boardPassage).max(200),
    /** Their ids. */
    remove: z.array(z.string().max(100)).max(200),
  }),
  z.object({ kind: z.literal('note'), topic: topicId, field: boardNoteField, text: z.string().max(20_000) }),
  /** What stands under these topics from now on, in place of what did; one without words has none. */
  z.object({ kind: z.literal('notes'), notes: z.array(boardNote).min(1).max(20) }),
  z.object({ kind: z.literal('direction'), topic: topicId, figure: z.string().max(300), direction: figureDirection.nullable() }),
]);

/** What a new board is made from. */
export const newBoard = z.object({ name: z.string().trim().min(1).max(120), documentIds });

/** A board in the list. */
export const boardSummary = z.object({
  id: z.string(),
  name: z.string(),
  documentIds: z.array(z.string()),
  /** A person's own, beside the built-in ones. */
  topics: z.array(ownTopic.pick({ id: true, name: true })),
  updatedAt: z.string(),
  removedAt: z.string().nullable(),
});

/** A document as a column of a board; one without text keeps its column. */
export const boardDocument = z.object({ documentId: z.string(), title: z.string(), fileName: z.string(), isReadable: z.boolean() });

/** A board with what its documents say now; `lost`: decisions whose measure or topic is no longer there. */
export const boardView = z.object({
  board: storedBoard,
  documents: z.array(boardDocument),
  alignment,
  lost: z.array(boardPlacement),
  /** Passages whose text is gone, or whose topic is. */
  lostPassages: z.array(boardPassage),
});

/** What became of reading a board; `cancelled` where a person no longer wanted to wait. */
export const boardReading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), view: boardView }),
  z.object({ kind: z.literal('cancelled') }),
]);

export type BoardMeasure = z.infer<typeof boardMeasure>;
export type BoardPlacement = z.infer<typeof boardPlacement>;
export type BoardPassage = z.infer<typeof boardPassage>;
export type BoardNoteField = z.infer<typeof boardNoteField>;
export type BoardNote = z.infer<typeof boardNote>;
export type StoredBoard = z.infer<typeof storedBoard>;
export type BoardChange = z.infer<typeof boardChange>;
export type BoardSummary = z.infer<typeof boardSummary>;
export type BoardDocument = z.infer<typeof boardDocument>;
export type BoardReading = z.infer<typeof boardReading>;
export type BoardView = z.infer<typeof boardView>;
