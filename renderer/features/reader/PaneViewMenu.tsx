import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconFileText, IconGitCompare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { inOrderOfTime } from '#renderer/api/comparison-order.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { PaneView } from '#shared/model/library.ts';
import { documentTitle } from './document-choices.ts';

const VIEWS: readonly PaneView[] = ['reading', 'both', 'original'];

/** The pane's menu: its text, its original, or both side by side; and what to compare it with. */
export function PaneViewMenu({ paneIndex }: { readonly paneIndex: number }): ReactNode {
  const { original: words, frame } = useWords();
  const view = useWorkspace((state) => state.panes[paneIndex]?.view ?? 'reading');
  const label = `${frame.labelled(words.view, words.views[view])} (O)`;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          size="sm"
          aria-label={label}
          title={label}
          variant={view === 'reading' ? 'subtle' : 'light'}
          color={view === 'reading' ? 'gray' : 'ink'}
        >
          <IconFileText size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {VIEWS.map((name) => (
          <Menu.Item
            key={name}
            aria-current={name === view}
            leftSection={<IconCheck size={14} style={{ visibility: name === view ? 'visible' : 'hidden' }} />}
            onClick={() => useWorkspace.getState().setPaneView(paneIndex, name)}
          >
            {words.views[name]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <CompareItems paneIndex={paneIndex} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The other documents on screen first: what stands side by side is what one wants to compare. */
function CompareItems({ paneIndex }: { readonly paneIndex: number }): ReactNode {
  const words = useWords().comparing;
  const { panes, compare } = useWorkspace.getState();
  const documents = useLibrary((state) => state.documents);
  const documentOf = (id: string | undefined) => documents.find((document) => document.id === id);
  const own = documentOf(panes[paneIndex]?.documentId);
  if (own === undefined) return null;
  const others = [...new Set(panes.map(({ documentId }) => documentId))].flatMap((id) => (id === own.id ? [] : (documentOf(id) ?? [])));
  const icon = <IconGitCompare size={14} />;
  return (
    <>
      {others.map((other) => (
        <Menu.Item key={other.id} leftSection={icon} onClick={() => compare(inOrderOfTime(own, other))}>
          {words.compareWithTitle(documentTitle(other))}
        </Menu.Item>
      ))}
      <Menu.Item leftSection={icon} onClick={() => compare({ oldId: own.id, newId: null })}>
        {words.compareWith}
      </Menu.Item>
    </>
  );
}
