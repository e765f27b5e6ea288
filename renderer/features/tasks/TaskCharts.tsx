import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { TaskRow } from '#shared/domain/tables/task-rows.ts';
import { deadlineBars, unitBars } from './chart-data.ts';
import styles from './Tasks.module.css';
import { selectInView } from './task-view-store.ts';

const HEIGHT = 210;
/** Width of the names of units, in pixels. */
const NAME_WIDTH = 120;
const LONGEST_NAME = 10;
/** Bars under which each has room for its name, level or slanted; of more some go unnamed. */
const MOST_LABELS = 6;
const MOST_SLANTED = 24;

/** Tasks a unit and tasks a deadline, as charts or as the tables behind them. Loaded when first looked at. */
export function TaskCharts({ rows }: { readonly rows: readonly TaskRow[] }): ReactNode {
  const words = useWords().tasks;
  return (
    <section className={styles.charts} aria-label={words.chartsOf}>
      <UnitChart rows={rows} />
      <DeadlineChart rows={rows} />
    </section>
  );
}

function UnitChart({ rows }: { readonly rows: readonly TaskRow[] }): ReactNode {
  const words = useWords().tasks;
  const bars = useMemo(() => unitBars(rows), [rows]);
  if (bars.length === 0) {
    return (
      <figure className={styles.chart}>
        <p className={styles.noBars}>{words.noUnitBars}</p>
      </figure>
    );
  }
  return (
    <Chart
      title={words.unitChart(bars.length)}
      labels={[words.unitColumn, words.leadColumn, words.partColumn]}
      rows={bars.map(({ unit, leads, takesPart }) => [unit, leads, takesPart])}
    >
      <BarChart
        h={HEIGHT}
        data={[...bars]}
        dataKey="unit"
        type="stacked"
        orientation="vertical"
        gridAxis="x"
        series={[
          { name: 'leads', label: words.leadColumn, color: 'var(--chart-lead)' },
          { name: 'takesPart', label: words.partColumn, color: 'var(--chart-part)' },
        ]}
        withLegend
        legendProps={{ verticalAlign: 'top', height: 24 }}
        textColor="var(--ink-soft)"
        gridColor="var(--line)"
        maxBarWidth={12}
        xAxisProps={{ allowDecimals: false, height: 30 }}
        yAxisProps={{ width: NAME_WIDTH, interval: 0, tickFormatter: shortName }}
        barProps={{ isAnimationActive: false }}
        barChartProps={{
          accessibilityLayer: false,
          onClick: ({ activeLabel }) => {
            if (typeof activeLabel === 'string') selectInView({ unit: activeLabel, role: 'any' });
          },
        }}
      />
    </Chart>
  );
}

function DeadlineChart({ rows }: { readonly rows: readonly TaskRow[] }): ReactNode {
  const words = useWords().tasks;
  const language = useLibrary((state) => state.settings.language);
  const bars = useMemo(() => deadlineBars(rows, language, words.otherDeadlines), [rows, language, words]);
  return (
    <Chart
      title={words.deadlineChart}
      labels={[words.deadlineColumn, words.countColumn]}
      rows={bars.map(({ deadline, count }) => [deadline, count])}
    >
      <BarChart
        h={HEIGHT}
        data={[...bars]}
        dataKey="deadline"
        series={[{ name: 'count', label: words.countColumn, color: 'var(--chart-lead)' }]}
        textColor="var(--ink-soft)"
        gridColor="var(--line)"
        maxBarWidth={32}
        yAxisProps={{ allowDecimals: false, width: 32 }}
        xAxisProps={{ tickFormatter: shortName, fontSize: 11, ...labelsOf(bars.length) }}
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false }}
      />
    </Chart>
  );
}

/** How the names under so many bars are set. */
function labelsOf(bars: number): object {
  if (bars <= MOST_LABELS) return { interval: 0 };
  return { interval: bars <= MOST_SLANTED ? 0 : 'preserveStartEnd', angle: -40, textAnchor: 'end', height: 58 };
}

type ChartProps = {
  readonly title: string;
  readonly labels: readonly string[];
  readonly rows: readonly (readonly [string, ...(readonly number[])])[];
  readonly children: ReactNode;
};

/** A picture with its numbers one press away; to a screen reader the picture is its title. */
function Chart({ title, labels, rows, children }: ChartProps): ReactNode {
  const { tasks: words, frame } = useWords();
  const [isTable, setTable] = useState(false);
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
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table longer than its frame is scrolled with the arrow keys
        <section className={styles.chartTable} tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                {labels.map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...counts]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {counts.map((count, index) => (
                    <td key={labels[index + 1]}>{count}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <div role="img" aria-label={title}>
          {children}
        </div>
      )}
    </figure>
  );
}

function shortName(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
