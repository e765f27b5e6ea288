import { Button, Loader } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useFindings } from '#renderer/api/findings-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { isUntouched } from '#renderer/api/review-actions.ts';
import { type DocumentReview, useReview } from '#renderer/api/review-store.ts';
import { wayBack } from '#renderer/api/undo-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useUndoableNotice } from '#renderer/i18n/use-undoable-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { checklistProgress } from '#shared/domain/review/checklist-progress.ts';
import { inEnglish } from '#shared/domain/review/checklist-templates/english-words.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import styles from './Checklists.module.css';
import { Conclusion } from './Conclusion.tsx';
import { ItemCard } from './ItemCard.tsx';
import { type ItemFilter, itemGroups } from './item-groups.ts';
import { RunHead } from './RunHead.tsx';
import { TemplateList } from './TemplateList.tsx';
import { useTemplates } from './use-templates.ts';

/** The checklists of one document: started here, answered item by item, concluded by a person. */
export function ChecklistPanel({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords();
  const review = useReview(documentId);
  const templates = useTemplates();
  // What the rules find is shown at the item it speaks to.
  useFindings(documentId);
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const isEnglish = useLibrary((state) => state.settings.language === 'en');
  const checklists = review.review?.checklists ?? NO_RUNS;
  const runs = useMemo(() => shownRuns(checklists, isEnglish), [checklists, isEnglish]);
  const run = runs.find((other) => other.id === chosenId) ?? runs.at(-1);
  const start = (templateId: string): void => {
    review.startChecklist(templateId).then((made) => {
      setChosenId(made.id);
      setAdding(false);
    }, tell);
  };
  if (review.load.kind === 'loading') return <EmptyState icon={<Loader size="sm" />} title={words.checklists.loading} />;
  if (review.load.kind === 'failed')
    return <EmptyState title={words.checklists.failed} text={words.errors.codes[review.load.error.code](review.load.error.details)} />;
  return (
    <div className={styles.panel}>
      <PendingEvidence documentId={documentId} hasRun={run !== undefined && !isAdding} />
      {run === undefined || isAdding ? (
        <div className={styles.scroller}>
          {isAdding ? (
            <Button size="compact-sm" variant="subtle" m={8} onClick={() => setAdding(false)}>
              {words.checklists.pendingCancel}
            </Button>
          ) : null}
          <TemplateList templates={isEnglish ? (templates?.map(inEnglish) ?? null) : templates} onStart={start} />
        </div>
      ) : (
        <Run
          key={run.id}
          documentId={documentId}
          run={run}
          review={review}
          head={(filter, setFilter) => (
            <RunHead
              run={run}
              runs={runs}
              progress={checklistProgress(run)}
              filter={filter}
              onFilter={setFilter}
              onChoose={setChosenId}
              onAdd={() => setAdding(true)}
              onRemove={() =>
                void review.removeChecklist(run.id).then((step) => tellDone(words.checklists.runRemoved, wayBack(step)), tell)
              }
              isUntouched={isUntouched(run)}
            />
          )}
        />
      )}
    </div>
  );
}

const NO_RUNS: readonly ChecklistRun[] = [];

/** Those that nobody took away, with their questions in the interface's language. */
function shownRuns(checklists: readonly ChecklistRun[], isEnglish: boolean): readonly ChecklistRun[] {
  const shown = checklists.filter(({ removedAt }) => removedAt === undefined);
  return isEnglish ? shown.map((run) => ({ ...run, template: inEnglish(run.template) })) : shown;
}

type RunProps = {
  readonly documentId: string;
  readonly run: ChecklistRun;
  readonly review: DocumentReview;
  readonly head: (filter: ItemFilter, setFilter: (filter: ItemFilter) => void) => ReactNode;
};

function Run({ documentId, run, review, head }: RunProps): ReactNode {
  const words = useWords().checklists;
  const tell = useFailureNotice();
  const [filter, setFilter] = useState<ItemFilter>('all');
  const [openItem, setOpenItem] = useState<string | null>(null);
  const groups = itemGroups(run, filter, openItem);
  const told = async (change: Promise<void>): Promise<void> => {
    try {
      await change;
    } catch (error) {
      tell(error);
      throw error;
    }
  };
  const goTo = (itemId: string): void => {
    if (filter === 'unmet') setFilter('all');
    setOpenItem(itemId);
  };
  return (
    <>
      {head(filter, setFilter)}
      <div className={styles.scroller}>
        {groups.length === 0 ? <p className={styles.none}>{filter === 'open' ? words.noneOpen : words.noneUnmet}</p> : null}
        {groups.map((group) => (
          <section key={group.name} aria-label={group.name}>
            <h3 className={styles.group}>{group.name}</h3>
            {group.items.map((item) => (
              <ItemCard
                key={item.id}
                documentId={documentId}
                run={run}
                item={item}
                isOpen={openItem === item.id}
                onToggle={(isOpen) => setOpenItem((current) => (isOpen ? item.id : current === item.id ? null : current))}
                onAnswer={(itemId, change) => told(review.answerItem(run.id, itemId, change))}
              />
            ))}
          </section>
        ))}
        <Conclusion
          run={run}
          progress={checklistProgress(run)}
          onGoTo={goTo}
          onConclude={(change) => told(review.concludeChecklist(run.id, change))}
        />
      </div>
    </>
  );
}

/** The passage that waits for an item, until it has one or is let go. */
function PendingEvidence({ documentId, hasRun }: { readonly documentId: string; readonly hasRun: boolean }): ReactNode {
  const words = useWords().checklists;
  const pending = usePassage((state) => (state.pendingEvidence?.documentId === documentId ? state.pendingEvidence : null));
  // A passage left behind with another document must not turn up under this one's items later.
  useEffect(() => () => usePassage.getState().clearEvidence(), []);
  if (pending === null) return null;
  return (
    <div className={styles.pending} role="status">
      <strong>{hasRun ? words.pendingTitle : words.pendingNoRun}</strong>
      <blockquote>{pending.target.selector[1].exact.slice(0, 60)}</blockquote>
      <div className={styles.pendingFoot}>
        {hasRun ? <span>{words.pendingText}</span> : <span />}
        <Button size="compact-xs" variant="default" onClick={() => usePassage.getState().clearEvidence()}>
          {words.pendingCancel}
        </Button>
      </div>
    </div>
  );
}
