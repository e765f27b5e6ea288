import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type ComparedPair, explainChange, useComparisonNotes } from '#renderer/api/comparison-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Redline } from '#renderer/ui/Redline.tsx';
import { changeSnippet } from '#renderer/ui/redline-pieces.ts';
import { SavingText } from '#renderer/ui/SavingText.tsx';
import { measureOnceLaidOut } from '#renderer/ui/VirtualCards.tsx';
import type { ComparisonNotes } from '#shared/contract/review-views.ts';
import type { ChangeNote, ComparedLine } from '#shared/model/comparison.ts';
import styles from './Compare.module.css';

type Props = {
  readonly pair: ComparedPair;
  readonly lines: readonly ComparedLine[];
  readonly changes: readonly number[];
  readonly current: number | null;
  /** Whether all lines are there; before that no reasons are asked for. */
  readonly isWhole: boolean;
  /** Changes in all. */
  readonly count: number;
  readonly ignoresForm: boolean;
  readonly onGoTo: (line: number) => void;
};

const ENTRY_HEIGHT = 62;

/** All changes that are listed, each with its place, what it is in a few words, and for the current one the reason a person gives. */
export function ChangeList({ pair, lines, changes, current, isWhole, count, ignoresForm, onGoTo }: Props): ReactNode {
  const words = useWords().comparing;
  const notes = useComparisonNotes(pair, isWhole);
  const written = useMemo(() => new Map(notes.notes.map((note) => [note.key, note] as const)), [notes]);
  const opinions = useMemo(() => opinionsByLine(notes), [notes]);
  const lost = useMemo(() => lostNotes(lines, notes.notes), [lines, notes]);
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ENTRY_HEIGHT,
    measureElement: measureOnceLaidOut,
    // Rows are moved where they stand: a measured height draws nothing anew.
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
    overscan: 2,
    getItemKey: (index) => changes[index] ?? index,
  });
  useEffect(() => {
    const index = current === null ? -1 : changes.indexOf(current);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [current, changes, virtualizer]);
  return (
    <aside className={styles.list} aria-label={words.list}>
      <h2>{words.listOf(count)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than its frame is scrolled with the arrow keys */}
      <section ref={scroller} className={styles.entries} tabIndex={0} aria-label={words.list}>
        <div ref={virtualizer.containerRef} className={styles.laidOut}>
          {virtualizer.getVirtualItems().map(({ index, key }) => {
            const at = changes[index] ?? 0;
            const line = lines[at];
            if (line === undefined) return null;
            return (
              <div key={key} ref={virtualizer.measureElement} data-index={index} className={styles.item}>
                <Entry
                  {...{ pair, line, ignoresForm }}
                  number={index + 1}
                  isCurrent={at === current}
                  note={written.get(line.key ?? '') ?? null}
                  opinions={opinions.get(at) ?? NO_OPINIONS}
                  onGoTo={() => onGoTo(at)}
                />
              </div>
            );
          })}
        </div>
      </section>
      <LostReasons notes={lost} />
    </aside>
  );
}

type Opinions = ComparisonNotes['opinions'];
const NO_OPINIONS: Opinions = [];

type EntryProps = {
  readonly pair: ComparedPair;
  readonly line: ComparedLine;
  readonly number: number;
  readonly isCurrent: boolean;
  readonly ignoresForm: boolean;
  readonly note: ChangeNote | null;
  readonly opinions: Opinions;
  readonly onGoTo: () => void;
};

function Entry({ pair, line, number, isCurrent, ignoresForm, note, opinions, onGoTo }: EntryProps): ReactNode {
  const { comparing: words, annotations: saving } = useWords();
  const clause = line.new?.clause || line.old?.clause || words.preamble;
  return (
    <div className={styles.entry} data-current={isCurrent || undefined}>
      <button type="button" className={styles.entryButton} aria-current={isCurrent || undefined} onClick={onGoTo}>
        <span className={styles.entryHead}>
          <span className={styles.number}>{number}</span>
          <span className={styles.kind} data-kind={line.kind}>
            {words.kinds[line.kind]}
          </span>
          <span className={styles.clause}>{clause}</span>
          {opinions.length > 0 ? <span className={styles.soft}>{words.opinions(opinions.length)}</span> : null}
          {note === null ? null : <span className={styles.hasNote} role="img" aria-label={words.reasonWritten} title={note.text} />}
        </span>
        <span className={styles.snippet}>
          <Snippet line={line} ignoresForm={ignoresForm} />
        </span>
      </button>
      {isCurrent ? (
        <div className={styles.detail}>
          {opinions.map(({ annotation }) => (
            <blockquote key={annotation.id} className={styles.opinion}>
              <span className={styles.soft}>{annotation.author}</span> {annotation.note}
              {annotation.suggestion === '' ? null : <span>{words.suggestion(annotation.suggestion)}</span>}
            </blockquote>
          ))}
          <SavingText
            key={line.key}
            label={words.reason}
            placeholder={words.reasonPlaceholder}
            value={note?.text ?? ''}
            minRows={2}
            words={saving}
            onSave={(text) => explainChange(pair, line, text)}
          />
        </div>
      ) : null}
    </div>
  );
}

function Snippet({ line, ignoresForm }: { readonly line: ComparedLine; readonly ignoresForm: boolean }): ReactNode {
  const edits =
    line.table === undefined
      ? line.edits
      : line.table.flatMap(({ cells }) => cells.flatMap((cell) => [...cell.edits, { op: 'keep' as const, text: ' ' }]));
  return <Redline pieces={changeSnippet(edits, ignoresForm)} />;
}

/** Reasons whose change is gone: they stay until somebody writes them in a new place. */
function LostReasons({ notes }: { readonly notes: readonly ChangeNote[] }): ReactNode {
  const words = useWords().comparing;
  if (notes.length === 0) return null;
  return (
    <details className={styles.lost}>
      <summary title={words.lostReasonsHint}>{words.lostReasons(notes.length)}</summary>
      <ul>
        {notes.map((note) => (
          <li key={note.key}>
            <span className={styles.clause}>{words.renumbered(note.oldClause, note.newClause)}</span> {note.text}
          </li>
        ))}
      </ul>
    </details>
  );
}

function lostNotes(lines: readonly ComparedLine[], notes: readonly ChangeNote[]): readonly ChangeNote[] {
  const keys = new Set(lines.map(({ key }) => key));
  return notes.filter(({ key }) => !keys.has(key));
}

function opinionsByLine({ opinions }: ComparisonNotes): ReadonlyMap<number, Opinions> {
  const lines = new Map<number, Opinions[number][]>();
  for (const opinion of opinions) {
    const list = lines.get(opinion.line);
    if (list) list.push(opinion);
    else lines.set(opinion.line, [opinion]);
  }
  return lines;
}
