import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { changeBoard } from '#renderer/api/board-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { AlignedTopic, Provision } from '#shared/model/alignment.ts';
import type { BoardView } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';
import type { RowPlace } from './BoardGrid.tsx';
import { useBoardView } from './board-view-store.ts';
import { measureOf, readProvision } from './provision-actions.ts';

type Props = {
  readonly view: BoardView;
  readonly topic: AlignedTopic;
  readonly column: number;
  readonly provision: Provision;
  readonly sharedTerms: readonly string[];
  readonly place: RowPlace;
};

/** What one document says: its clause, its words and its targets. A click reads it in its text; the menu corrects where it stands. */
export function ProvisionCell(props: Props): ReactNode {
  const words = useWords().benchmark;
  const { view, column, provision, sharedTerms, place } = props;
  const { origin, path, sentences, indicators, terms } = provision;
  const reasons = [
    sharedTerms.length === 0 ? '' : words.sharedWords(sharedTerms.join('、')),
    terms.length === 0 ? '' : words.foundBy(terms.join('、')),
  ].filter((reason) => reason !== '');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard path is on the grid, which holds the focus
    <div
      role="gridcell"
      id={place.idOf(column + 1)}
      tabIndex={-1}
      className={styles.cell}
      data-active={place.activeColumn === column + 1 || undefined}
      data-origin={origin}
      title={reasons.join('\n')}
      onClick={() => {
        place.onActivate(column + 1);
        readProvision(view, column, provision);
      }}
    >
      <div className={styles.cellHead}>
        <span className={styles.path}>{formatClausePath(path)}</span>
        {origin === 'found' ? null : (
          <span className={styles.origin}>
            <IconCheck size={12} aria-hidden />
            {origin === 'confirmed' ? words.confirmed : words.added}
          </span>
        )}
        <CellMenu {...props} />
      </div>
      <p className={styles.words}>{sentences.map(({ text }) => text).join('')}</p>
      {indicators.length === 0 ? null : (
        <div className={styles.chips}>
          {indicators.map(({ text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal targets of one measure differ in nothing but their place
            <span key={at} className={styles.chip}>
              {text.trim()}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

function CellMenu({ view, topic, column, provision }: Props): ReactNode {
  const { benchmark: words, frame } = useWords();
  const tell = useFailureNotice();
  const measure = measureOf(view, column, provision);
  const decide = (isIn: boolean | null): void => {
    changeBoard({ kind: 'placements', placements: [{ ...measure, topic: topic.id, isIn }] }).catch(tell);
  };
  const isFree = topic.kind === 'likeness';
  const { passage } = provision;
  const takeOut = (): void => {
    if (passage === undefined) decide(false);
    else changeBoard({ kind: 'passages', add: [], remove: [passage] }).catch(tell);
  };
  return (
    <Menu position="bottom-end" withinPortal transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon
          size="xs"
          tabIndex={-1}
          className={styles.cellMenu ?? ''}
          aria-label={frame.labelled(words.menu, formatClausePath(provision.path))}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={14} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        {isFree || passage !== undefined ? null : provision.origin === 'found' ? (
          <Menu.Item onClick={() => decide(true)}>{words.confirm}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => decide(null)}>{words.unconfirm}</Menu.Item>
        )}
        {passage === undefined ? (
          <Menu.Item onClick={() => useBoardView.setState({ placing: { kind: 'move', measure, from: isFree ? null : topic.id } })}>
            {words.move}
          </Menu.Item>
        ) : null}
        {isFree ? null : <Menu.Item onClick={takeOut}>{words.takeOut}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
