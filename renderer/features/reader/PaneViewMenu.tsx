import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { PaneView } from '#shared/model/library.ts';

const VIEWS: readonly PaneView[] = ['reading', 'both', 'original'];

/** The pane's menu: its text, its original, or both side by side. */
export function PaneViewMenu({ paneIndex }: { readonly paneIndex: number }): ReactNode {
  const words = useWords().original;
  const view = useWorkspace((state) => state.panes[paneIndex]?.view ?? 'reading');
  const label = `${words.view}：${words.views[view]} (O)`;
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
      </Menu.Dropdown>
    </Menu>
  );
}
