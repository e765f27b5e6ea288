import { Alert, Button, Checkbox, Group, Modal } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { otherVersions } from '#renderer/api/known-versions.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePaperGroups } from '#renderer/api/paper-groups.ts';
import { importPackage, type ReadPackage, readPackage } from '#renderer/api/review-packages.ts';
import { wayBack } from '#renderer/api/undo-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useUndoableNotice } from '#renderer/i18n/use-undoable-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { documentTitle } from '#shared/domain/text/document-title.ts';
import type { ReviewPackage } from '#shared/model/review-package.ts';
import styles from './Carrying.module.css';

type Chosen = { readonly fileName: string; readonly read: ReadPackage };

/** The way in for what was written about this document on another computer. */
export function ImportPackage({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords();
  const tell = useFailureNotice();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const close = (): void => setChosen(null);
  const take = (file: File | undefined): void => {
    if (file !== undefined) readPackage(file).then((read) => setChosen({ fileName: file.name, read }), tell);
    // The same file chosen again is a choice again.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        title={words.packages.openHint}
        leftSection={<IconPackageImport size={14} stroke={1.7} />}
        onClick={() => input.current?.click()}
      >
        {words.packages.open}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={words.packages.open}
        onChange={(event) => take(event.currentTarget.files?.[0])}
      />
      <Modal
        opened={chosen !== null}
        onClose={close}
        title={words.packages.title}
        size="min(560px, 94vw)"
        closeButtonProps={{ 'aria-label': words.frame.close }}
      >
        {chosen === null ? null : <PackageForm documentId={documentId} chosen={chosen} onClose={close} />}
      </Modal>
    </>
  );
}

type FormProps = { readonly documentId: string; readonly chosen: Chosen; readonly onClose: () => void };

function PackageForm({ documentId, chosen: { fileName, read }, onClose }: FormProps): ReactNode {
  const words = useWords().packages;
  if (read.kind === 'package') return <ReadPackageForm {...{ documentId, fileName, taken: read.package, onClose }} />;
  return (
    <div className={styles.form}>
      <p className={styles.intro}>{fileName}</p>
      <Alert color="cinnabar" role="alert">
        {read.kind === 'too-large' ? words.tooLarge : words.noPackage}
      </Alert>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
      </Group>
    </div>
  );
}

type ReadProps = Omit<FormProps, 'chosen'> & { readonly fileName: string; readonly taken: ReviewPackage };

function ReadPackageForm({ documentId, fileName, taken, onClose }: ReadProps): ReactNode {
  const words = useWords().packages;
  const time = useTimeWords();
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const [isSure, setSure] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const { relation, title } = useRelation(documentId, taken);
  const apply = (): void => {
    setImporting(true);
    importPackage(documentId, taken)
      .then(({ counts, step }) => {
        tellDone(words.imported(counts), wayBack(step));
        onClose();
      }, tell)
      .finally(() => setImporting(false));
  };
  return (
    <div className={styles.form}>
      <dl className={styles.packageFacts}>
        <dt>{words.chosen}</dt>
        <dd>{fileName}</dd>
        <dt>{words.paper}</dt>
        <dd>{taken.document.title || taken.document.fileName}</dd>
        <dt>{words.made}</dt>
        <dd>{time(taken.exportedAt)}</dd>
        <dt>{words.holds}</dt>
        <dd>{words.counts(taken.annotations.length, taken.checklists.length)}</dd>
      </dl>
      {relation === 'same' ? <p className={styles.intro}>{words.same}</p> : null}
      {relation === 'other-state' ? <Alert color="yellow">{words.otherState}</Alert> : null}
      {relation === 'other-paper' ? (
        <Alert color="cinnabar">
          {words.otherPaper(taken.document.title || taken.document.fileName, title)}
          <Checkbox
            mt={6}
            size="xs"
            label={words.importAnyway}
            checked={isSure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button onClick={apply} loading={isImporting} disabled={relation === 'other-paper' && !isSure}>
          {words.apply}
        </Button>
      </Group>
    </div>
  );
}

/** How the paper of a package is related to a document: this very text, the same paper in another state, or another one as far as can be told. */
function useRelation(documentId: string, { document }: ReviewPackage) {
  const documents = useLibrary((state) => state.documents);
  const groups = usePaperGroups();
  const titleOf = (id: string): string => {
    const found = documents.find((each) => each.id === id);
    return found === undefined ? '' : documentTitle(found);
  };
  const hashOf = (id: string): string => documents.find((each) => each.id === id)?.contentHash ?? '';
  const title = titleOf(documentId);
  if (document.contentHash !== '' && document.contentHash === hashOf(documentId)) return { relation: 'same', title } as const;
  const versions = otherVersions(documentId, groups);
  const isVersion = versions.some((id) => document.contentHash !== '' && document.contentHash === hashOf(id));
  const isNamedSo = [documentId, ...versions].some((id) => document.title !== '' && document.title === titleOf(id));
  return { relation: isVersion || isNamedSo ? 'other-state' : 'other-paper', title } as const;
}
