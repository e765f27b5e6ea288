import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconFolders, IconGitCompare, IconTag } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { CollectionView } from '#shared/contract/review-views.ts';
import { reviewState } from '#shared/model/library.ts';
import { useLibrary } from '../../api/library-store.ts';
import { shelfActions } from '../../api/shelf-actions.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Library.module.css';
import { NameDialog } from './NameDialog.tsx';
import shelf from './Shelf.module.css';
import type { ShelfCounts } from './shelf-counts.ts';
import { narrow, useShelfView } from './shelf-view-store.ts';
import { useShelve } from './use-shelve.ts';

type Renaming =
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'collection'; readonly name: string; readonly id: string };

/** What documents are sorted by beside their folders: state of review, tags, collections, and what waits to be put in order. */
export function ShelfRail({ counts }: { readonly counts: ShelfCounts }): ReactNode {
  const words = useWords().shelf;
  const [renaming, setRenaming] = useState<Renaming | null>(null);
  return (
    <>
      <StateSection counts={counts} />
      <ToSortSection counts={counts} />
      <CollectionSection onRename={({ id, name }) => setRenaming({ kind: 'collection', id, name })} />
      <TagSection counts={counts} onRename={(name) => setRenaming({ kind: 'tag', name })} />
      <RenameDialog renaming={renaming} title={words.rename} onClose={() => setRenaming(null)} />
    </>
  );
}

function StateSection({ counts }: { readonly counts: ShelfCounts }): ReactNode {
  const words = useWords().shelf;
  const chosen = useShelfView((state) => state.filter.reviewState);
  return (
    <Section title={words.byState}>
      {reviewState.options.map((state) => (
        <Entry
          key={state}
          icon={<span className={shelf.stateDot} data-state={state} />}
          label={words.states[state]}
          count={counts.states[state]}
          isChosen={chosen === state}
          onChoose={() => narrow({ reviewState: chosen === state ? null : state })}
        />
      ))}
    </Section>
  );
}

function ToSortSection({ counts }: { readonly counts: ShelfCounts }): ReactNode {
  const words = useWords().shelf;
  const chosen = useShelfView((state) => state.filter.group);
  if (counts.proposed + counts.copies === 0 && chosen === null) return null;
  const entries = [
    { group: 'proposed', count: counts.proposed, icon: <IconGitCompare size={16} stroke={1.6} /> },
    { group: 'copies', count: counts.copies, icon: <IconCopy size={16} stroke={1.6} /> },
  ] as const;
  return (
    <Section title={words.toSort}>
      {entries
        .filter(({ group, count }) => count > 0 || group === chosen)
        .map(({ group, count, icon }) => (
          <Entry
            key={group}
            icon={icon}
            label={words.groups[group]}
            count={count}
            isChosen={chosen === group}
            onChoose={() => narrow({ group: chosen === group ? null : group })}
          />
        ))}
    </Section>
  );
}

function CollectionSection({ onRename }: { readonly onRename: (collection: CollectionView) => void }): ReactNode {
  const words = useWords().shelf;
  const collections = useLibrary((state) => state.collections);
  const chosen = useShelfView((state) => state.filter.collectionId);
  const shelve = useShelve();
  if (collections.length === 0) return null;
  return (
    <Section title={words.collections}>
      {collections.map((collection) => (
        <Entry
          key={collection.id}
          icon={<IconFolders size={16} stroke={1.6} />}
          label={collection.name}
          count={collection.documents}
          isChosen={chosen === collection.id}
          onChoose={() => narrow({ collectionId: chosen === collection.id ? null : collection.id })}
          menu={{
            label: words.menuOfCollection(collection.name),
            onRename: () => onRename(collection),
            removal: words.removeCollection,
            onRemove: () => {
              if (chosen === collection.id) narrow({ collectionId: null });
              shelve(shelfActions().removeCollection(collection.id, collection.name), () => words.collectionRemoved(collection.name));
            },
          }}
        />
      ))}
    </Section>
  );
}

function TagSection({ counts, onRename }: { readonly counts: ShelfCounts; readonly onRename: (tag: string) => void }): ReactNode {
  const words = useWords().shelf;
  const chosen = useShelfView((state) => state.filter.tag);
  const shelve = useShelve();
  if (counts.tags.length === 0) return null;
  return (
    <Section title={words.tags}>
      {counts.tags.map(({ tag, count }) => (
        <Entry
          key={tag}
          icon={<IconTag size={16} stroke={1.6} />}
          label={tag}
          count={count}
          isChosen={chosen === tag}
          onChoose={() => narrow({ tag: chosen === tag ? null : tag })}
          menu={{
            label: words.menuOfTag(tag),
            onRename: () => onRename(tag),
            removal: words.removeTag,
            onRemove: () => {
              if (chosen === tag) narrow({ tag: null });
              shelve(shelfActions().setTag(tagged(tag), tag, false), words.untagged);
            },
          }}
        />
      ))}
    </Section>
  );
}

function RenameDialog(props: { readonly renaming: Renaming | null; readonly title: string; readonly onClose: () => void }): ReactNode {
  const { renaming, title, onClose } = props;
  const tell = useFailureNotice();
  const rename = (name: string): void => {
    if (renaming === null || name === renaming.name) return;
    if (renaming.kind === 'collection') shelfActions().renameCollection(renaming.id, renaming.name, name).catch(tell);
    else {
      shelfActions().renameTag(tagged(renaming.name), renaming.name, name).catch(tell);
      if (useShelfView.getState().filter.tag === renaming.name) narrow({ tag: name });
    }
  };
  return <NameDialog isOpen={renaming !== null} title={title} name={renaming?.name ?? ''} onName={rename} onClose={onClose} />;
}

function tagged(tag: string): readonly string[] {
  return useLibrary.getState().documents.flatMap((document) => (document.tags.includes(tag) ? [document.id] : []));
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles.shelf} aria-label={title}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

type EntryProps = {
  readonly icon: ReactNode;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly menu?: { readonly label: string; readonly onRename: () => void; readonly removal: string; readonly onRemove: () => void };
};

function Entry({ icon, label, count, isChosen, onChoose, menu }: EntryProps): ReactNode {
  const words = useWords().shelf;
  return (
    <li className={styles.folder} data-chosen={isChosen || undefined}>
      <button type="button" onClick={onChoose} aria-pressed={isChosen}>
        {icon}
        <span className={styles.folderLabel} title={label}>
          {label}
        </span>
        <span className={styles.soft}>{count}</span>
      </button>
      {menu === undefined ? null : (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon size="sm" aria-label={menu.label} aria-haspopup="menu">
              <IconDots size={14} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={menu.onRename}>{words.rename}</Menu.Item>
            <Menu.Item className={styles.danger ?? ''} onClick={menu.onRemove}>
              {menu.removal}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
