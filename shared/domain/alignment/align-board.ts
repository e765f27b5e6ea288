import type { AlignedTopic, Alignment } from '#shared/model/alignment.ts';
import type { BoardPlacement, StoredBoard } from '#shared/model/board.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { alignDocuments } from './align-documents.ts';
import { readMeasures } from './read-measures.ts';
import { topicTerms } from './topic-terms.ts';

type Source = Pick<DocumentModel, 'blocks' | 'outline' | 'tasks'>;
type Decided = Pick<StoredBoard, 'documentIds' | 'topics' | 'placements' | 'directions'>;

const NO_TEXT: Source = { blocks: [], outline: [], tasks: [] };

/**
 * What the documents of a board say now, with everything people decided laid over it. `models` in the order of the board's documents,
 * `null` for one without text. A person's own topic has a row even where nothing stands under it; what decisions no longer find is `lost`.
 */
export function alignBoard(
  board: Decided,
  models: readonly (Source | null)[],
): { readonly alignment: Alignment; readonly lost: readonly BoardPlacement[] } {
  const sources = models.map((model) => model ?? NO_TEXT);
  const known = new Set(topicTerms(board.topics).topics.map(({ id }) => id));
  const keys = sources.map((source, at) => new Set(readMeasures(source, at).measures.map(({ key }) => key)));
  const placed = board.placements.map((placement) => ({ ...placement, document: board.documentIds.indexOf(placement.documentId) }));
  const isFound = ({ document, measure, topic }: (typeof placed)[number]): boolean =>
    known.has(topic) && (keys[document]?.has(measure) ?? false);
  const alignment = alignDocuments(sources, { topics: board.topics, placements: placed.filter(isFound) });
  // A document that cannot be read now is no reason to call what was decided on it lost.
  const lost = placed.filter((each) => !isFound(each) && each.document !== -1 && models[each.document] !== null);
  return {
    alignment: { ...alignment, topics: withOwnTopics(alignment.topics, board).map((topic) => withDirections(topic, board)) },
    lost: lost.map(({ document: _document, ...placement }) => placement),
  };
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
  if (own.size === 0) return topic;
  return { ...topic, figures: topic.figures.map((figure) => ({ ...figure, direction: own.get(figure.key) ?? figure.direction })) };
}
