import { ActionIcon, Breadcrumbs, Button, Group, Modal, TextInput } from '@mantine/core';
import { IconArrowUp, IconFolder } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { BrowsedFolders } from '#shared/contract/review-views.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { failureWords } from '../../i18n/failure-words.ts';
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
  const [parent, setParent] = useState<string | null>(null);
  const [{ entries, trail }, setShown] = useState<BrowsedFolders>({ entries: [], trail: [] });
  useEffect(() => {
    let isStale = false;
    client
      .call('folder.browse', { parent })
      .then((answer) => {
        if (!isStale) setShown(answer);
      })
      .catch(tell);
    return () => {
      isStale = true;
    };
  }, [client, parent, tell]);
  const here = trail.at(-1);
  return (
    <>
      <PathField onFound={setParent} />
      <Group gap="xs" wrap="nowrap" align="flex-start" mt="sm">
        <ActionIcon
          size="sm"
          aria-label={words.browseUp}
          title={words.browseUp}
          disabled={here === undefined}
          onClick={() => setParent(trail.at(-2)?.token ?? null)}
        >
          <IconArrowUp size={16} stroke={1.6} />
        </ActionIcon>
        <Breadcrumbs className={styles.trail ?? ''}>
          <button type="button" className={styles.crumb} onClick={() => setParent(null)}>
            {words.browseRoots}
          </button>
          {trail.map((entry) => (
            <button key={entry.token} type="button" className={styles.crumb} onClick={() => setParent(entry.token)}>
              {entry.label}
            </button>
          ))}
        </Breadcrumbs>
      </Group>
      <ul className={styles.browse}>
        {entries.length === 0 ? <li className={styles.soft}>{words.browseEmpty}</li> : null}
        {entries.map((entry) => (
          <li key={entry.token}>
            <button type="button" className={styles.browseEntry} onClick={() => setParent(entry.token)}>
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

/** Where a path can be typed or pasted; what is wrong with it stands below. */
function PathField({ onFound }: { readonly onFound: (token: string) => void }): ReactNode {
  const words = useWords();
  const client = useReviewClient();
  const [path, setPath] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const find = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (path.trim() === '') return;
    try {
      const { token } = await client.call('folder.locate', { path });
      setFailure(null);
      onFound(token);
    } catch (error) {
      setFailure(failureWords(words, error));
    }
  };
  return (
    <form onSubmit={(event) => void find(event)} className={styles.pathForm}>
      <TextInput
        className={styles.pathField ?? ''}
        label={words.library.browsePath}
        placeholder={words.library.browsePathHint}
        maxLength={4000}
        spellCheck={false}
        value={path}
        error={failure}
        onChange={(event) => {
          setPath(event.currentTarget.value);
          setFailure(null);
        }}
      />
      <Button type="submit" variant="default" disabled={path.trim() === ''}>
        {words.library.browseGo}
      </Button>
    </form>
  );
}
