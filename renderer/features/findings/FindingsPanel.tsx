import { ActionIcon, Button, Loader, Select, Switch } from '@mantine/core';
import { IconRefresh, IconShieldSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useOpenedDocument } from '#renderer/api/document-store.ts';
import { reportOf, runChecks, useFindings, useFindingsState } from '#renderer/api/findings-store.ts';
import { useReview } from '#renderer/api/review-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { severity } from '#shared/model/annotation.ts';
import type { CheckReport, Finding } from '#shared/model/finding.ts';
import { DismissedList } from './DismissedList.tsx';
import { FindingCard } from './FindingCard.tsx';
import styles from './Findings.module.css';
import {
  type FindingCounts,
  type FindingFilter,
  type FindingGroup,
  familyNamed,
  findingView,
  NO_FINDING_FILTER,
} from './finding-groups.ts';
import { type FindingActions, useFindingActions } from './use-finding-actions.ts';

/** Cards of one group drawn at a time; a damaged text has hundreds. */
const CARD_STEP = 40;

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
  const isEmpty = view.groups.every(({ findings, reversed }) => findings.length + reversed.length === 0);
  return (
    <div className={styles.panel}>
      <PanelHead documentId={documentId} counts={view.counts} filter={filter} onFilter={setFilter} isRunning={isRunning} />
      <div className={styles.scroller}>
        <Notices report={report} />
        {isEmpty ? (
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
        ) : (
          view.groups.map((group) => <Group key={group.family} documentId={documentId} group={group} actions={actions} />)
        )}
        <DismissedList dismissed={view.dismissed} actions={actions} />
      </div>
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

function Group({
  documentId,
  group: { family, findings, reversed },
  actions,
}: {
  readonly documentId: string;
  readonly group: FindingGroup;
  readonly actions: FindingActions;
}): ReactNode {
  const words = useWords().findings;
  if (findings.length + reversed.length === 0) return null;
  return (
    <section aria-label={words.families[family]} className={styles.group}>
      <h3 className={styles.groupTitle}>
        {words.families[family]}
        <span>{words.groupCount(findings.length, reversed.length)}</span>
      </h3>
      <Cards documentId={documentId} findings={findings} actions={actions} />
      {reversed.length === 0 ? null : (
        <>
          <p className={styles.reversedTitle}>{words.reversedTitle(reversed.length)}</p>
          <Cards documentId={documentId} findings={reversed} actions={actions} />
        </>
      )}
    </section>
  );
}

function Cards({
  documentId,
  findings,
  actions,
}: {
  readonly documentId: string;
  readonly findings: readonly Finding[];
  readonly actions: FindingActions;
}): ReactNode {
  const words = useWords().findings;
  const [limit, setLimit] = useState(CARD_STEP);
  const focused = useFindingsState((state) => (state.focused?.documentId === documentId ? state.focused : null));
  const focusedAt = focused === null ? -1 : findings.findIndex(({ id }) => id === focused.findingId);
  const list = useRef<HTMLUListElement>(null);
  const shown = Math.max(limit, focusedAt + 1);
  useEffect(() => {
    if (focused === null || focusedAt < 0 || focused.origin !== 'text') return;
    list.current?.children[focusedAt]?.scrollIntoView({ block: 'nearest' });
  }, [focused, focusedAt]);
  return (
    <>
      <ul ref={list} className={styles.cards}>
        {findings.slice(0, shown).map((finding, index) => (
          <li key={finding.id}>
            <FindingCard finding={finding} isFocused={index === focusedAt} actions={actions} />
          </li>
        ))}
      </ul>
      {findings.length > shown ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setLimit(shown + CARD_STEP)}>
          {words.more(findings.length - shown)}
        </Button>
      ) : null}
    </>
  );
}
