import { ActionIcon, Button, Loader, Progress, Select } from '@mantine/core';
import { IconArrowsExchange, IconGitCompare } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { type ComparedPair, cancelComparison, runComparison, useComparison } from '#renderer/api/comparison-store.ts';
import { otherVersions } from '#renderer/api/known-versions.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePaperGroups } from '#renderer/api/paper-groups.ts';
import type { ComparedDocuments } from '#renderer/api/workspace-state.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { failureWords } from '#renderer/i18n/failure-words.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Later } from '#renderer/ui/Later.tsx';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import styles from './Compare.module.css';
import { ComparisonBoard } from './ComparisonBoard.tsx';
import { choiceOf, chosenText, type DocumentLabel, documentLabels, textLabels } from './document-labels.ts';
import { KnownPairs } from './KnownPairs.tsx';

type Props = {
  readonly onExport: (subject: {
    readonly documentId: string;
    readonly table: 'comparison';
    readonly against: string;
    readonly withApart: boolean;
    readonly oldState?: string;
  }) => void;
};

/** Frames in which the text comes first: the fields to choose in cost as much as its first screen. */
const HEAD_FRAMES = 6;

/** Two documents compared: what was chosen, and what changed between them. */
export function CompareScreen({ onExport }: Props): ReactNode {
  const words = useWords().comparing;
  const { oldId, newId, oldState } = useWorkspace((state) => state.compared);
  const isChosen = oldId !== null && newId !== null;
  return (
    <main className={styles.screen} aria-label={words.title}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <Later frames={isChosen ? HEAD_FRAMES : 0} room={<span className={styles.choiceRoom} />}>
          <Choice side="old" />
          <ActionIcon
            size="sm"
            aria-label={words.swap}
            title={words.swap}
            disabled={(oldId === null && newId === null) || Boolean(oldState)}
            onClick={() => useWorkspace.getState().compare({ oldId: newId, newId: oldId })}
          >
            <IconArrowsExchange size={16} stroke={1.7} />
          </ActionIcon>
          <Choice side="new" />
        </Later>
      </header>
      {isChosen ? (
        <Compared
          key={`${oldId} ${newId} ${oldState ?? ''}`}
          pair={{ oldId, newId, oldState: oldState ?? undefined }}
          onExport={(withApart) =>
            onExport({ documentId: newId, table: 'comparison', against: oldId, withApart, ...(oldState ? { oldState } : {}) })
          }
        />
      ) : (
        <EmptyState icon={<IconGitCompare size={36} stroke={1.2} />} title={words.chooseTitle} text={words.chooseText}>
          <KnownPairs />
        </EmptyState>
      )}
    </main>
  );
}

/** The document of one side, chosen from those of the library that have a text. */
function Choice({ side }: { readonly side: 'old' | 'new' }): ReactNode {
  const { comparing: words, frame, papers } = useWords();
  const compared = useWorkspace((state) => state.compared);
  const documents = useLibrary((state) => state.documents);
  const groups = usePaperGroups();
  const time = useTimeWords();
  const isOld = side === 'old';
  const other = compared[isOld ? 'newId' : 'oldId'];
  const choices = useMemo(() => {
    const labels = isOld
      ? textLabels(documents, (title, replacedAt) => words.earlierText(title, time(replacedAt)), papers.stage)
      : documentLabels(documents, papers.stage);
    // Versions of the paper that is chosen already stand before all others, with the texts its own file had before.
    const versions = new Set(other === null ? [] : otherVersions(other, groups));
    const isVersion = ({ value }: DocumentLabel): boolean => {
      const { documentId, state } = chosenText(value);
      return versions.has(documentId) || (state !== null && documentId === other);
    };
    if (!labels.some(isVersion)) return labels;
    return [
      { group: words.versionsOfChosen, items: labels.filter(isVersion) },
      { group: words.otherDocuments, items: labels.filter((label) => !isVersion(label)) },
    ];
  }, [documents, groups, other, isOld, words, time, papers]);
  return (
    <Select
      className={styles.choice ?? ''}
      size="xs"
      aria-label={side === 'old' ? words.old : words.new}
      placeholder={frame.labelled(side === 'old' ? words.old : words.new, words.choose)}
      searchable
      limit={100}
      data={[...choices]}
      value={isOld && compared.oldId !== null ? choiceOf(compared.oldId, compared.oldState) : compared[isOld ? 'oldId' : 'newId']}
      onChange={(chosen) => {
        if (chosen !== null) useWorkspace.getState().compare(withChosen(compared, side, chosen));
      }}
    />
  );
}

/** What is compared once a text was chosen for one side: one from before a change of its file with what that says now, where nothing else is chosen. */
function withChosen(compared: ComparedDocuments, side: 'old' | 'new', chosen: string): ComparedDocuments {
  const { documentId, state } = chosenText(chosen);
  if (side === 'new') return { ...compared, newId: documentId };
  return { oldId: documentId, newId: compared.newId ?? (state === null ? null : documentId), oldState: state };
}

function Compared({ pair, onExport }: { readonly pair: ComparedPair; readonly onExport: (withApart: boolean) => void }): ReactNode {
  const words = useWords();
  const tell = useFailureNotice();
  const load = useComparison(pair);
  switch (load.kind) {
    case 'loading':
      if (load.opening !== null)
        return <ComparisonBoard {...{ pair, onExport }} view={null} lines={load.opening.lines} changesInAll={load.opening.changes} />;
      return (
        <EmptyState
          icon={
            load.share === null ? (
              <Loader size="sm" />
            ) : (
              <Progress value={load.share * 100} w={240} aria-label={words.comparing.comparing} />
            )
          }
          title={load.share === null ? words.comparing.comparing : words.comparing.share(Math.round(load.share * 100))}
        >
          <Button size="xs" variant="default" onClick={() => cancelComparison(pair).catch(tell)}>
            {words.frame.cancel}
          </Button>
        </EmptyState>
      );
    case 'cancelled':
      return (
        <EmptyState title={words.comparing.cancelled}>
          <Button size="xs" onClick={() => void runComparison(pair)}>
            {words.comparing.again}
          </Button>
        </EmptyState>
      );
    case 'failed': {
      const { code, message, details } = load.error;
      return (
        <EmptyState title={words.comparing.failed} text={failureWords(words, new ReviewFailure(code, message, details))}>
          <Button size="xs" onClick={() => void runComparison(pair)}>
            {words.comparing.again}
          </Button>
        </EmptyState>
      );
    }
    case 'ready':
      return load.view.isIdentical ? (
        <EmptyState title={words.comparing.identical} text={words.comparing.identicalText} />
      ) : (
        <ComparisonBoard {...{ pair, onExport }} view={load.view} lines={load.view.lines} changesInAll={0} />
      );
  }
}
