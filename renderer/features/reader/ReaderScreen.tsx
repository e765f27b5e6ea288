import { ActionIcon, Button, Tabs } from '@mantine/core';
import {
  IconBook2,
  IconFileExport,
  IconLayoutSidebarLeftExpand,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
} from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useEffect } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import type { InspectorTab } from '#renderer/api/workspace-state.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { DocumentPane, type PaneParts } from './DocumentPane.tsx';
import { documentTitle } from './document-choices.ts';
import { OutlinePanel } from './OutlinePanel.tsx';
import { PanelEdge } from './PanelEdge.tsx';
import styles from './ReaderScreen.module.css';
import { stopFollowing } from './scroll-link.ts';
import { useReaderCommands } from './use-reader-commands.ts';
import { useReaderKeys } from './use-reader-keys.ts';

const TABS: readonly InspectorTab[] = ['annotations', 'checklist', 'findings', 'info'];

/** What stands under each tab of the inspector for the document in the active pane; composed by the frame, because features do not know each other. */
export type InspectorPanels = Readonly<Record<InspectorTab, (documentId: string) => ReactNode>>;

type ReaderProps = {
  readonly panels: InspectorPanels;
  readonly parts: PaneParts;
  readonly onExport: (documentId: string) => void;
};

/** The reading screen: outline, one to four texts, and the inspector. */
export function ReaderScreen({ panels, parts, onExport }: ReaderProps): ReactNode {
  const words = useWords().reader;
  const commands = useReaderCommands();
  useReaderKeys(commands);
  useEffect(() => stopFollowing, []);
  const documentId = useWorkspace((state) => state.panes[state.activePane]?.documentId ?? null);
  const sidePanel = useWorkspace((state) => state.sidePanel);
  const inspector = useWorkspace((state) => state.inspector);
  const { goTo, toggleSidePanel, toggleInspector } = useWorkspace.getState();
  if (documentId === null) {
    return (
      <EmptyState icon={<IconBook2 size={36} stroke={1.2} />} title={words.emptyTitle} text={words.emptyText}>
        <Button onClick={() => goTo('library')}>{words.emptyAction}</Button>
      </EmptyState>
    );
  }
  return (
    <div className={styles.screen}>
      {sidePanel.isOpen ? (
        <aside
          className={styles.side}
          style={{ '--panel-width': `${sidePanel.width}px` } as CSSProperties /* a CSS variable is not among React's style names */}
        >
          <OutlinePanel key={documentId} documentId={documentId} />
          <PanelEdge
            side="right"
            width={sidePanel.width}
            label={words.resizeOutline}
            onResize={useWorkspace.getState().setSidePanelWidth}
          />
        </aside>
      ) : (
        <FoldedPanel
          label={`${words.showOutline} (Ctrl+B)`}
          onOpen={toggleSidePanel}
          icon={<IconLayoutSidebarLeftExpand size={17} stroke={1.7} />}
        />
      )}
      <Panes parts={parts} />
      {inspector.isOpen ? (
        <aside
          className={styles.inspector}
          aria-label={words.inspector}
          style={{ '--panel-width': `${inspector.width}px` } as CSSProperties /* a CSS variable is not among React's style names */}
        >
          <PanelEdge
            side="left"
            width={inspector.width}
            label={words.resizeInspector}
            onResize={useWorkspace.getState().setInspectorWidth}
          />
          <Inspector documentId={documentId} panels={panels} onExport={onExport} />
        </aside>
      ) : (
        <FoldedPanel
          label={`${words.showInspector} (Ctrl+J)`}
          onOpen={toggleInspector}
          icon={<IconLayoutSidebarRightExpand size={17} stroke={1.7} />}
        />
      )}
    </div>
  );
}

function Panes({ parts }: Pick<ReaderProps, 'parts'>): ReactNode {
  const words = useWords().reader;
  // The panes as text: a new place in one of them must not draw all of them again.
  const list = useWorkspace((state) => state.panes.map((pane) => `${pane.key} ${pane.documentId}`).join('\n'));
  const activePane = useWorkspace((state) => state.activePane);
  const panes = list
    .split('\n')
    .map((entry) => ({ key: Number(entry.slice(0, entry.indexOf(' '))), documentId: entry.slice(entry.indexOf(' ') + 1) }));
  return (
    <main className={styles.panes} aria-label={words.panes} data-count={panes.length}>
      {panes.map((pane, index) => (
        <DocumentPane
          key={pane.key}
          paneKey={pane.key}
          paneIndex={index}
          documentId={pane.documentId}
          isActive={index === activePane}
          paneCount={panes.length}
          parts={parts}
        />
      ))}
    </main>
  );
}

function Inspector({ documentId, panels, onExport }: Omit<ReaderProps, 'parts'> & { readonly documentId: string }): ReactNode {
  const { reader: words, exporting } = useWords();
  const tab = useWorkspace((state) => state.inspector.tab);
  const { showInspector, toggleInspector } = useWorkspace.getState();
  const choose = (value: string | null): void => {
    const chosen = TABS.find((other) => other === value);
    if (chosen !== undefined) showInspector(chosen);
  };
  return (
    <Tabs value={tab} onChange={choose} className={styles.tabs ?? ''} keepMounted={false}>
      <div className={styles.tabsHead}>
        <Tabs.List className={styles.tabList ?? ''}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {words.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <ActionIcon size="sm" aria-label={exporting.title} title={exporting.title} onClick={() => onExport(documentId)}>
          <IconFileExport size={16} stroke={1.7} />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={words.hideInspector} title={`${words.hideInspector} (Ctrl+J)`} onClick={toggleInspector}>
          <IconLayoutSidebarRightCollapse size={16} stroke={1.7} />
        </ActionIcon>
      </div>
      <Subject documentId={documentId} />
      {TABS.map((name) => (
        <Tabs.Panel key={name} value={name} className={styles.tabPanel ?? ''}>
          {panels[name](documentId)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** Which document the inspector speaks of, where that is not plain: two panes with different ones. */
function Subject({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().reader;
  const isOneOfSeveral = useWorkspace((state) => state.panes.some((pane) => pane.documentId !== documentId));
  const document = useLibrary((state) => state.documents.find((other) => other.id === documentId));
  if (!isOneOfSeveral || document === undefined) return null;
  const title = documentTitle(document);
  return (
    <p className={styles.subject} title={title}>
      {words.subject(title)}
    </p>
  );
}

function FoldedPanel({
  label,
  onOpen,
  icon,
}: {
  readonly label: string;
  readonly onOpen: () => void;
  readonly icon: ReactNode;
}): ReactNode {
  return (
    <div className={styles.folded}>
      <ActionIcon size="md" aria-label={label} title={label} onClick={onOpen}>
        {icon}
      </ActionIcon>
    </div>
  );
}
