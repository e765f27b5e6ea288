import { Breadcrumbs, Button, Group, Modal } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { BrowseEntry } from '#shared/contract/review-views.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Library.module.css';

type Props = { readonly isOpen: boolean; readonly onChoose: (token: string) => void; readonly onClose: () => void };

/** Walks the places the browser host offers; the page knows tokens, never paths. */
export function BrowseFolders({ isOpen, onChoose, onClose }: Props): ReactNode {
  const words = useWords();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words.library.browseTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': words.frame.close }}
    >
      {isOpen ? <FolderWalk onChoose={onChoose} /> : null}
    </Modal>
  );
}

function FolderWalk({ onChoose }: { readonly onChoose: (token: string) => void }): ReactNode {
  const words = useWords().library;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const [trail, setTrail] = useState<readonly BrowseEntry[]>([]);
  const [entries, setEntries] = useState<readonly BrowseEntry[]>([]);
  const here = trail.at(-1);
  useEffect(() => {
    let isStale = false;
    client
      .call('folder.browse', { parent: here?.token ?? null })
      .then((answer) => {
        if (!isStale) setEntries(answer.entries);
      })
      .catch(tell);
    return () => {
      isStale = true;
    };
  }, [client, here, tell]);
  return (
    <>
      <Breadcrumbs className={styles.trail ?? ''}>
        <button type="button" className={styles.crumb} onClick={() => setTrail([])}>
          {words.browseRoots}
        </button>
        {trail.map((entry, index) => (
          <button key={entry.token} type="button" className={styles.crumb} onClick={() => setTrail(trail.slice(0, index + 1))}>
            {entry.label}
          </button>
        ))}
      </Breadcrumbs>
      <ul className={styles.browse}>
        {entries.length === 0 ? <li className={styles.soft}>{words.browseEmpty}</li> : null}
        {entries.map((entry) => (
          <li key={entry.token}>
            <button type="button" className={styles.browseEntry} onClick={() => setTrail([...trail, entry])}>
              <IconFolder size={16} stroke={1.6} />
              <span>{entry.label}</span>
              {entry.documents === null ? null : <span className={styles.soft}>{words.browseDocuments(entry.documents)}</span>}
            </button>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <Button disabled={!here} onClick={() => here && onChoose(here.token)}>
          {here ? words.browseChooseHere(here.label) : words.browseChoose}
        </Button>
      </Group>
    </>
  );
}
