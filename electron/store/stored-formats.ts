import { likenessMember, likenessTopicId } from '#shared/domain/alignment/topic-key.ts';
import { wordsKey } from '#shared/domain/text/words-key.ts';
import { BOARD_SCHEMA_VERSION, type StoredBoard, storedBoard } from '#shared/model/board.ts';
import { LIBRARY_SCHEMA_VERSION, type StoredLibrary, storedLibrary } from '#shared/model/library.ts';
import { READ_BY_THE_MACHINE, REVIEW_SCHEMA_VERSION, type StoredReview, storedReview } from '#shared/model/review.ts';
import type { StoredFormat } from './migrate-stored.ts';

/**
 * `library.json`. Version 2 added the choice of reading a document's text was made with, and the list of documents taken out;
 * version 3 what people sort documents by.
 */
export const libraryFormat: StoredFormat<StoredLibrary> = {
  schema: storedLibrary,
  version: LIBRARY_SCHEMA_VERSION,
  migrations: {
    1: ({ documents, ...library }) => ({
      ...library,
      documents: Array.isArray(documents) ? documents.map((document: object) => ({ ...document, reading: '' })) : documents,
      removed: [],
    }),
    2: ({ documents, removed, ...library }) => ({
      ...library,
      documents: Array.isArray(documents) ? documents.map(unsorted) : documents,
      removed: Array.isArray(removed) ? removed.map((entry) => ({ ...entry, document: unsorted(entry.document) })) : removed,
      collections: [],
    }),
  },
};

function unsorted(document: object): object {
  return { ...document, tags: [], collections: [], markedState: null, paper: null, apart: [] };
}

/** `reviews/<documentId>.json`. Version 2 added corrections, dismissed findings and the choice of reading. */
export const reviewFormat: StoredFormat<StoredReview> = {
  schema: storedReview,
  version: REVIEW_SCHEMA_VERSION,
  migrations: { 1: (review) => ({ ...review, corrections: [], dismissals: [], reading: READ_BY_THE_MACHINE }) },
};

/** A document nobody has written about yet. */
export function emptyReview(documentId: string): StoredReview {
  return {
    schemaVersion: REVIEW_SCHEMA_VERSION,
    documentId,
    annotations: [],
    checklists: [],
    corrections: [],
    dismissals: [],
    reading: READ_BY_THE_MACHINE,
    formHead: {},
  };
}

/** `boards/<boardId>.json`. Version 2 names topics of likeness by their documents, and quotes no words of a text in doing so. */
export const boardFormat: StoredFormat<StoredBoard> = {
  schema: storedBoard,
  version: BOARD_SCHEMA_VERSION,
  migrations: { 1: withUnquotedTopics },
};

function withUnquotedTopics(board: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const documentIds = Array.isArray(board['documentIds']) ? board['documentIds'] : [];
  const listOf = (key: string): readonly unknown[] => (Array.isArray(board[key]) ? board[key] : []);
  const renamed = (entry: unknown, at: number): unknown => {
    if (typeof entry !== 'object' || entry === null || !('topic' in entry) || typeof entry.topic !== 'string') return entry;
    const figure = 'figure' in entry && typeof entry.figure === 'string' ? { figure: wordsKey(entry.figure) } : {};
    return { ...entry, topic: unquotedTopic(entry.topic, documentIds, at), ...figure };
  };
  return { ...board, notes: listOf('notes').map(renamed), directions: listOf('directions').map(renamed) };
}

/** Before, the id was `alike|<column>|<key of the measure>`; of erased documents only `alike|` was left, for each note the same. */
function unquotedTopic(topic: string, documentIds: readonly unknown[], at: number): string {
  const [kind, column = '', ...key] = topic.split('|');
  if (kind !== 'alike') return topic;
  const documentId = documentIds[Number(column)];
  if (key.length === 0 || typeof documentId !== 'string') return likenessTopicId([wordsKey(`${topic} ${at}`)]);
  return likenessTopicId([likenessMember(documentId, key.join('|'))]);
}

/** A board that is not there: its id is empty. */
export function emptyBoard(): StoredBoard {
  return {
    schemaVersion: BOARD_SCHEMA_VERSION,
    id: '',
    name: '',
    documentIds: [],
    topics: [],
    placements: [],
    passages: [],
    notes: [],
    directions: [],
    createdAt: '',
    updatedAt: '',
    removedAt: null,
  };
}
