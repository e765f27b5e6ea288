import type { BoardChange, BoardNote, StoredBoard } from '#shared/model/board.ts';

/** A board after a change, and the change that takes it back. */
export type ChangedBoard = { readonly board: StoredBoard; readonly inverse: BoardChange };

/** Changes a board; pure. */
export function changeBoard(board: StoredBoard, change: BoardChange): ChangedBoard {
  switch (change.kind) {
    case 'name':
      return { board: { ...board, name: change.name }, inverse: { kind: 'name', name: board.name } };
    case 'documents':
      return {
        board: { ...board, documentIds: [...new Set(change.documentIds)] },
        inverse: { kind: 'documents', documentIds: board.documentIds },
      };
    case 'topics':
      return { board: { ...board, topics: change.topics }, inverse: { kind: 'topics', topics: board.topics } };
    case 'placements':
      return withPlacements(board, change.placements);
    case 'passages':
      return withPassages(board, change);
    case 'note':
      return withNote(board, change);
    case 'notes':
      return withNotes(board, change);
    case 'direction':
      return withDirection(board, change);
  }
}

type Placements = Extract<BoardChange, { kind: 'placements' }>['placements'];

function withPlacements(board: StoredBoard, changed: Placements): ChangedBoard {
  const keyOf = (each: Pick<Placements[number], 'documentId' | 'measure' | 'topic'>): string =>
    JSON.stringify([each.documentId, each.measure, each.topic]);
  const known = new Map(board.placements.map((each) => [keyOf(each), each]));
  const next = new Map(known);
  for (const { isIn, ...each } of changed) {
    if (isIn === null) next.delete(keyOf(each));
    else next.set(keyOf(each), { ...each, isIn });
  }
  const inverse = changed.map((each) => ({ ...each, isIn: known.get(keyOf(each))?.isIn ?? null }));
  return { board: { ...board, placements: [...next.values()] }, inverse: { kind: 'placements', placements: inverse } };
}

function withPassages(board: StoredBoard, { add, remove }: Extract<BoardChange, { kind: 'passages' }>): ChangedBoard {
  const gone = new Set(remove);
  const known = new Set(board.passages.map(({ id }) => id));
  const added = add.filter(({ id }) => !known.has(id) || gone.has(id));
  const kept = board.passages.filter(({ id }) => !gone.has(id));
  const removed = board.passages.filter(({ id }) => gone.has(id));
  return {
    board: { ...board, passages: [...kept, ...added] },
    inverse: { kind: 'passages', add: removed, remove: added.map(({ id }) => id) },
  };
}

function withNote(board: StoredBoard, { topic, field, text }: Extract<BoardChange, { kind: 'note' }>): ChangedBoard {
  const before = noteOn(board, topic);
  const { board: changed } = withNotes(board, { notes: [{ ...before, [field]: text }] });
  return { board: changed, inverse: { kind: 'note', topic, field, text: before[field] } };
}

function withNotes(board: StoredBoard, { notes }: { readonly notes: readonly BoardNote[] }): ChangedBoard {
  const topics = new Set(notes.map(({ topic }) => topic));
  const others = board.notes.filter(({ topic }) => !topics.has(topic));
  const written = notes.filter(({ gap, practice, advice }) => gap !== '' || practice !== '' || advice !== '');
  return {
    board: { ...board, notes: [...others, ...written] },
    inverse: { kind: 'notes', notes: [...topics].map((topic) => noteOn(board, topic)) },
  };
}

function noteOn({ notes }: Pick<StoredBoard, 'notes'>, topic: string): BoardNote {
  return notes.find((note) => note.topic === topic) ?? { topic, gap: '', practice: '', advice: '' };
}

/** Longest text of a note. */
const LONGEST_NOTE = 20_000;

/** The change that puts what was written on one topic under another, behind what stands there; `null` where both together are too long. */
export function moveNotes(board: Pick<StoredBoard, 'notes'>, from: string, to: string): BoardChange | null {
  const [moved, there] = [noteOn(board, from), noteOn(board, to)];
  const joined = (field: 'gap' | 'practice' | 'advice'): string => [there[field], moved[field]].filter((text) => text !== '').join('\n');
  const after = { topic: to, gap: joined('gap'), practice: joined('practice'), advice: joined('advice') };
  if ([after.gap, after.practice, after.advice].some((text) => text.length > LONGEST_NOTE)) return null;
  return { kind: 'notes', notes: [{ topic: from, gap: '', practice: '', advice: '' }, after] };
}

function withDirection(board: StoredBoard, { topic, figure, direction }: Extract<BoardChange, { kind: 'direction' }>): ChangedBoard {
  const isOf = (each: { readonly topic: string; readonly figure: string }): boolean => each.topic === topic && each.figure === figure;
  const before = board.directions.find(isOf)?.direction ?? null;
  const others = board.directions.filter((each) => !isOf(each));
  return {
    board: { ...board, directions: direction === null ? others : [...others, { topic, figure, direction }] },
    inverse: { kind: 'direction', topic, figure, direction: before },
  };
}
