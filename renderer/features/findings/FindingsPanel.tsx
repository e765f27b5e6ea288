import { ActionIcon, Button, Loader, Select, Switch } from '@mantine/core';
import { IconRefresh, IconShieldSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useOpenedDocument } from '#renderer/api/document-store.ts';
import { reportOf, runChecks, useFindings, useFindingsState } from '#renderer/api/findings-store.ts';
import { useReview } from '#renderer/api/review-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useCardWindow, VirtualCards } from '#renderer/ui/VirtualCards.tsx';
import { severity } from '#shared/model/annotation.ts';
import type { CheckReport } from '#shared/model/finding.ts';
import { DismissedList } from './DismissedList.tsx';
import { FindingCard } from './FindingCard.tsx';
import styles from './Findings.module.css';
import {
  type FindingCounts,
  type FindingFilter,
  type FindingRow,
  familyNamed,
  findingRows,
  findingView,
  NO_FINDING_FILTER,
} from './finding-groups.ts';
import { type FindingActions, useFindingActions } from './use-finding-actions.ts';

/** What the rules found in one document, by family; each can be gone to, set aside with a reason, or become an annotation. */
export function FindingsPanel({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords();
  const load = useFindings(documentId);
  const report = reportOf(load);
  if (load?.kind === 'failed') {
    return (
      <EmptyState title={words.findings.failed} text={words.errors.codes[load.error.code](load.error.details)}>
        <Button size="xs" onClick={() => void runChecks(documentId)}>
          {words.findings.runAgain}
        </Button>
      </EmptyState>
    );
  }
  if (report === null) return <EmptyState icon={<Loader size="sm" />} title={words.findings.running} />;
  return <Report documentId={documentId} report={report} isRunning={load?.kind === 'running'} />;
}

function Report({
  documentId,
  report,
  isRunning,
}: {
  readonly documentId: string;
  readonly report: CheckReport;
  readonly isRunning: boolean;
}): ReactNode {
  const words = useWords().findings;
  const { review, annotations } = useReview(documentId);
  const opened = useOpenedDocument(documentId);
  const [filter, setFilter] = useState<FindingFilter>(NO_FINDING_FILTER);
  const dismissals = review?.dismissals;
  const view = useMemo(() => findingView(report, dismissals ?? [], filter), [report, dismissals, filter]);
  const actions = useFindingActions(documentId, opened, annotations);
  const isFiltered = filter.family !== null || filter.severity !== null;
  const rows = useMemo(() => findingRows(view.groups), [view.groups]);
  return (
    <div className={styles.panel}>
      <PanelHead documentId={documentId} counts={view.counts} filter={filter} onFilter={setFilter} isRunning={isRunning} />
      <Rows
        documentId={documentId}
        rows={rows}
        actions={actions}
        head={<Notices report={report} />}
        empty={
          <EmptyState
            icon={<IconShieldSearch size={28} stroke={1.2} />}
            title={isFiltered ? words.noneMatch : words.nothing}
            {...(isFiltered ? {} : { text: words.nothingText })}
          >
            {isFiltered ? (
              <Button size="xs" variant="default" onClick={() => setFilter(NO_FINDING_FILTER)}>
                {words.clearFilter}
              </Button>
            ) : null}
          </EmptyState>
        }
        foot={<DismissedList dismissed={view.dismissed} actions={actions} />}
      />
    </div>
  );
}

type HeadProps = {
  readonly documentId: string;
  readonly counts: FindingCounts;
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
  readonly isRunning: boolean;
};

function PanelHead({ documentId, counts, filter, onFilter, isRunning }: HeadProps): ReactNode {
  const { findings: words, annotations } = useWords();
  const isMarking = useWorkspace((state) => state.marksFindings);
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <output className={styles.counts}>{words.counts(counts)}</output>
        <ActionIcon
          size="sm"
          aria-label={words.runAgain}
          title={words.runAgain}
          loading={isRunning}
          onClick={() => void runChecks(documentId)}
        >
          <IconRefresh size={15} stroke={1.7} />
        </ActionIcon>
      </div>
      <div className={styles.headLine}>
        <Select
          className={styles.filter ?? ''}
          size="xs"
          aria-label={words.filterFamily}
          placeholder={words.filterFamily}
          data={(['FC', 'LG', 'CN', 'FM'] as const).map((value) => ({ value, label: words.families[value] }))}
          value={filter.family}
          onChange={(value) => onFilter({ ...filter, family: familyNamed(value) })}
          clearable
        />
        <Select
          className={styles.filter ?? ''}
          size="xs"
          aria-label={annotations.filterSeverity}
          placeholder={annotations.filterSeverity}
          data={severity.options.map((value) => ({ value, label: annotations.severities[value] }))}
          value={filter.severity}
          onChange={(value) => onFilter({ ...filter, severity: severity.safeParse(value).data ?? null })}
          clearable
        />
        <Switch
          size="xs"
          label={words.marks}
          checked={isMarking}
          onChange={(event) => useWorkspace.getState().setMarksFindings(event.currentTarget.checked)}
        />
      </div>
    </header>
  );
}

/** What a screening can and cannot say; there even where it found nothing. */
function Notices({ report }: { readonly report: CheckReport }): ReactNode {
  const words = useWords().findings;
  return (
    <section className={styles.notices} aria-label={words.notices}>
      <p>{words.proposal}</p>
      {report.notices.map((notice) => (
        <p key={`${notice.code} ${notice.family} ${notice.message}`}>{words.notice(notice)}</p>
      ))}
    </section>
  );
}

type RowsProps = {
  readonly documentId: string;
  readonly rows: readonly FindingRow[];
  readonly actions: FindingActions;
  /** Stands above the first row and scrolls with it. */
  readonly head: ReactNode;
  /** Stands for the rows where there are none. */
  readonly empty: ReactNode;
  readonly foot: ReactNode;
};

/** Everything below the filters as one list: a damaged text has hundreds of findings, and only those in view are drawn. */
function Rows({ documentId, rows, actions, head, empty, foot }: RowsProps): ReactNode {
  const words = useWords();
  // The head is the first item of the list, the foot its last; one more stands for rows that are not there.
  const count = Math.max(1, rows.length) + 2;
  const keyAt = (index: number): string => (index === 0 ? 'head' : index === count - 1 ? 'foot' : rowKey(rows[index - 1]));
  const window = useCardWindow(count, keyAt, 132);
  const { scroller, virtualizer } = window;
  const focused = useFindingsState((state) => (state.focused?.documentId === documentId ? state.focused : null));
  const focusedAt = focused === null ? -1 : rows.findIndex((row) => row.kind === 'finding' && row.finding.id === focused.findingId);
  const shownNonce = useRef(0);
  useEffect(() => {
    if (focused === null || focusedAt < 0 || focused.origin !== 'text' || shownNonce.current === focused.nonce) return;
    shownNonce.current = focused.nonce;
    virtualizer.scrollToIndex(focusedAt + 1, { align: 'auto' });
    // Heights are guesses until the cards are drawn: then it is brought into sight as a whole.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => scroller.current?.querySelector(`[data-index="${focusedAt + 1}"]`)?.scrollIntoView({ block: 'nearest' })),
    );
    return () => cancelAnimationFrame(frame);
  }, [focused, focusedAt, scroller, virtualizer]);
  const draw = (index: number): ReactNode => {
    if (index === 0) return head;
    if (index === count - 1) return foot;
    const row = rows[index - 1];
    switch (row?.kind) {
      case undefined:
        return empty;
      case 'group':
        return (
          <h3 className={styles.groupTitle}>
            {words.findings.families[row.family]}
            <span>{words.findings.groupCount(row.open, row.reversed)}</span>
          </h3>
        );
      case 'reversed':
        return <p className={styles.reversedTitle}>{words.findings.reversedTitle(row.count)}</p>;
      case 'finding':
        return <FindingCard finding={row.finding} isFocused={index - 1 === focusedAt} actions={actions} />;
    }
  };
  return <VirtualCards window={window} label={words.findings.list} card={draw} />;
}

function rowKey(row: FindingRow | undefined): string {
  if (row === undefined) return 'none';
  return row.kind === 'finding' ? `f ${row.finding.id}` : `${row.kind} ${row.family}`;
}
