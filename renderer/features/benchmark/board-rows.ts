import { rankFigure, type Standing } from '#shared/domain/alignment/rank-figure.ts';
import { topicName } from '#shared/domain/alignment/topic-name.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';
import type { AlignedFigure, AlignedLine, AlignedTopic } from '#shared/model/alignment.ts';
import type { Language } from '#shared/model/library.ts';

/** Which topics are shown: those all documents speak of, those the own one is silent on, those where it lags. */
export type BoardFilter = 'all' | 'shared' | 'gaps' | 'behind';

/** A row on screen: a line of provisions, the first of a topic with its name and notes; or a target that several documents set. */
export type BoardRow =
  | { readonly kind: 'line'; readonly key: string; readonly topic: AlignedTopic; readonly line: AlignedLine; readonly isFirst: boolean }
  | {
      readonly kind: 'figure';
      readonly key: string;
      readonly topic: AlignedTopic;
      readonly figure: AlignedFigure;
      readonly best: readonly boolean[];
      readonly standing: Standing | null;
    };

/** How many provisions each document has on a topic. */
export function coverageOf({ lines }: AlignedTopic, documents: number): readonly number[] {
  return Array.from({ length: documents }, (_, at) => lines.filter(({ cells }) => cells[at]).length);
}

/** The topics that a filter and the words looked for leave, in order. */
export function chosenTopics(
  topics: readonly AlignedTopic[],
  {
    filter,
    query,
    documents,
    language,
  }: { readonly filter: BoardFilter; readonly query: string; readonly documents: number; readonly language: Language },
): readonly AlignedTopic[] {
  const wanted = foldText(query.trim());
  return topics.filter((topic) => passes(topic, filter, documents) && (wanted === '' || holds(topic, wanted, language)));
}

/** The rows of topics: their lines, then the targets that two documents at least set. A topic without provisions has one empty line. */
export function boardRows(topics: readonly AlignedTopic[], documents: number): readonly BoardRow[] {
  return topics.flatMap((topic): readonly BoardRow[] => {
    const empty: AlignedLine = { cells: Array.from({ length: documents }, () => null), terms: [] };
    const lines = topic.lines.length === 0 ? [empty] : topic.lines;
    return [
      ...lines.map((line, at) => ({ kind: 'line' as const, key: `${topic.id} ${at}`, topic, line, isFirst: at === 0 })),
      ...sharedFigures(topic).map((figure) => ({
        ...{ kind: 'figure' as const, key: `${topic.id} = ${figure.key}`, topic, figure },
        ...rankFigure(figure),
      })),
    ];
  });
}

/** How often the own document is ahead, level or behind. */
export function standingCounts(topics: readonly AlignedTopic[]): Readonly<Record<Standing, number>> {
  const counts = { ahead: 0, level: 0, behind: 0 };
  for (const topic of topics)
    for (const figure of sharedFigures(topic)) {
      const { standing } = rankFigure(figure);
      if (standing !== null) counts[standing] += 1;
    }
  return counts;
}

function sharedFigures({ figures }: AlignedTopic): readonly AlignedFigure[] {
  return figures.filter(({ values }) => values.filter((value) => value !== null).length > 1);
}

function passes(topic: AlignedTopic, filter: BoardFilter, documents: number): boolean {
  const counts = coverageOf(topic, documents);
  switch (filter) {
    case 'all':
      return true;
    case 'shared':
      return counts.every((count) => count > 0);
    case 'gaps':
      return counts[0] === 0;
    case 'behind':
      return sharedFigures(topic).some((figure) => rankFigure(figure).standing === 'behind');
  }
}

function holds(topic: AlignedTopic, wanted: string, language: Language): boolean {
  if (foldText(topicName(topic, language)).includes(wanted) || foldText(topic.name).includes(wanted)) return true;
  return topic.lines.some(({ cells }) =>
    cells.some(
      (cell) => cell?.sentences.some(({ text }) => foldText(text).includes(wanted)) || foldText(cell?.title ?? '').includes(wanted),
    ),
  );
}
