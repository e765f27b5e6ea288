import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { LibraryNumbers } from '#shared/contract/review-views.ts';
import { reviewState } from '#shared/model/library.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Statistics.module.css';
import { showOnly } from './shelf-view-store.ts';
import { type Bar, dueBars, stateBars, valueBars } from './statistics-bars.ts';

const HEIGHT = 200;
const NAME_WIDTH = 96;
const LONGEST_NAME = 8;

/** The library in numbers; every bar leads to the documents behind it. Loaded when first looked at. */
export function StatisticsPanel(): ReactNode {
  const words = useWords().statistics;
  const states = useWords().shelf.states;
  const { papers } = useWords();
  const numbers = useNumbers();
  if (numbers === null) return null;
  const unknown = words.unknown;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled panel has to be reachable by keyboard
    <section className={styles.panel} tabIndex={0} aria-label={words.title}>
      <Chart
        title={words.due}
        column={words.tasks}
        bars={dueBars(numbers.due, words.periods)}
        onChoose={(period) => {
          const found = numbers.due.find((due) => due.period === period);
          if (found) showOnly({ set: { label: words.periods[found.period], documentIds: new Set(found.documentIds) } });
        }}
      />
      <Chart
        title={words.progress}
        column={words.documents}
        bars={stateBars(numbers.states, states)}
        onChoose={(state) => showOnly({ reviewState: reviewState.parse(state) })}
      />
      <Chart
        title={words.years}
        column={words.documents}
        bars={valueBars(numbers.years, unknown, null)}
        isUpright
        onChoose={(year) => showOnly({ year })}
      />
      <Chart
        title={words.regions}
        column={words.documents}
        bars={valueBars(numbers.regions, unknown, words.others)}
        onChoose={(region) => showOnly({ region })}
      />
      <Chart
        title={words.kinds}
        column={words.documents}
        bars={valueBars(numbers.kinds, unknown, words.others).map((bar) => (bar.value ? { ...bar, label: papers.kind(bar.value) } : bar))}
        onChoose={(kind) => showOnly({ kind })}
      />
    </section>
  );
}

/** The numbers as the application has them now, read again when the list changed. */
function useNumbers(): LibraryNumbers | null {
  const client = useReviewClient();
  const tell = useFailureNotice();
  const documents = useLibrary((state) => state.documents);
  const [numbers, setNumbers] = useState<LibraryNumbers | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other numbers
  useEffect(() => {
    let isWanted = true;
    client
      .call('library.statistics', {})
      .then((read) => {
        if (isWanted) setNumbers(read);
      })
      .catch(tell);
    return () => {
      isWanted = false;
    };
  }, [client, documents, tell]);
  return numbers;
}

type ChartProps = {
  readonly title: string;
  /** What is counted. */
  readonly column: string;
  readonly bars: readonly Bar[];
  readonly isUpright?: boolean;
  readonly onChoose: (value: string) => void;
};

/** A picture, or its numbers as a table whose names lead to the documents as the bars do. */
function Chart({ title, column, bars, isUpright = false, onChoose }: ChartProps): ReactNode {
  const { statistics: words, frame } = useWords();
  const [isTable, setTable] = useState(false);
  const choose = (label: unknown): void => {
    const bar = bars.find((other) => other.label === label);
    if (bar?.value != null) onChoose(bar.value);
  };
  return (
    <figure className={styles.chart}>
      <figcaption>
        {title}
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={frame.labelled(title, isTable ? words.asChart : words.asTable)}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? words.asChart : words.asTable}
        </Button>
      </figcaption>
      {isTable ? (
        <NumberTable title={title} column={column} bars={bars} onChoose={onChoose} />
      ) : (
        <div role="img" aria-label={title} className={styles.picture}>
          <BarChart
            h={isUpright ? HEIGHT : Math.max(96, bars.length * 24 + 40)}
            data={bars.map(({ label, count }) => ({ label, count }))}
            dataKey="label"
            orientation={isUpright ? 'horizontal' : 'vertical'}
            gridAxis={isUpright ? 'x' : 'y'}
            series={[{ name: 'count', label: column, color: 'var(--accent)' }]}
            textColor="var(--ink-soft)"
            gridColor="var(--line)"
            maxBarWidth={isUpright ? 28 : 14}
            xAxisProps={isUpright ? { interval: 'preserveStartEnd' } : { allowDecimals: false }}
            yAxisProps={isUpright ? { allowDecimals: false, width: 40 } : { width: NAME_WIDTH, interval: 0, tickFormatter: shortName }}
            barProps={{ isAnimationActive: false }}
            barChartProps={{ accessibilityLayer: false, onClick: ({ activeLabel }) => choose(activeLabel) }}
          />
        </div>
      )}
    </figure>
  );
}

function NumberTable({ title, column, bars, onChoose }: Omit<ChartProps, 'isUpright'>): ReactNode {
  return (
    <table className={styles.numbers} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{column}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, value, count }) => (
          <tr key={label}>
            <th scope="row">
              {value === null ? (
                label
              ) : (
                <button type="button" onClick={() => onChoose(value)}>
                  {label}
                </button>
              )}
            </th>
            <td>{count.toLocaleString()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shortName(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
