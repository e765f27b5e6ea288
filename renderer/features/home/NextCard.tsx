import { Button, Group } from '@mantine/core';
import { IconListCheck, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { documentTitle } from '#shared/domain/text/document-title.ts';
import { readAhead } from '../../api/document-store.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './HomeScreen.module.css';
import { unreadDocuments } from './open-work.ts';

/** Documents offered. */
const SHOWN = 4;

/** Where to go next: documents that nobody has looked at yet, and the ways into the whole library. */
export function NextCard(): ReactNode {
  const words = useWords().home;
  const documents = useLibrary((state) => state.documents);
  const recent = useWorkspace((state) => state.recentDocuments);
  const { openDocument, goTo } = useWorkspace.getState();
  const unread = unreadDocuments(documents, recent);
  return (
    <section className={styles.card} aria-label={words.next}>
      <h2>{words.next}</h2>
      <p className={styles.soft}>{unread.length === 0 ? words.allRead : words.unread(unread.length)}</p>
      <ul className={styles.recent}>
        {unread.slice(0, SHOWN).map((document) => (
          <li key={document.id}>
            <button
              type="button"
              className={styles.recentEntry}
              onPointerDown={() => readAhead(document.id)}
              onClick={() => openDocument(document.id, { where: 'active' })}
            >
              <span className={styles.recentTitle}>{documentTitle(document)}</span>
              {document.state.kind === 'ready' ? (
                <span className={styles.soft}>{words.sizeOf(document.state.summary.characters, document.state.summary.tasks)}</span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      <Group gap="xs">
        <Button variant="default" size="xs" leftSection={<IconSearch size={14} />} onClick={() => goTo('search')}>
          {words.goToSearch}
        </Button>
        <Button variant="default" size="xs" leftSection={<IconListCheck size={14} />} onClick={() => goTo('tasks')}>
          {words.goToTasks}
        </Button>
      </Group>
    </section>
  );
}
