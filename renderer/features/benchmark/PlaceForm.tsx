import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBoardPassages } from '#renderer/api/board-passages.ts';
import { changeBoard } from '#renderer/api/board-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { BoardView } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';
import { type Placing, useBoardView } from './board-view-store.ts';
import { type Choice, ChoiceForm } from './ChoiceForm.tsx';
import { measureOf } from './provision-actions.ts';
import { topicChoices } from './topic-choices.ts';

type Props = { readonly view: BoardView; readonly placing: Placing; readonly onDone: () => void };

/** Chooses the topic for a measure, or the measure for a topic. */
export function PlaceForm({ view, placing, onDone }: Props): ReactNode {
  const words = useWords().benchmark;
  const tell = useFailureNotice();
  const language = useLibrary((state) => state.settings.language);
  const choices =
    placing.kind === 'move'
      ? topicChoices(view.board.topics, language).filter(({ value }) => value !== placing.from)
      : measureChoices(view, placing.column);
  const place = (chosen: string): void => {
    changeBoard({ kind: 'placements', placements: placementsOf(view, placing, chosen) })
      .then(onDone)
      .catch(tell);
  };
  return (
    <ChoiceForm label={placing.kind === 'move' ? words.topic : words.chooseMeasure} choices={choices} onKeep={place}>
      {placing.kind === 'add' ? (
        <Group justify="space-between">
          <span className={styles.soft}>{words.chooseInTextHint}</span>
          <Button size="compact-sm" variant="default" onClick={() => chooseInText(view, placing, onDone)}>
            {words.chooseInText}
          </Button>
        </Group>
      ) : null}
    </ChoiceForm>
  );
}

/** Opens the text beside the board, where the next chosen passage goes under the topic. */
function chooseInText(
  { board, documents }: BoardView,
  { topic, topicName, column }: Extract<Placing, { kind: 'add' }>,
  onDone: () => void,
): void {
  const documentId = documents[column]?.documentId;
  if (documentId === undefined) return;
  useBoardPassages.setState({ wanted: { boardId: board.id, topic, topicName, documentId } });
  useBoardView.setState({ isTextOpen: true });
  useWorkspace.getState().openDocument(documentId, { where: 'active', screen: 'benchmark' });
  onDone();
}

/** Every measure of one document, in the order of its text. */
function measureChoices(view: BoardView, column: number): Choice[] {
  return [...measuresIn(view, column).values()]
    .toSorted((one, other) => (one.sentences[0]?.at ?? 0) - (other.sentences[0]?.at ?? 0))
    .map(({ key, path, title }) => ({ value: key, label: `${formatClausePath(path)} ${title}` }));
}

function measuresIn({ alignment }: BoardView, column: number): ReadonlyMap<string, BoardView['alignment']['unclassified'][number][number]> {
  const all = [
    ...alignment.topics.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells[column] ?? [])),
    ...(alignment.unclassified[column] ?? []),
  ];
  return new Map(all.map((provision) => [provision.key, provision]));
}

function placementsOf(
  view: BoardView,
  placing: Placing,
  chosen: string,
): { documentId: string; measure: string; title: string; path: string[]; topic: string; isIn: boolean }[] {
  if (placing.kind === 'move') {
    const { measure, from } = placing;
    return [{ ...measure, topic: chosen, isIn: true }, ...(from === null ? [] : [{ ...measure, topic: from, isIn: false }])];
  }
  const provision = measuresIn(view, placing.column).get(chosen);
  return provision === undefined ? [] : [{ ...measureOf(view, placing.column, provision), topic: placing.topic, isIn: true }];
}
