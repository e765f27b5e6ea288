import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff, IconFolder, IconFolderOff, IconFolderPlus, IconRefresh, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FolderView } from '#shared/contract/review-views.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Library.module.css';
import { ShelfRail } from './ShelfRail.tsx';
import type { ShelfCounts } from './shelf-counts.ts';
import { NO_FILTER } from './shelf-filter.ts';
import { clearFilter, narrow, useShelfView } from './shelf-view-store.ts';

type Props = {
  readonly counts: ShelfCounts;
  readonly onAdd: () => void;
  readonly onIndex: (folderId: string | null) => void;
  readonly onWatch: (folderId: string, isWatched: boolean) => void;
  readonly onRemove: (folder: FolderView) => void;
};

/** What the list can be narrowed by, with numbers of documents: folders, and below them what people sort by. */
export function FolderPanel({ counts, onAdd, onIndex, onWatch, onRemove }: Props): ReactNode {
  const words = useWords().library;
  const folders = useLibrary((state) => state.folders);
  const all = useLibrary((state) => state.documents.length);
  const filter = useShelfView((state) => state.filter);
  const chosen = filter.folderId;
  const onChoose = (folderId: string): void => narrow({ folderId: folderId === chosen ? null : folderId });
  const isIndexing = useLibrary((state) => state.indexing.phase !== 'idle');
  return (
    <aside className={styles.folders} aria-label={words.folders}>
      <div className={styles.shelves}>
        <ul>
          <li className={styles.folder} data-chosen={filter === NO_FILTER || undefined}>
            <button type="button" onClick={clearFilter} aria-pressed={filter === NO_FILTER}>
              <span className={styles.folderLabel}>{words.allDocuments}</span>
              <span className={styles.soft}>{all}</span>
            </button>
          </li>
          {folders.map((folder) => (
            <li key={folder.id} className={styles.folder} data-chosen={chosen === folder.id || undefined}>
              <button type="button" onClick={() => onChoose(folder.id)} aria-pressed={chosen === folder.id}>
                {folder.isAvailable ? (
                  <IconFolder size={16} stroke={1.6} />
                ) : (
                  <IconFolderOff size={16} stroke={1.6} aria-label={words.unavailableFolder} />
                )}
                <span className={styles.folderLabel}>{folder.label}</span>
                <span className={styles.soft}>{counts.folders.get(folder.id) ?? 0}</span>
              </button>
              <Tooltip label={folder.isWatched ? words.watchedFolder : words.unwatchedFolder}>
                <ActionIcon
                  size="sm"
                  aria-label={words.watchFolder(folder.label)}
                  aria-pressed={folder.isWatched}
                  onClick={() => onWatch(folder.id, !folder.isWatched)}
                >
                  {folder.isWatched ? <IconEye size={14} /> : <IconEyeOff size={14} />}
                </ActionIcon>
              </Tooltip>
              <Tooltip label={words.removeFolder}>
                <ActionIcon size="sm" aria-label={`${words.removeFolder} ${folder.label}`} onClick={() => onRemove(folder)}>
                  <IconX size={14} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
        <ShelfRail counts={counts} />
      </div>
      <div className={styles.folderActions}>
        <Button variant="default" fullWidth leftSection={<IconFolderPlus size={16} />} onClick={onAdd}>
          {words.addFolder}
        </Button>
        <Tooltip label={words.reindexHint}>
          <Button
            variant="subtle"
            fullWidth
            leftSection={<IconRefresh size={16} />}
            disabled={folders.length === 0 || isIndexing}
            onClick={() => onIndex(chosen)}
          >
            {words.reindex}
          </Button>
        </Tooltip>
      </div>
    </aside>
  );
}
