import { Alert, Button, Group, Loader, Modal, Select } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { applyCarrying } from '#renderer/api/carrying-actions.ts';
import { cancelComparison } from '#renderer/api/comparison-store.ts';
import { otherVersions } from '#renderer/api/known-versions.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePaperGroups } from '#renderer/api/paper-groups.ts';
import { wayBack } from '#renderer/api/undo-store.ts';
import { failureWords } from '#renderer/i18n/failure-words.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useUndoableNotice } from '#renderer/i18n/use-undoable-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import type { CarriedItem } from '#shared/contract/review-views.ts';
import { CarriedItems } from './CarriedItems.tsx';
import styles from './Carrying.module.css';
import { useCarrying } from './use-carrying.ts';

type Props = { readonly documentId: string; readonly isOpen: boolean; readonly onClose: () => void };

/** Shows where the annotations of an earlier version go in this one, and puts them there. */
export function CarryDialog({ documentId, isOpen, onClose }: Props): ReactNode {
  const words = useWords();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words.carrying.title}
      size="min(860px, 94vw)"
      closeButtonProps={{ 'aria-label': words.frame.close }}
    >
      <CarryForm documentId={documentId} onClose={onClose} />
    </Modal>
  );
}

function CarryForm({ documentId, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const words = useWords().carrying;
  const { versions, others } = useSources(documentId);
  const count = versions.length + others.length;
  const [oldId, setOldId] = useState<string | null>(versions[0]?.value ?? (count === 1 ? (others[0]?.value ?? null) : null));
  if (count === 0) return <EmptyState title={words.noSource} text={words.intro} />;
  return (
    <div className={styles.form}>
      <Select
        label={words.from}
        placeholder={words.fromPlaceholder}
        data={
          versions.length === 0
            ? [...others]
            : [
                { group: words.fromVersions, items: [...versions] },
                ...(others.length === 0 ? [] : [{ group: words.fromOthers, items: [...others] }]),
              ]
        }
        value={oldId}
        onChange={setOldId}
        searchable
        allowDeselect={false}
        comboboxProps={{ keepMounted: false }}
      />
      {oldId === null ? <p className={styles.intro}>{words.intro}</p> : <Proposal key={oldId} {...{ oldId, newId: documentId, onClose }} />}
    </div>
  );
}

type Source = { readonly value: string; readonly label: string };
type Sources = { readonly versions: readonly Source[]; readonly others: readonly Source[] };

/** Other readable documents that have annotations: versions of this paper, the one before it first; then all others, the most annotated first. */
function useSources(documentId: string): Sources {
  const words = useWords().carrying;
  const documents = useLibrary((state) => state.documents);
  const groups = usePaperGroups();
  return useMemo(() => {
    const versions = otherVersions(documentId, groups);
    const annotated = documents
      .filter(({ id, state, annotations }) => id !== documentId && state.kind === 'ready' && annotations > 0)
      .sort((left, right) => right.annotations - left.annotations)
      .map(
        ({ id, state, fileName, annotations }): Source => ({
          value: id,
          label: words.fromAnnotated((state.kind === 'ready' ? state.summary.title : '') || fileName, annotations),
        }),
      );
    return {
      versions: versions.flatMap((id) => annotated.find(({ value }) => value === id) ?? []),
      others: annotated.filter(({ value }) => !versions.includes(value)),
    };
  }, [documents, documentId, groups, words]);
}

function Proposal({ oldId, newId, onClose }: { readonly oldId: string; readonly newId: string; readonly onClose: () => void }): ReactNode {
  const words = useWords();
  const { state, again } = useCarrying(oldId, newId);
  if (state.kind === 'comparing') {
    return (
      <Group role="status" gap="sm">
        <Loader size="xs" />
        {words.carrying.comparing}
        {state.share === null ? null : `${Math.round(state.share * 100)}%`}
        <Button size="compact-sm" variant="default" onClick={() => void cancelComparison({ oldId, newId })}>
          {words.carrying.stop}
        </Button>
      </Group>
    );
  }
  if (state.kind === 'proposed') {
    return state.items.length === 0 ? (
      <EmptyState title={words.carrying.empty} />
    ) : (
      <Proposed items={state.items} {...{ oldId, newId, onClose }} />
    );
  }
  return (
    <Alert color="gray" role="status">
      <Group justify="space-between">
        {state.kind === 'failed' ? failureWords(words, state.error) : words.carrying.stopped}
        <Button size="compact-sm" variant="default" onClick={again}>
          {words.carrying.retry}
        </Button>
      </Group>
    </Alert>
  );
}

type ProposedProps = {
  readonly items: readonly CarriedItem[];
  readonly oldId: string;
  readonly newId: string;
  readonly onClose: () => void;
};

function Proposed({ items, oldId, newId, onClose }: ProposedProps): ReactNode {
  const words = useWords().carrying;
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const [isApplying, setApplying] = useState(false);
  const fresh = items.filter(({ carriedAs }) => carriedAs === null);
  const apply = (): void => {
    setApplying(true);
    applyCarrying(
      oldId,
      newId,
      fresh.map(({ annotation }) => annotation.id),
    )
      .then(({ created, step }) => {
        const waiting = created.filter(({ carried }) => carried?.isConfirmed === false && carried.place !== 'lost').length;
        const text = words.applied(created.length, waiting);
        if (step === null) showNotice({ kind: 'done', text });
        else tellDone(text, wayBack(step));
        onClose();
      }, tell)
      .finally(() => setApplying(false));
  };
  const countsOf = (['exact', 'moved', 'changed', 'lost'] as const).flatMap((kind) => {
    const count = items.filter(({ place }) => place.kind === kind).length;
    return count === 0 ? [] : [words.countOf(words.places[kind], count)];
  });
  return (
    <>
      <output className={styles.summary}>
        {words.summary([...countsOf, ...(fresh.length === items.length ? [] : [words.alreadyCarried(items.length - fresh.length)])])}
      </output>
      <CarriedItems items={items} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {words.close}
        </Button>
        <Button onClick={apply} loading={isApplying} disabled={fresh.length === 0}>
          {words.apply(fresh.length)}
        </Button>
      </Group>
    </>
  );
}
