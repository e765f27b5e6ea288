import { IconArrowDown, IconArrowUp, IconQuestionMark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { changeBoard } from '#renderer/api/board-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { FigureDirection } from '#shared/model/alignment.ts';
import type { BoardView } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';
import type { RowPlace } from './BoardGrid.tsx';
import type { BoardRow } from './board-rows.ts';

const NEXT: Readonly<Record<FigureDirection | 'open', FigureDirection>> = { lower: 'higher', higher: 'lower', open: 'lower' };
const ICONS = { lower: IconArrowDown, higher: IconArrowUp, open: IconQuestionMark } as const;

type Props = {
  readonly view: BoardView;
  readonly row: Extract<BoardRow, { kind: 'figure' }>;
  readonly place: RowPlace;
  readonly names: readonly string[];
};

/** One target as each document sets it, the best marked, and how the own document stands. */
export function FigureCells({ view, row, place, names }: Props): ReactNode {
  const words = useWords().benchmark;
  const { figure, best, standing } = row;
  const columns = view.documents.length;
  return (
    <>
      <FigureName row={row} place={place} />
      {figure.values.map((value, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard path is on the grid, which holds the focus
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
          key={at}
          role="gridcell"
          id={place.idOf(at + 1)}
          tabIndex={-1}
          className={styles.figureCell}
          data-best={best[at] || undefined}
          data-active={place.activeColumn === at + 1 || undefined}
          onClick={() => place.onActivate(at + 1)}
        >
          {value === null ? <span className={styles.soft}>{words.elsewhere}</span> : value.indicator.text.trim()}
          {best[at] ? <span className={styles.best}>{words.best}</span> : null}
        </div>
      ))}
      <div
        role="gridcell"
        id={place.idOf(columns + 1)}
        aria-colspan={3}
        className={styles.standing}
        data-active={(place.activeColumn ?? 0) > columns || undefined}
      >
        {standing === null ? null : (
          <span className={styles.badge} data-standing={standing} title={words.standingHint}>
            {names[0]} {words.standings[standing]}
          </span>
        )}
      </div>
    </>
  );
}

function FigureName({ row: { topic, figure }, place }: Pick<Props, 'row' | 'place'>): ReactNode {
  const words = useWords().benchmark;
  const tell = useFailureNotice();
  const current = figure.direction ?? 'open';
  const Icon = ICONS[current];
  const said = { lower: words.lowerBetter, higher: words.higherBetter, open: words.openDirection }[current];
  const name = figure.name === '' ? words.target : figure.name;
  return (
    <div role="rowheader" id={place.idOf(0)} className={styles.topicCell} data-active={place.activeColumn === 0 || undefined}>
      <span className={styles.figureName} title={name}>
        {name}
      </span>
      <button
        type="button"
        tabIndex={-1}
        className={styles.quiet}
        title={words.turnDirection(name, said)}
        aria-label={words.turnDirection(name, said)}
        onClick={() => changeBoard({ kind: 'direction', topic: topic.id, figure: figure.key, direction: NEXT[current] }).catch(tell)}
      >
        <Icon size={13} stroke={1.8} />
      </button>
    </div>
  );
}
