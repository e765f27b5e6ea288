import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { PaperGroup } from '#shared/domain/versions/group-versions.ts';
import { inOrderOfTime } from '../../api/comparison-order.ts';
import { useLibrary } from '../../api/library-store.ts';
import { groupState, usePaperGroups } from '../../api/paper-groups.ts';
import { shelfActions } from '../../api/shelf-actions.ts';
import { wayBack } from '../../api/undo-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useTimeWords } from '../../i18n/use-time-words.ts';
import { useUndoableNotice } from '../../i18n/use-undoable-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './VersionList.module.css';

/** The versions of the paper a document is one of, earliest first, to be opened beside it, confirmed or told apart. */
export function VersionList({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().shelf;
  const group = usePaperGroups().get(documentId);
  const documents = useLibrary((state) => state.documents);
  const versions = useMemo(() => {
    const wanted = new Set(group?.documentIds ?? []);
    const byId = new Map(documents.flatMap((document) => (wanted.has(document.id) ? [[document.id, document] as const] : [])));
    return (group?.documentIds ?? []).flatMap((id) => byId.get(id) ?? []);
  }, [documents, group]);
  if (group === undefined) {
    return (
      <section className={styles.list} aria-label={words.versionsOf}>
        <header>
          <h3>{words.versionsOf}</h3>
        </header>
        <p className={styles.soft}>{words.noVersions}</p>
        <EarlierTexts documentId={documentId} />
      </section>
    );
  }
  const state = groupState(group);
  return (
    <section className={styles.list} aria-label={words.versionsOf}>
      <header>
        <h3>{words.versionsOf}</h3>
        <span className={styles.soft}>{words.because(group.reasons.map((reason) => words.reasons[reason]))}</span>
      </header>
      <ol>
        {versions.map((version) => (
          <Version
            key={version.id}
            version={version}
            group={group}
            own={documents.find(({ id }) => id === documentId)}
            isThis={version.id === documentId}
          />
        ))}
      </ol>
      {state === 'confirmed' ? null : <Decision group={group} />}
      <EarlierTexts documentId={documentId} />
    </section>
  );
}

/** What the file said before it changed, each to be compared with what it says now. */
function EarlierTexts({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().comparing;
  const time = useTimeWords();
  const texts = useLibrary((state) => state.documents.find(({ id }) => id === documentId)?.earlier) ?? [];
  if (texts.length === 0) return null;
  return (
    <>
      <h3 title={words.earlierTextsHint}>{words.earlierTexts}</h3>
      <ol>
        {texts.map(({ contentHash, title, fileName, replacedAt }) => (
          <li key={contentHash} className={styles.version}>
            <div className={styles.what}>
              <span className={styles.title}>{title || fileName}</span>
              <span className={styles.soft}>{words.replacedAt(time(replacedAt))}</span>
            </div>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => useWorkspace.getState().compare({ oldId: documentId, newId: documentId, oldState: contentHash })}
            >
              {words.seeChanges}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

type VersionProps = {
  readonly version: DocumentView;
  readonly group: PaperGroup;
  /** The document whose versions these are. */
  readonly own: DocumentView | undefined;
  readonly isThis: boolean;
};

function Version({ version, group, own, isThis }: VersionProps): ReactNode {
  const { shelf: words, comparing, papers } = useWords();
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const summary = version.state.kind === 'ready' ? version.state.summary : null;
  const title = summary?.title || version.fileName;
  const isProposed = !group.confirmed.includes(version.id);
  const part = (): void => {
    const others = group.documentIds.filter((id) => id !== version.id);
    shelfActions()
      .partPapers([version.id], others)
      .then(({ step }) => tellDone(words.parted, wayBack(step)))
      .catch(tell);
  };
  return (
    <li className={styles.version} aria-current={isThis || undefined}>
      <div className={styles.what}>
        <span className={styles.title} title={version.relativePath}>
          {title}
        </span>
        <span className={styles.soft}>
          {[summary?.stage ? papers.stage(summary.stage) : null, summary?.issueDate, version.fileName]
            .filter((part) => part !== null && part !== undefined && part !== '')
            .join(' · ')}
        </span>
      </div>
      {isThis ? <span className={styles.soft}>{words.thisOne}</span> : null}
      {isProposed && group.confirmed.length > 0 ? <span className={styles.badge}>{words.toConfirm}</span> : null}
      {isThis || summary === null ? null : (
        <Button size="compact-xs" variant="default" onClick={() => useWorkspace.getState().openDocument(version.id, { where: 'beside' })}>
          {words.openBeside}
        </Button>
      )}
      {isThis || summary === null || own?.state.kind !== 'ready' ? null : (
        <Button size="compact-xs" variant="default" onClick={() => useWorkspace.getState().compare(inOrderOfTime(own, version))}>
          {comparing.comparePassage}
        </Button>
      )}
      {group.documentIds.length < 3 && isProposed ? null : (
        <Button size="compact-xs" variant="subtle" color="gray" aria-label={words.notThisOf(title)} onClick={part}>
          {words.notThis}
        </Button>
      )}
    </li>
  );
}

/** What a person says of a proposal; either is kept, and can be taken back. */
function Decision({ group }: { readonly group: PaperGroup }): ReactNode {
  const words = useWords().shelf;
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const { documentIds, confirmed } = group;
  const proposed = documentIds.filter((id) => !confirmed.includes(id));
  const confirm = (): void => {
    shelfActions()
      .confirmPaper(documentIds)
      .then(({ step }) => tellDone(words.versionsConfirmed, wayBack(step)))
      .catch(tell);
  };
  const refuse = (): void => {
    shelfActions()
      .partPapers(proposed, documentIds)
      .then(({ step }) => tellDone(words.parted, wayBack(step)))
      .catch(tell);
  };
  return (
    <div className={styles.decision}>
      <Button size="compact-sm" onClick={confirm}>
        {words.confirmVersions}
      </Button>
      <Button size="compact-sm" variant="default" onClick={refuse}>
        {words.refuseVersions}
      </Button>
    </div>
  );
}
