import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowsMinimize, IconChevronDown, IconChevronRight, IconLayoutSidebarLeftCollapse } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { type ReadyDocument, useOpenedDocument } from '#renderer/api/document-store.ts';
import { useReview } from '#renderer/api/review-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';
import { useCurrentBlock } from './current-block.ts';
import styles from './OutlinePanel.module.css';
import { nodeAtBlock, type OutlineNode, outlineCounts, outlineNodes, visibleNodes } from './outline-rows.ts';

const ROW_HEIGHT = 30;

/** The outline of the text in the active pane, which it follows and moves. */
export function OutlinePanel({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().reader;
  // The text first: the outline is drawn behind it, and gives way to it.
  const load = useDeferredValue(useOpenedDocument(documentId));
  return (
    <nav className={styles.panel} aria-label={words.outline}>
      {load.kind === 'ready' ? <OutlineTree key={load.opened.document.textKey} document={load} /> : null}
    </nav>
  );
}

function OutlineTree({ document }: { readonly document: ReadyDocument }): ReactNode {
  const words = useWords().reader;
  const nodes = useMemo(() => outlineNodes(document.opened.model), [document]);
  const counts = useAnnotationCounts(document, nodes);
  const [collapsed, setCollapsed] = useState<ReadonlySet<number>>(new Set());
  const [filter, setFilter] = useState('');
  const shown = useMemo(() => shownNodes(nodes, collapsed, filter), [nodes, collapsed, filter]);
  const here = nodeAtBlock(nodes, useDeferredValue(useCurrentBlock()));
  const isFlat = nodes.every((node) => !node.hasChildren);
  const collapseAll = (): void =>
    setCollapsed(collapsed.size > 0 ? new Set() : new Set(nodes.filter((node) => node.hasChildren).map((node) => node.index)));
  return (
    <>
      <div className={styles.head}>
        <TextInput
          className={styles.filter ?? ''}
          size="xs"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          placeholder={words.outlineFilter}
          aria-label={words.outlineFilter}
        />
        {isFlat ? null : (
          <ActionIcon
            size="sm"
            aria-label={collapsed.size > 0 ? words.expandAll : words.collapseAll}
            title={collapsed.size > 0 ? words.expandAll : words.collapseAll}
            onClick={collapseAll}
          >
            <IconArrowsMinimize size={15} stroke={1.7} />
          </ActionIcon>
        )}
        <ActionIcon
          size="sm"
          aria-label={words.hideOutline}
          title={`${words.hideOutline} (Ctrl+B)`}
          onClick={() => useWorkspace.getState().toggleSidePanel()}
        >
          <IconLayoutSidebarLeftCollapse size={16} stroke={1.7} />
        </ActionIcon>
      </div>
      {nodes.length === 0 ? (
        <p className={styles.empty}>{words.outlineEmpty}</p>
      ) : (
        <TreeRows nodes={shown} here={here} counts={counts} collapsed={collapsed} onCollapse={setCollapsed} />
      )}
    </>
  );
}

type TreeRowsProps = {
  readonly nodes: readonly OutlineNode[];
  readonly here: OutlineNode | null;
  readonly counts: readonly number[];
  readonly collapsed: ReadonlySet<number>;
  readonly onCollapse: (collapsed: ReadonlySet<number>) => void;
};

function TreeRows({ nodes, here, counts, collapsed, onCollapse }: TreeRowsProps): ReactNode {
  const words = useWords().reader;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 2,
    // Nobody reads here while it scrolls by itself: its rows wait for a moment in which the text does not need the time.
    useFlushSync: false,
  });
  const herePosition = here === null ? -1 : nodes.findLastIndex((node) => node.index <= here.index);
  const at = Math.max(0, Math.min(focused ?? herePosition, nodes.length - 1));
  useEffect(() => {
    if (herePosition >= 0) virtualizer.scrollToIndex(herePosition, { align: 'auto' });
  }, [herePosition, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const move = (position: number): void => {
    const next = Math.max(0, Math.min(position, nodes.length - 1));
    setFocused(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const setOpen = useCallback(
    (node: OutlineNode, isOpen: boolean): void => {
      const next = new Set(collapsed);
      if (isOpen) next.delete(node.index);
      else next.add(node.index);
      onCollapse(next);
    },
    [collapsed, onCollapse],
  );
  const goFrom = useCallback((node: OutlineNode, position: number): void => {
    setFocused(position);
    goTo(node);
  }, []);
  const press = (event: KeyboardEvent): void => {
    const node = nodes[at];
    if (node === undefined || event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const parent = nodes.findIndex((other) => other.index === node.parent);
    const step = treeStep(event.key, {
      isOpen: node.hasChildren && !collapsed.has(node.index),
      isClosed: node.hasChildren && collapsed.has(node.index),
    });
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === 'go') goTo(node);
    else if (step === 'open' || step === 'close') setOpen(node, step === 'open');
    else move({ next: at + 1, previous: at - 1, first: 0, last: nodes.length - 1, parent: Math.max(0, parent) }[step]);
  };
  return (
    <div
      ref={scroller}
      className={styles.tree}
      role="tree"
      tabIndex={0}
      aria-label={words.outline}
      aria-activedescendant={items.some((item) => item.index === at) ? `outline-${nodes[at]?.index}` : undefined}
      onKeyDown={press}
      onFocus={() => setFocused(null)}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const node = nodes[item.index];
          if (node === undefined) return null;
          return (
            <OutlineRow
              key={node.index}
              node={node}
              count={counts[node.index] ?? 0}
              isHere={item.index === herePosition}
              isFocused={item.index === at}
              isOpen={!collapsed.has(node.index)}
              position={item.index}
              start={item.start}
              onGo={goFrom}
              onOpen={setOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

function goTo(node: OutlineNode): void {
  const { activePane, reveal } = useWorkspace.getState();
  reveal(activePane, { kind: 'block-index', blockIndex: node.blockIndex });
}

type TreeStep = 'next' | 'previous' | 'first' | 'last' | 'parent' | 'open' | 'close' | 'go';

/** What a key means in a tree (WAI-ARIA Authoring Practices, tree view); `null` for keys that mean nothing there. */
function treeStep(key: string, node: { readonly isOpen: boolean; readonly isClosed: boolean }): TreeStep | null {
  switch (key) {
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return 'previous';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case 'ArrowRight':
      return node.isClosed ? 'open' : 'next';
    case 'ArrowLeft':
      return node.isOpen ? 'close' : 'parent';
    case 'Enter':
    case ' ':
      return 'go';
    default:
      return null;
  }
}

type OutlineRowProps = {
  readonly node: OutlineNode;
  readonly count: number;
  readonly isHere: boolean;
  readonly isFocused: boolean;
  readonly isOpen: boolean;
  /** Among the rows shown. */
  readonly position: number;
  readonly start: number;
  readonly onGo: (node: OutlineNode, position: number) => void;
  readonly onOpen: (node: OutlineNode, isOpen: boolean) => void;
};

/** Drawn again only for its own changes: while the text runs past, the outline follows it several times a second. */
const OutlineRow = memo(function OutlineRow(props: OutlineRowProps): ReactNode {
  const { node, count, isHere, isFocused, isOpen, position, start, onGo, onOpen } = props;
  const words = useWords().reader;
  const Twist = isOpen ? IconChevronDown : IconChevronRight;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself takes the keys
    <div
      id={`outline-${node.index}`}
      role="treeitem"
      tabIndex={-1}
      className={styles.row}
      style={{ top: start, paddingLeft: 8 + (Math.min(node.level, 6) - 1) * 14 }}
      aria-level={node.level}
      aria-label={count === 0 ? undefined : `${node.label}${node.title} ${words.outlineCount(count)}`}
      aria-selected={isHere}
      aria-current={isHere ? 'location' : undefined}
      aria-expanded={node.hasChildren ? isOpen : undefined}
      data-here={isHere || undefined}
      data-focused={isFocused || undefined}
      data-top={node.level === 1 || undefined}
      title={`${node.label}${node.title}${node.isRepaired ? `\n${words.outlineRepaired}` : ''}`}
      onClick={() => onGo(node, position)}
    >
      <span
        className={styles.twist}
        aria-hidden="true"
        onClick={(event) => {
          if (!node.hasChildren) return;
          event.stopPropagation();
          onOpen(node, !isOpen);
        }}
      >
        {node.hasChildren ? <Twist size={14} stroke={1.8} /> : null}
      </span>
      <span className={styles.text} data-repaired={node.isRepaired || undefined}>
        <span className={styles.label}>{node.label}</span>
        {node.title}
      </span>
      {count === 0 ? null : <span className={styles.count}>{count}</span>}
    </div>
  );
});

function useAnnotationCounts(document: ReadyDocument, nodes: readonly OutlineNode[]): readonly number[] {
  const anchors = useDeferredValue(useReview(document.opened.document.id).anchors);
  return useMemo(() => {
    const blocks: number[] = [];
    for (const anchor of anchors.values())
      if (anchor.kind !== 'orphan') blocks.push(document.canonical.locate(anchor.range.start).blockIndex);
    return outlineCounts(
      nodes,
      blocks.sort((left, right) => left - right),
    );
  }, [anchors, nodes, document]);
}

function shownNodes(nodes: readonly OutlineNode[], collapsed: ReadonlySet<number>, filter: string): readonly OutlineNode[] {
  const wanted = foldText(filter.trim());
  if (wanted === '') return visibleNodes(nodes, collapsed);
  return nodes.filter((node) => foldText(`${node.label}${node.title}`).includes(wanted));
}
