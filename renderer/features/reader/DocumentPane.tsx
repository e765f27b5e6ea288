import { ActionIcon, Badge, Button, Loader } from '@mantine/core';
import { IconColumns2, IconLink, IconLinkOff, IconListNumbers, IconSearch, IconX } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { type DocumentLoad, reopenDocument, useOpenedDocument } from '#renderer/api/document-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { PANE_LIMIT } from '#renderer/api/workspace-state.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { failureWords } from '#renderer/i18n/failure-words.ts';
import { textlessPageWords } from '#renderer/i18n/textless-page-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import styles from './DocumentPane.module.css';
import { DocumentText } from './DocumentText.tsx';
import { documentTitle } from './document-choices.ts';
import { PaneTitle } from './PaneTitle.tsx';
import { paneController } from './pane-registry.ts';
import { stopFollowing } from './scroll-link.ts';

type DocumentPaneProps = {
  readonly paneKey: number;
  readonly paneIndex: number;
  readonly documentId: string;
  readonly isActive: boolean;
  readonly paneCount: number;
};

/** One text on screen: its header and its content, or why there is none. */
export const DocumentPane = memo(function DocumentPane({
  paneKey,
  paneIndex,
  documentId,
  isActive,
  paneCount,
}: DocumentPaneProps): ReactNode {
  const load = useOpenedDocument(documentId);
  const activate = (): void => useWorkspace.getState().activatePane(paneIndex);
  // The list knows the name as a person corrected it, before the text is there and where it cannot be read.
  const listed = useLibrary((state) => state.documents.find((document) => document.id === documentId));
  const title =
    listed !== undefined
      ? documentTitle(listed)
      : load.kind === 'ready'
        ? load.opened.model.meta.title || load.opened.document.fileName
        : '';
  return (
    <section
      className={styles.pane}
      aria-label={title}
      data-active={(isActive && paneCount > 1) || undefined}
      onPointerDownCapture={activate}
      onFocusCapture={activate}
    >
      <PaneHeader load={load} title={title} paneKey={paneKey} paneIndex={paneIndex} documentId={documentId} paneCount={paneCount} />
      <AttachPrompt documentId={documentId} />
      <PaneContent load={load} paneKey={paneKey} paneIndex={paneIndex} documentId={documentId} />
    </section>
  );
});

function PaneHeader({
  load,
  title,
  paneKey,
  paneIndex,
  documentId,
  paneCount,
}: Omit<DocumentPaneProps, 'isActive'> & { readonly load: DocumentLoad; readonly title: string }): ReactNode {
  const words = useWords().reader;
  const stage = load.kind === 'ready' ? load.opened.model.meta.stage : null;
  const split = (): void => useWorkspace.getState().openDocument(documentId, { where: 'beside' });
  return (
    <header className={styles.header}>
      <PaneTitle title={title} paneIndex={paneIndex} documentId={documentId} />
      {stage === null ? null : (
        <Badge size="sm" variant="outline" color="gray" radius="sm" className={styles.stage ?? ''}>
          {stage}
        </Badge>
      )}
      <span className={styles.space} />
      <span className={styles.finders}>
        <HeaderButton label={`${words.find} (Ctrl+F)`} onClick={() => paneController(paneKey)?.openFind()}>
          <IconSearch size={16} stroke={1.7} />
        </HeaderButton>
        <HeaderButton label={`${words.goToClause} (G)`} onClick={() => paneController(paneKey)?.openClause()}>
          <IconListNumbers size={16} stroke={1.7} />
        </HeaderButton>
      </span>
      {paneCount > 1 ? <LinkButton /> : null}
      {paneCount < PANE_LIMIT ? (
        <HeaderButton label={`${words.splitPane} (Ctrl+\\)`} onClick={split}>
          <IconColumns2 size={16} stroke={1.7} />
        </HeaderButton>
      ) : null}
      <HeaderButton label={words.closePane} onClick={() => closePane(paneIndex)}>
        <IconX size={16} stroke={1.7} />
      </HeaderButton>
    </header>
  );
}

function closePane(paneIndex: number): void {
  stopFollowing();
  useWorkspace.getState().closePane(paneIndex);
}

function LinkButton(): ReactNode {
  const words = useWords().reader;
  const isLinked = useWorkspace((state) => state.isScrollLinked);
  const toggle = (): void => {
    stopFollowing();
    useWorkspace.getState().toggleScrollLink();
  };
  return (
    <ActionIcon
      size="sm"
      variant={isLinked ? 'light' : 'subtle'}
      color={isLinked ? 'ink' : 'gray'}
      aria-pressed={isLinked}
      aria-label={isLinked ? words.linked : words.unlinked}
      title={isLinked ? words.linkedHint : words.unlinkedHint}
      onClick={toggle}
    >
      {isLinked ? <IconLink size={16} stroke={1.7} /> : <IconLinkOff size={16} stroke={1.7} />}
    </ActionIcon>
  );
}

function HeaderButton({
  label,
  onClick,
  children,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <ActionIcon size="sm" aria-label={label} title={label} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}

function AttachPrompt({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().reader;
  const isAttaching = usePassage((state) => state.attaching?.documentId === documentId);
  const stop = usePassage((state) => state.stopAttaching);
  if (!isAttaching) return null;
  return (
    <div className={styles.prompt} role="status">
      <span>{words.attachPrompt}</span>
      <Button size="compact-xs" variant="default" onClick={stop}>
        {words.attachCancel}
      </Button>
    </div>
  );
}

function PaneContent({
  load,
  paneKey,
  paneIndex,
  documentId,
}: Pick<DocumentPaneProps, 'paneKey' | 'paneIndex' | 'documentId'> & { readonly load: DocumentLoad }): ReactNode {
  const words = useWords();
  switch (load.kind) {
    case 'loading':
      return <EmptyState icon={<Loader size="sm" />} title={words.reader.loading} />;
    case 'failed': {
      const failure = new ReviewFailure(load.error.code, load.error.message, load.error.details);
      return (
        <EmptyState title={words.reader.failedTitle} text={failureWords(words, failure)}>
          <Button size="xs" onClick={() => void reopenDocument(documentId)}>
            {words.reader.retry}
          </Button>
          <Button size="xs" variant="default" onClick={() => closePane(paneIndex)}>
            {words.reader.closePane}
          </Button>
          <Button size="xs" variant="default" onClick={() => useWorkspace.getState().goTo('library')}>
            {words.reader.emptyAction}
          </Button>
        </EmptyState>
      );
    }
    case 'ready': {
      const textless = textlessPageWords(words, load.opened.model.pagesWithoutText);
      if (load.canonical.text.trim() === '') return <EmptyState title={words.reader.noText} text={textless.join('；')} />;
      const unread = textlessPageWords(
        words,
        load.opened.model.pagesWithoutText.filter(({ kind }) => kind !== 'empty'),
      );
      const firstBlock = useWorkspace.getState().panes[paneIndex]?.blockIndex ?? 0;
      return (
        <>
          {load.opened.document.isMissing ? <p className={styles.notice}>{words.reader.missingFile}</p> : null}
          {unread.length === 0 ? null : <p className={styles.notice}>{unread.join('；')}</p>}
          <DocumentText
            key={load.opened.document.textKey}
            paneKey={paneKey}
            paneIndex={paneIndex}
            document={load}
            firstBlock={firstBlock}
          />
        </>
      );
    }
  }
}
