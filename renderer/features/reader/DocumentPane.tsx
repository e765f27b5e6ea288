import { ActionIcon, Badge, Button, Loader } from '@mantine/core';
import { IconColumns2, IconLink, IconLinkOff, IconListNumbers, IconSearch, IconX } from '@tabler/icons-react';
import { memo, type ReactNode, Suspense } from 'react';
import { type DocumentLoad, type ReadyDocument, reopenDocument, useOpenedDocument } from '#renderer/api/document-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { askPassword } from '#renderer/api/unlock-store.ts';
import { PANE_LIMIT } from '#renderer/api/workspace-state.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { failureWords } from '#renderer/i18n/failure-words.ts';
import { textlessPageWords } from '#renderer/i18n/textless-page-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { DocumentRecognition } from '#shared/model/recognition.ts';
import { AwayNotice } from './AwayNotice.tsx';
import { ChosenInOriginal } from './ChosenInOriginal.tsx';
import styles from './DocumentPane.module.css';
import { DocumentPicker } from './DocumentPicker.tsx';
import { DocumentText } from './DocumentText.tsx';
import { documentTitle } from './document-choices.ts';
import { PaneTitle } from './PaneTitle.tsx';
import { PaneViewMenu } from './PaneViewMenu.tsx';
import { paneController } from './pane-registry.ts';
import { stopFollowing } from './scroll-link.ts';
import { splitActive } from './split-active.ts';
import { useTellOriginal } from './use-tell-original.ts';

/** Draws the original of a pane's document; composed by the frame, because features do not know each other. */
export type OriginalPart = (props: {
  readonly paneKey: number;
  readonly paneIndex: number;
  readonly document: ReadyDocument;
  readonly isAlone: boolean;
  readonly title: string;
}) => ReactNode;

/** What other features draw in a pane. */
export type PaneParts = {
  readonly original: OriginalPart;
  /** How a document's scanned pages were recognised, and the way to do it again. */
  readonly recognition: (props: { readonly documentId: string; readonly recognition: DocumentRecognition }) => ReactNode;
};

type DocumentPaneProps = {
  readonly paneKey: number;
  readonly paneIndex: number;
  readonly documentId: string;
  readonly isActive: boolean;
  readonly paneCount: number;
  readonly parts: PaneParts;
};

/** One text on screen: its header and its content, or why there is none. */
export const DocumentPane = memo(function DocumentPane({
  paneKey,
  paneIndex,
  documentId,
  isActive,
  paneCount,
  parts,
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
      <PaneHeader {...{ load, title, paneKey, paneIndex, documentId, paneCount, parts }} />
      <AttachPrompt documentId={documentId} />
      <PaneContent load={load} paneKey={paneKey} paneIndex={paneIndex} documentId={documentId} parts={parts} />
    </section>
  );
});

/** Pages looked at and found blank say nothing; those that were read badly do. */
function hasSomethingRecognized({ confidence, pages }: DocumentRecognition): boolean {
  return confidence > 0 || pages.some((page) => page.isDoubtful === true);
}

function PaneHeader({
  load,
  title,
  paneKey,
  paneIndex,
  documentId,
  paneCount,
  parts,
}: Omit<DocumentPaneProps, 'isActive'> & { readonly load: DocumentLoad; readonly title: string }): ReactNode {
  const { reader: words, papers } = useWords();
  const stage = load.kind === 'ready' ? load.opened.model.meta.stage : null;
  const recognition = load.kind === 'ready' ? load.opened.model.recognition : undefined;
  const split = (besideId: string): void => {
    useWorkspace.getState().activatePane(paneIndex);
    if (besideId === documentId) splitActive();
    else useWorkspace.getState().openDocument(besideId, { where: 'beside' });
  };
  return (
    <header className={styles.header}>
      <PaneTitle title={title} paneIndex={paneIndex} documentId={documentId} />
      {stage === null ? null : (
        <Badge size="sm" variant="outline" color="gray" radius="sm" className={styles.stage ?? ''}>
          {papers.stage(stage)}
        </Badge>
      )}
      {recognition === undefined || !hasSomethingRecognized(recognition) ? null : (
        <span className={styles.stage}>{parts.recognition({ documentId, recognition })}</span>
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
      {load.kind === 'ready' ? <PaneViewMenu paneIndex={paneIndex} /> : null}
      {paneCount > 1 ? <LinkButton /> : null}
      {paneCount < PANE_LIMIT ? (
        <DocumentPicker label={words.splitPane} leftOut={documentId} first={words.splitSame} onPick={split}>
          {(toggle) => (
            <ActionIcon size="sm" aria-label={words.splitPane} title={words.splitPane} onClick={toggle}>
              <IconColumns2 size={16} stroke={1.7} />
            </ActionIcon>
          )}
        </DocumentPicker>
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
  parts,
}: Pick<DocumentPaneProps, 'paneKey' | 'paneIndex' | 'documentId' | 'parts'> & { readonly load: DocumentLoad }): ReactNode {
  const words = useWords();
  switch (load.kind) {
    case 'loading':
      return <EmptyState icon={<Loader size="sm" />} title={words.reader.loading} />;
    case 'failed': {
      const failure = new ReviewFailure(load.error.code, load.error.message, load.error.details);
      return (
        <EmptyState title={words.reader.failedTitle} text={failureWords(words, failure)}>
          {failure.details['reason'] === 'encrypted' ? (
            <Button
              size="xs"
              onClick={() =>
                askPassword({ documentId, fileName: String(failure.details['file'] ?? ''), purpose: { kind: 'unlock', opensAfter: false } })
              }
            >
              {words.unlock.ask}
            </Button>
          ) : (
            <Button size="xs" onClick={() => void reopenDocument(documentId)}>
              {words.reader.retry}
            </Button>
          )}
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
      const unread = textlessPageWords(
        words,
        load.opened.model.pagesWithoutText.filter(({ kind }) => kind !== 'empty'),
      );
      const isBlank = load.canonical.text.trim() === '';
      return (
        <>
          <AwayNotice document={load.opened.document} />
          {unread.length === 0 || isBlank ? null : <p className={styles.notice}>{unread.join('；')}</p>}
          <ReadyContent key={load.opened.document.textKey} load={load} paneKey={paneKey} paneIndex={paneIndex} parts={parts} />
        </>
      );
    }
  }
}

type ReadyProps = Pick<DocumentPaneProps, 'paneKey' | 'paneIndex' | 'parts'> & { readonly load: ReadyDocument };

/** The text, the original, or both, as the pane's menu has it. */
function ReadyContent({ load, paneKey, paneIndex, parts }: ReadyProps): ReactNode {
  const words = useWords();
  const view = useWorkspace((state) => state.panes[paneIndex]?.view ?? 'reading');
  const tellOriginal = useTellOriginal(paneKey, load);
  const { model, document } = load.opened;
  const title = model.meta.title || document.fileName;
  const firstBlock = useWorkspace.getState().panes[paneIndex]?.blockIndex ?? 0;
  const text =
    load.canonical.text.trim() === '' ? (
      <EmptyState title={words.reader.noText} text={textlessPageWords(words, model.pagesWithoutText).join('；')} />
    ) : (
      <DocumentText paneKey={paneKey} paneIndex={paneIndex} document={load} firstBlock={firstBlock} />
    );
  if (view === 'reading') return text;
  const shown = (
    <Suspense fallback={<EmptyState icon={<Loader size="sm" />} title={words.reader.loading} />}>
      {parts.original({ paneKey, paneIndex, document: load, isAlone: view === 'original', title })}
    </Suspense>
  );
  if (view === 'original')
    return (
      <>
        <ChosenInOriginal paneKey={paneKey} document={load} />
        {shown}
      </>
    );
  return (
    <div className={styles.halves}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the cursor, J and K send the original along */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click on a paragraph can only be caught on the text as a whole */}
      <div className={styles.half} onClick={tellOriginal}>
        {text}
      </div>
      <div className={styles.half}>{shown}</div>
    </div>
  );
}
