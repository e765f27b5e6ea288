import type { AlignedTopic, Alignment } from '#shared/model/alignment.ts';
import type { BoardPassage, BoardPlacement, StoredBoard } from '#shared/model/board.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { createAnchorIndex } from '../anchoring/anchor-index.ts';
import { resolvePassage } from '../anchoring/resolve-passage.ts';
import { wordsKey } from '../text/words-key.ts';
import { alignDocuments } from './align-documents.ts';
import { passageMeasure } from './passage-measure.ts';
import { readMeasures } from './read-measures.ts';
import { withLikenessIds } from './topic-key.ts';
import type { PlacedPassage } from './topic-shares.ts';
import { topicTerms } from './topic-terms.ts';

/** A document as it is read now; `textKey` names that state, as passages do. */
export type BoardSource = Pick<DocumentModel, 'blocks' | 'outline' | 'tasks'> & { readonly textKey?: string };

/** What of a board decides how its documents are lined up; notes only by the topic they are written on. */
export type Decided = Pick<StoredBoard, 'documentIds' | 'topics' | 'placements' | 'passages' | 'directions'> & {
  readonly notes: readonly { readonly topic: string }[];
};

/** The documents lined up, and what of a person's decisions is no longer found in them. */
export type AlignedBoard = {
  readonly alignment: Alignment;
  readonly lost: readonly BoardPlacement[];
  readonly lostPassages: readonly BoardPassage[];
};

const NO_TEXT: BoardSource = { blocks: [], outline: [], tasks: [] };

/**
 * What the documents of a board say now, with everything people decided laid over it. `models` in the order of the board's documents,
 * `null` for one without text. A person's own topic has a row even where nothing stands under it; what decisions no longer find is `lost`.
 */
export function alignBoard(board: Decided, models: readonly (BoardSource | null)[]): AlignedBoard {
  const sources = models.map((model) => model ?? NO_TEXT);
  const known = new Set(topicTerms(board.topics).topics.map(({ id }) => id));
  const keys = sources.map((source, at) => new Set(readMeasures(source, at).measures.map(({ key }) => key)));
  const placed = board.placements.map((placement) => ({ ...placement, document: board.documentIds.indexOf(placement.documentId) }));
  const isFound = ({ document, measure, topic }: (typeof placed)[number]): boolean =>
    known.has(topic) && (keys[document]?.has(measure) ?? false);
  const passages = passagesOf(board, models, known);
  const choices = { topics: board.topics, placements: placed.filter(isFound), passages: passages.found };
  const alignment = alignDocuments(sources, choices);
  // A document that cannot be read now is no reason to call what was decided on it lost.
  const lost = placed.filter((each) => !isFound(each) && each.document !== -1 && models[each.document] !== null);
  const written = [...board.notes, ...board.directions].map(({ topic }) => topic);
  const topics = withOwnTopics(withLikenessIds(alignment.topics, board.documentIds, written), board);
  return {
    alignment: { ...alignment, topics: topics.map((topic) => withDirections(topic, board)) },
    lost: lost.map(({ document: _document, ...placement }) => placement),
    lostPassages: passages.lost,
  };
}

/** The passages that a person chose, where they stand now. Those of a document that cannot be read are neither found nor lost. */
function passagesOf(
  board: Decided,
  models: readonly (BoardSource | null)[],
  known: ReadonlySet<string>,
): { readonly found: readonly PlacedPassage[]; readonly lost: readonly BoardPassage[] } {
  const found: PlacedPassage[] = [];
  const lost: BoardPassage[] = [];
  for (const [document, documentId] of board.documentIds.entries()) {
    const model = models[document];
    const own = board.passages.filter((each) => each.documentId === documentId);
    if (own.length === 0 || !model) continue;
    const index = createAnchorIndex({ blocks: model.blocks, contentHash: model.textKey ?? '' });
    for (const passage of own) {
      const anchor = resolvePassage(index, passage.target);
      const place = anchor.kind === 'orphan' ? null : { document, id: passage.id, range: anchor.range };
      const measure = place === null ? null : passageMeasure(model.blocks, index.canonical, place);
      if (measure === null || !known.has(passage.topic)) lost.push(passage);
      else found.push({ measure, topic: passage.topic, id: passage.id });
    }
  }
  return { found, lost };
}

function withOwnTopics(topics: readonly AlignedTopic[], board: Decided): AlignedTopic[] {
  const there = new Set(topics.map(({ id }) => id));
  const empty = board.topics.flatMap(({ id, name }): readonly AlignedTopic[] =>
    there.has(id) ? [] : [{ id, kind: 'own', name, lines: [], figures: [] }],
  );
  const own = [...topics.filter(({ kind }) => kind === 'own'), ...empty];
  const order = new Map(board.topics.map(({ id }, at) => [id, at]));
  return [
    ...topics.filter(({ kind }) => kind === 'built-in'),
    ...own.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0)),
    ...topics.filter(({ kind }) => kind === 'likeness'),
  ];
}

function withDirections(topic: AlignedTopic, { directions }: Decided): AlignedTopic {
  const own = new Map(directions.flatMap((each) => (each.topic === topic.id ? [[each.figure, each.direction] as const] : [])));
  return {
    ...topic,
    figures: topic.figures.map((figure) => {
      const key = wordsKey(figure.key);
      return { ...figure, key, direction: own.get(key) ?? figure.direction };
    }),
  };
}
