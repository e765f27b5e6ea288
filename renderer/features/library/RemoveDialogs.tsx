import { Button, Checkbox, Group, List, Modal, ScrollArea, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { FolderView } from '#shared/contract/review-views.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { shelfActions } from '../../api/shelf-actions.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { showNotice } from '../../ui/show-notice.tsx';
import { useRestore } from './RemovedList.tsx';
import { useShelve } from './use-shelve.ts';

/** A document of the list, or one taken off it that is to be erased after all. */
export type Removable = { readonly id: string; readonly title: string; readonly isListed: boolean };

/** Asks before a document leaves the library, with the choice to erase everything kept of it, and says what was erased. */
export function RemoveDocumentDialog({
  document,
  onClose,
}: {
  readonly document: Removable | null;
  readonly onClose: () => void;
}): ReactNode {
  const { library: words, undoing } = useWords();
  const client = useReviewClient();
  const tell = useFailureNotice();
  const restore = useRestore();
  const remove = (purge: boolean): void => {
    if (!document) return;
    client
      .call('document.remove', { documentId: document.id, purge })
      .then(({ erased }) => {
        const parts = erased.map((part) => words.erasedParts[part]);
        if (purge) showNotice({ kind: 'done', text: words.erased(parts) });
        else showNotice({ kind: 'done', text: words.removed, action: { label: undoing.takeBack, run: () => restore(document.id) } });
      })
      .catch(tell)
      .finally(onClose);
  };
  return (
    <RemoveDialog
      isOpen={document !== null}
      title={document?.isListed === false ? words.eraseTitle : words.removeTitle}
      text={document === null ? '' : document.isListed ? words.removeText(document.title) : words.eraseText(document.title)}
      documentIds={document === null ? NONE : [document.id]}
      isErasing={document?.isListed === false}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

/** The same for a folder and all its documents. */
export function RemoveFolderDialog(props: {
  readonly folder: FolderView | null;
  readonly documents: number;
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords().library;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const folderId = props.folder?.id;
  const changed = useLibrary(
    (state) => state.documents.filter((document) => document.folderId === folderId && (document.earlier ?? []).length > 0).length,
  );
  const documentIds = useLibrary(useShallow((state) => idsIn(state.documents, folderId)));
  const lost = changed === 0 ? '' : words.earlierTextsGo(changed);
  const remove = (purge: boolean): void => {
    if (!props.folder) return;
    client
      .call('folder.remove', { folderId: props.folder.id, purge })
      .then(({ documents, erased }) => {
        const parts = erased.map((part) => words.erasedParts[part]);
        showNotice({ kind: 'done', text: parts.length > 0 ? words.folderErased(documents, parts) : words.folderRemoved(documents) });
      })
      .catch(tell)
      .finally(props.onClose);
  };
  return (
    <RemoveDialog
      isOpen={props.folder !== null}
      title={words.removeFolderTitle}
      text={props.folder ? `${words.removeFolderText(props.folder.label, props.documents)}${lost}` : ''}
      documentIds={documentIds}
      onConfirm={remove}
      onClose={props.onClose}
    />
  );
}

/** The same for several documents of the list. */
export function RemoveSeveralDialog(props: { readonly documentIds: readonly string[]; readonly onClose: () => void }): ReactNode {
  const { documentIds, onClose } = props;
  const words = useWords();
  const client = useReviewClient();
  const tell = useFailureNotice();
  const shelve = useShelve();
  const remove = (purge: boolean): void => {
    onClose();
    if (!purge) {
      shelve(shelfActions().removeDocuments(documentIds), words.library.folderRemoved);
      return;
    }
    client
      .call('document.removeSeveral', { documentIds: [...documentIds], purge })
      .then(({ documentIds: gone, erased }) => {
        const parts = erased.map((part) => words.library.erasedParts[part]);
        showNotice({ kind: 'done', text: words.library.folderErased(gone.length, parts) });
      })
      .catch(tell);
  };
  return (
    <RemoveDialog
      isOpen={documentIds.length > 0}
      title={words.library.removeTitle}
      text={words.shelf.removeSeveral(documentIds.length)}
      documentIds={documentIds}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

const NONE: readonly string[] = [];

function idsIn(documents: readonly { readonly id: string; readonly folderId: string }[], folderId: string | undefined): readonly string[] {
  return folderId === undefined ? NONE : documents.filter((document) => document.folderId === folderId).map(({ id }) => id);
}

type DialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly text: string;
  readonly documentIds: readonly string[];
  /** There is nothing left to choose but to erase. */
  readonly isErasing?: boolean;
  readonly onConfirm: (purge: boolean) => void;
  readonly onClose: () => void;
};

function RemoveDialog({ isOpen, title, text, documentIds, isErasing = false, onConfirm, onClose }: DialogProps): ReactNode {
  const words = useWords();
  const [purge, setPurge] = useState(false);
  const annotations = useLibrary((state) => annotationsOf(state.documents, documentIds));
  const exports = useExports(isOpen && (purge || isErasing) ? documentIds : NONE);
  const close = (): void => {
    setPurge(false);
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={close} title={title} closeButtonProps={{ 'aria-label': words.frame.close }}>
      <Text size="sm" mb="md" lh={1.7}>
        {text}
        {annotations === 0 ? null : words.library.annotationsKept(annotations)}
      </Text>
      {isErasing ? null : (
        <Checkbox
          label={words.library.purge}
          description={words.library.purgeHint}
          checked={purge}
          onChange={(event) => setPurge(event.currentTarget.checked)}
        />
      )}
      {exports.length === 0 ? null : (
        <>
          <Text size="sm" mt="md">
            {words.library.exportsGo(exports.length)}
          </Text>
          <ScrollArea.Autosize mah={140}>
            <List size="xs" mt={4}>
              {exports.map((name) => (
                <List.Item key={name}>{name}</List.Item>
              ))}
            </List>
          </ScrollArea.Autosize>
        </>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close}>
          {words.frame.cancel}
        </Button>
        <Button
          color="cinnabar"
          onClick={() => {
            setPurge(false);
            onConfirm(isErasing || purge);
          }}
        >
          {title}
        </Button>
      </Group>
    </Modal>
  );
}

function annotationsOf(
  documents: readonly { readonly id: string; readonly annotations: number }[],
  documentIds: readonly string[],
): number {
  const wanted = new Set(documentIds);
  return documents.reduce((sum, document) => (wanted.has(document.id) ? sum + document.annotations : sum), 0);
}

/** Names of the exported files that would be erased with these documents; none until they are known. */
function useExports(documentIds: readonly string[]): readonly string[] {
  const client = useReviewClient();
  const tell = useFailureNotice();
  const [known, setKnown] = useState<{ readonly of: string; readonly names: readonly string[] } | null>(null);
  const of = documentIds.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same documents are asked about once, whichever list names them
  useEffect(() => {
    if (documentIds.length === 0) return;
    client
      .call('document.exports', { documentIds: [...documentIds] })
      .then(({ names }) => setKnown({ of, names }))
      .catch(tell);
  }, [of]);
  return known?.of === of ? known.names : NONE;
}
