import { Button, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { changeBoard } from '#renderer/api/board-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { moveNotes } from '#shared/domain/alignment/change-board.ts';
import { topicName } from '#shared/domain/alignment/topic-name.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { BoardNote, BoardView } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';
import { useBoardView } from './board-view-store.ts';
import { measureOf, readProvision } from './provision-actions.ts';

/** UTF-16 units of a lost passage that are shown. */
const QUOTE_LENGTH = 60;

type Props = { readonly view: BoardView; readonly names: readonly string[] };

/** What stands in no row: measures without a topic, and decisions and notes whose text is gone. Nothing is dropped silently. */
export function BoardRest({ view, names }: Props): ReactNode {
  const { unclassified } = view.alignment;
  const there = new Set(view.alignment.topics.map(({ id }) => id));
  const lostNotes = view.board.notes.filter(({ topic }) => !there.has(topic));
  if (unclassified.every((own) => own.length === 0) && view.lost.length + view.lostPassages.length + lostNotes.length === 0) return null;
  return (
    <div className={styles.rests}>
      <Unclassified view={view} names={names} />
      <Lost view={view} notes={lostNotes} />
    </div>
  );
}

function Unclassified({ view, names }: Props): ReactNode {
  const words = useWords().benchmark;
  const count = view.alignment.unclassified.reduce((sum, own) => sum + own.length, 0);
  if (count === 0) return null;
  return (
    <details className={styles.rest}>
      <summary>{words.unclassified(count)}</summary>
      <ul>
        {view.alignment.unclassified.flatMap((own, at) =>
          own.map((provision) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document has no identity here but its place
            <li key={`${at} ${provision.key}`}>
              <span className={styles.soft}>{names[at]}</span>
              <button type="button" className={styles.link} onClick={() => readProvision(view, at, provision)}>
                {formatClausePath(provision.path)} {provision.title}
              </button>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => useBoardView.setState({ placing: { kind: 'move', measure: measureOf(view, at, provision), from: null } })}
              >
                {words.assign}
              </Button>
            </li>
          )),
        )}
      </ul>
    </details>
  );
}

function Lost({ view, notes }: { readonly view: BoardView; readonly notes: readonly BoardNote[] }): ReactNode {
  const words = useWords().benchmark;
  const tell = useFailureNotice();
  const count = view.lost.length + view.lostPassages.length + notes.length;
  if (count === 0) return null;
  return (
    <details className={styles.rest} data-lost>
      <summary>{words.lost(count)}</summary>
      <p>{words.lostText}</p>
      <ul>
        {view.lost.map((placement) => (
          <li key={`${placement.documentId} ${placement.measure} ${placement.topic}`}>
            <span>
              {formatClausePath(placement.path)} {placement.title}
            </span>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => changeBoard({ kind: 'placements', placements: [{ ...placement, isIn: null }] }).catch(tell)}
            >
              {words.drop}
            </Button>
          </li>
        ))}
        {view.lostPassages.map(({ id, target }) => (
          <li key={id}>
            <span>
              {formatClausePath(target.selector[2].path)} {target.selector[1].exact.slice(0, QUOTE_LENGTH)}
            </span>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => changeBoard({ kind: 'passages', add: [], remove: [id] }).catch(tell)}
            >
              {words.drop}
            </Button>
          </li>
        ))}
        {notes.map((note) => (
          <LostNote key={note.topic} view={view} note={note} />
        ))}
      </ul>
    </details>
  );
}

/** What was written on a topic that is gone: put under another one, or given up. */
function LostNote({ view, note }: { readonly view: BoardView; readonly note: BoardNote }): ReactNode {
  const { benchmark: words, frame } = useWords();
  const tell = useFailureNotice();
  const language = useLibrary((state) => state.settings.language);
  const written = (['gap', 'practice', 'advice'] as const).filter((field) => note[field] !== '');
  const moveTo = (topic: string | null): void => {
    const change = topic === null ? null : moveNotes(view.board, note.topic, topic);
    if (change !== null) changeBoard(change).catch(tell);
  };
  return (
    <li>
      <span>{written.map((field) => frame.labelled(words[field], note[field])).join(' ')}</span>
      <Select
        size="xs"
        w={180}
        searchable
        aria-label={words.attachNote}
        placeholder={words.attachNote}
        value={null}
        data={view.alignment.topics.map((topic) => ({ value: topic.id, label: topicName(topic, language) }))}
        onChange={moveTo}
      />
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => changeBoard({ kind: 'notes', notes: [{ topic: note.topic, gap: '', practice: '', advice: '' }] }).catch(tell)}
      >
        {words.drop}
      </Button>
    </li>
  );
}
