import { Button } from '@mantine/core';
import { IconColumns2, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { changeBoard } from '#renderer/api/board-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { SavingText } from '#renderer/ui/SavingText.tsx';
import { topicName } from '#shared/domain/alignment/topic-name.ts';
import type { AlignedTopic } from '#shared/model/alignment.ts';
import type { BoardNoteField, BoardView } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';
import type { RowPlace } from './BoardGrid.tsx';
import type { BoardRow } from './board-rows.ts';
import { useBoardView } from './board-view-store.ts';
import { ProvisionCell } from './ProvisionCell.tsx';
import { readTopicBeside } from './provision-actions.ts';

const NOTE_FIELDS: readonly BoardNoteField[] = ['gap', 'practice', 'advice'];

type Props = { readonly view: BoardView; readonly row: Extract<BoardRow, { kind: 'line' }>; readonly place: RowPlace };

/** A line of the board: the topic's name on its first line, what each document says, and what people wrote. */
export function LineCells({ view, row, place }: Props): ReactNode {
  const { topic, line, isFirst } = row;
  const columns = view.documents.length;
  return (
    <>
      <TopicCell view={view} row={row} place={place} />
      {line.cells.map((provision, at) =>
        provision === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
          <NoProvision key={at} view={view} topic={topic} column={at} isFirst={isFirst} place={place} />
        ) : (
          <ProvisionCell
            key={provision.key}
            view={view}
            topic={topic}
            column={at}
            provision={provision}
            sharedTerms={line.terms}
            place={place}
          />
        ),
      )}
      {NOTE_FIELDS.map((field, at) => (
        <NoteCell key={field} view={view} topic={topic} field={field} column={columns + 1 + at} isFirst={isFirst} place={place} />
      ))}
    </>
  );
}

function TopicCell({ view, row: { topic, isFirst }, place }: Props): ReactNode {
  const { benchmark: words, frame } = useWords();
  const language = useLibrary((state) => state.settings.language);
  const name = topicName(topic, language);
  return (
    <div role="rowheader" id={place.idOf(0)} className={styles.topicCell} data-active={place.activeColumn === 0 || undefined}>
      {isFirst ? (
        <>
          <strong>{name}</strong>
          {topic.lines.length === 0 ? null : (
            <button
              type="button"
              tabIndex={-1}
              className={styles.quiet}
              title={words.readBeside}
              aria-label={frame.labelled(words.readBeside, name)}
              onClick={() => readTopicBeside(view, topic)}
            >
              <IconColumns2 size={14} stroke={1.6} />
            </button>
          )}
        </>
      ) : (
        // The first line may be a screen above.
        <span className={styles.soft}>{name}</span>
      )}
    </div>
  );
}

type NoProvisionProps = {
  readonly view: BoardView;
  readonly topic: AlignedTopic;
  readonly column: number;
  readonly isFirst: boolean;
  readonly place: RowPlace;
};

/** Where a document says nothing: hatched if it is silent on the topic altogether. */
function NoProvision({ view, topic, column, isFirst, place }: NoProvisionProps): ReactNode {
  const words = useWords().benchmark;
  const language = useLibrary((state) => state.settings.language);
  const isSilent = !topic.lines.some(({ cells }) => cells[column]);
  const isActive = place.activeColumn === column + 1;
  const isReadable = view.documents[column]?.isReadable ?? false;
  const name = topicName(topic, language);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard path is on the grid, which holds the focus
    <div
      role="gridcell"
      id={place.idOf(column + 1)}
      tabIndex={-1}
      className={styles.cell}
      data-silent={isSilent || undefined}
      data-active={isActive || undefined}
      onClick={() => place.onActivate(column + 1)}
    >
      {isSilent && isFirst ? (
        <span className={styles.absent}>{words.absent}</span>
      ) : (
        <span className={styles.soft}>{isSilent ? '' : words.elsewhere}</span>
      )}
      {isFirst && isReadable && topic.kind !== 'likeness' ? (
        <Button
          size="compact-xs"
          variant="subtle"
          tabIndex={-1}
          className={styles.addButton ?? ''}
          leftSection={<IconPlus size={12} />}
          aria-label={words.addTo(name)}
          onClick={() => useBoardView.setState({ placing: { kind: 'add', topic: topic.id, topicName: name, column } })}
        >
          {words.add}
        </Button>
      ) : null}
    </div>
  );
}

type NoteProps = {
  readonly view: BoardView;
  readonly topic: AlignedTopic;
  readonly field: BoardNoteField;
  readonly column: number;
  readonly isFirst: boolean;
  readonly place: RowPlace;
};

/** What a person writes on a topic; it keeps itself. */
function NoteCell({ view, topic, field, column, isFirst, place }: NoteProps): ReactNode {
  const words = useWords().benchmark;
  const language = useLibrary((state) => state.settings.language);
  const tell = useFailureNotice();
  const value = view.board.notes.find((note) => note.topic === topic.id)?.[field] ?? '';
  const save = (text: string): Promise<void> =>
    changeBoard({ kind: 'note', topic: topic.id, field, text }).catch((error) => {
      tell(error);
      throw error;
    });
  return (
    <div
      role="gridcell"
      id={place.idOf(column)}
      tabIndex={-1}
      className={styles.noteCell}
      data-active={place.activeColumn === column || undefined}
      onFocus={() => place.onActivate(column)}
    >
      {isFirst ? (
        <SavingText
          key={`${view.board.id} ${topic.id}`}
          label={`${topicName(topic, language)} ${words[field]}`}
          isLabelHidden
          placeholder={words[field]}
          value={value}
          words={words}
          onSave={save}
        />
      ) : null}
    </div>
  );
}
