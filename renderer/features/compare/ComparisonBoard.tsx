import { ActionIcon, Button, Chip, Switch } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconFileExport } from '@tabler/icons-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { ComparedPair } from '#renderer/api/comparison-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Later } from '#renderer/ui/Later.tsx';
import type { ComparisonStatistics, ComparisonView } from '#shared/model/comparison.ts';
import { ChangeList } from './ChangeList.tsx';
import styles from './Compare.module.css';
import { ComparedText, type ComparedTextHandle } from './ComparedText.tsx';
import { type CompareLayout, LayoutChoice } from './LayoutChoice.tsx';
import { CHANGE_FILTERS, type ChangeFilter, countFilters, type LineOptions, listedChanges, shownItems } from './shown-lines.ts';
import { useCompareKeys } from './use-compare-keys.ts';

type Props = {
  readonly pair: ComparedPair;
  /** `null` while only the first lines are there, of so many changes in all. */
  readonly view: ComparisonView | null;
  readonly lines: ComparisonView['lines'];
  readonly changesInAll: number;
  /** `withApart`: what takes no part in the comparison is to be listed too. */
  readonly onExport: (withApart: boolean) => void;
};

/** The changes of two documents: how they are looked at, the text with its marks, and the list. */
export function ComparisonBoard({ pair, view, lines, changesInAll, onExport }: Props): ReactNode {
  const words = useWords().comparing;
  const [layout, setLayout] = useState<CompareLayout>('sides');
  const [options, setOptions] = useState<LineOptions>(FIRST_OPTIONS);
  const [current, setCurrent] = useState<number | null>(null);
  const text = useRef<ComparedTextHandle>(null);
  const changes = useMemo(() => listedChanges(lines, options), [lines, options]);
  const items = useMemo(() => shownItems(lines, changes, options), [lines, changes, options]);
  const goTo = (line: number): void => {
    setCurrent(line);
    text.current?.show(line);
  };
  const step = (by: 1 | -1): void => {
    const next = stepFrom(changes, current, by);
    if (next !== null) goTo(next);
  };
  useCompareKeys(step);
  const isEmpty = changes.length === 0 && options.filter.size === 0;
  return (
    <>
      <div className={styles.toolbar}>
        <Later frames={TOOLBAR_FRAMES}>
          <LayoutChoice layout={layout} onChange={setLayout} />
          <Switch
            size="xs"
            label={words.fold}
            checked={options.isFolded}
            onChange={(event) => setOptions({ ...options, isFolded: event.currentTarget.checked, unfolded: new Set() })}
          />
          <Switch
            size="xs"
            label={words.ignoreForm}
            checked={options.ignoresForm}
            onChange={(event) => setOptions({ ...options, ignoresForm: event.currentTarget.checked, unfolded: new Set() })}
          />
          {view !== null && isAnyApart(view) ? (
            <Switch
              size="xs"
              label={words.withApart}
              title={words.withApartHint}
              checked={options.withApart}
              onChange={(event) => setOptions({ ...options, withApart: event.currentTarget.checked, unfolded: new Set() })}
            />
          ) : null}
          <span className={styles.space} />
          <Steps
            count={view === null ? changesInAll : changes.length}
            at={current === null ? -1 : changes.indexOf(current)}
            onStep={step}
          />
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconFileExport size={15} stroke={1.7} />}
            onClick={() => onExport(options.withApart)}
          >
            {words.export}
          </Button>
        </Later>
      </div>
      {view === null ? (
        <div className={styles.filters} />
      ) : (
        <>
          <Later frames={FILTER_FRAMES} room={<div className={styles.filters} />}>
            <Filters view={view} options={options} onChange={setOptions} />
          </Later>
          <Notices view={view} isEmpty={isEmpty} />
        </>
      )}
      <div className={styles.board}>
        <ComparedText
          ref={text}
          pair={pair}
          lines={lines}
          items={items}
          changes={changes}
          isWhole={view !== null}
          layout={layout}
          ignoresForm={options.ignoresForm}
          current={current}
          onPick={setCurrent}
          onJump={goTo}
          onUnfold={(from) => setOptions({ ...options, unfolded: toggled(options.unfolded, from) })}
        />
        <Later frames={LIST_FRAMES} room={<div className={styles.list} />}>
          <ChangeList
            {...{ pair, lines, changes, current }}
            isWhole={view !== null}
            count={view === null ? changesInAll : changes.length}
            ignoresForm={options.ignoresForm}
            onGoTo={goTo}
          />
        </Later>
      </div>
    </>
  );
}

/** Frames in which the text comes first, then the list of changes, then what is done with both. */
const LIST_FRAMES = 2;
const TOOLBAR_FRAMES = 4;
const FILTER_FRAMES = 5;

const FIRST_OPTIONS: LineOptions = { filter: new Set(), ignoresForm: false, withApart: false, isFolded: true, unfolded: new Set() };

function isAnyApart({ statistics: { apart } }: ComparisonView): boolean {
  return apart.added + apart.removed > 0;
}

function toggled(unfolded: ReadonlySet<number>, from: number): ReadonlySet<number> {
  const next = new Set(unfolded);
  if (!next.delete(from)) next.add(from);
  return next;
}

/** The change before or behind the current one; from nowhere the first, or the last. */
function stepFrom(changes: readonly number[], current: number | null, by: 1 | -1): number | null {
  if (current === null) return (by === 1 ? changes[0] : changes.at(-1)) ?? null;
  return (by === 1 ? changes.find((line) => line > current) : changes.findLast((line) => line < current)) ?? null;
}

function Steps({ count, at, onStep }: { readonly count: number; readonly at: number; readonly onStep: (by: 1 | -1) => void }): ReactNode {
  const words = useWords().comparing;
  return (
    <span className={styles.steps}>
      <ActionIcon size="sm" disabled={count === 0} aria-label={words.previous} title={`${words.previous} ([)`} onClick={() => onStep(-1)}>
        <IconChevronUp size={16} stroke={1.7} />
      </ActionIcon>
      <span className={styles.position} role="status">
        {words.position(at + 1, count)}
      </span>
      <ActionIcon size="sm" disabled={count === 0} aria-label={words.next} title={`${words.next} (])`} onClick={() => onStep(1)}>
        <IconChevronDown size={16} stroke={1.7} />
      </ActionIcon>
    </span>
  );
}

type FilterProps = { readonly view: ComparisonView; readonly options: LineOptions; readonly onChange: (options: LineOptions) => void };

function Filters({ view, options, onChange }: FilterProps): ReactNode {
  const words = useWords().comparing;
  const { ignoresForm, withApart, filter } = options;
  const counts = useMemo(() => countFilters(view.lines, { ignoresForm, withApart }), [view, ignoresForm, withApart]);
  const toggle = (name: ChangeFilter): void => {
    const next = new Set(filter);
    if (!next.delete(name)) next.add(name);
    onChange({ ...options, filter: next, unfolded: new Set() });
  };
  return (
    <div className={styles.filters} role="group" aria-label={words.filter}>
      {CHANGE_FILTERS.filter((name) => counts.has(name) || filter.has(name)).map((name) => (
        <Chip key={name} size="xs" radius="sm" variant="outline" checked={filter.has(name)} onChange={() => toggle(name)}>
          {words.filterCount(words.filters[name], counts.get(name) ?? 0)}
        </Chip>
      ))}
      {filter.size === 0 ? null : (
        <Button size="compact-xs" variant="subtle" onClick={() => onChange({ ...options, filter: new Set(), unfolded: new Set() })}>
          {words.clearFilter}
        </Button>
      )}
      <span className={styles.space} />
      <span className={styles.soft} role="status">
        {words.statistics(withApart ? withThoseApart(view.statistics) : view.statistics)}
      </span>
    </div>
  );
}

function withThoseApart(statistics: ComparisonStatistics): ComparisonStatistics {
  const { added, removed, charactersAdded, charactersRemoved, apart } = statistics;
  return {
    ...statistics,
    added: added + apart.added,
    removed: removed + apart.removed,
    charactersAdded: charactersAdded + apart.charactersAdded,
    charactersRemoved: charactersRemoved + apart.charactersRemoved,
  };
}

/** What a person should know before reading on; never "identical" where anything differs. */
function Notices({ view, isEmpty }: { readonly view: ComparisonView; readonly isEmpty: boolean }): ReactNode {
  const { comparing: words, frame } = useWords();
  const { same, changed, moved, added, removed, formOnly } = view.statistics;
  const said: string[] = [];
  if (added + removed > 0 && same + changed + moved === 0) {
    if (added === 0) said.push(words.emptySide(words.new));
    else if (removed === 0) said.push(words.emptySide(words.old));
    else said.push(words.nothingInCommon);
  }
  if (isEmpty && formOnly > 0) said.push(frame.labelled(words.onlyForm, words.onlyFormText(formOnly)));
  if (isEmpty && formOnly === 0 && isAnyApart(view)) said.push(words.onlyApart);
  if (view.lines.some(({ isByTopic }) => isByTopic)) said.push(words.byTopicNotice);
  return said.length === 0 ? null : (
    <p className={styles.notice} role="note">
      {said.join(' ')}
    </p>
  );
}
