import { Menu } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconDots, IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import { type MouseEvent, memo, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { REPAIR_KINDS } from '#shared/domain/repair/repair-keys.ts';
import type { PaperGroup } from '#shared/domain/versions/group-versions.ts';
import { isBadlyRecognized, problemOf } from '../../api/document-problem.ts';
import { readAhead } from '../../api/document-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Words } from '../../i18n/words.ts';
import { cellOf, SORT_KEYS, type SortKey, titleEnds } from './document-rows.ts';
import styles from './Library.module.css';
import type { ListRow } from './list-rows.ts';
import type { PickHow } from './row-selection.ts';
import shelf from './Shelf.module.css';
import { VersionBadge } from './VersionBadge.tsx';

/** Tags shown in a row; its title has room for few. */
const TAGS_SHOWN = 2;

/** What rows ask for; the functions never change. */
export type RowActions = {
  readonly pick: (documentId: string, how: PickHow) => void;
  readonly open: (document: DocumentView, where: 'active' | 'beside') => void;
  readonly remove: (document: DocumentView) => void;
  readonly export: (documentId: string) => void;
  /** Shows or hides the other versions below the row. */
  readonly fold: (documentId: string) => void;
  readonly versions: (documentId: string) => ReactNode;
};

type Props = {
  readonly row: ListRow;
  readonly label: string | null;
  readonly group: PaperGroup | null;
  readonly index: number;
  /** In pixels; all rows are as high. */
  readonly height: number;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  readonly actions: RowActions;
};

/** One document of the list. */
export const DocumentRow = memo(function DocumentRow(props: Props): ReactNode {
  const { row, index, height, actions } = props;
  const { document } = row;
  const { papers } = useWords();
  const pick = ({ target, shiftKey, ctrlKey, metaKey }: MouseEvent): void => {
    // The row's menu chooses nothing: a bar coming up below would move the button away from under the pointer.
    if (!(target instanceof Element) || target.closest('[data-column]') === null) return;
    actions.pick(document.id, shiftKey ? 'range' : ctrlKey || metaKey ? 'toggle' : 'only');
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard path is on the list, which holds the focus
    <div
      id={`document-${document.id}`}
      className={styles.row}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      data-selected={props.isSelected || undefined}
      data-focused={props.isFocused || undefined}
      data-depth={row.depth || undefined}
      style={{ position: 'absolute', top: 0, left: 0, right: 0, height, transform: `translateY(${index * height}px)` }}
      onClick={pick}
      onDoubleClick={() => actions.open(document, 'active')}
    >
      {/* The row itself says whether it is chosen; this shows it to the eye and the mouse. */}
      <span
        className={styles.check}
        aria-hidden
        onClick={() => actions.pick(document.id, 'toggle')}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {props.isSelected ? <IconSquareCheckFilled size={16} /> : <IconSquare size={16} stroke={1.5} />}
      </span>
      {SORT_KEYS.map((key) => (
        <div
          key={key}
          role="gridcell"
          data-column={key}
          className={typeof cellOf(document, key) === 'number' && key !== 'reading' ? styles.number : styles.cell}
          title={hintOf(document, key, papers)}
        >
          <CellContent {...props} column={key} />
        </div>
      ))}
      <div role="gridcell" className={styles.menuCell}>
        <RowMenu key={document.id} document={document} actions={actions} />
      </div>
    </div>
  );
});

/** A button until it is pressed: to make a menu for every row that passes costs more than all the rest of it. */
function RowMenu({ document, actions }: { readonly document: DocumentView; readonly actions: RowActions }): ReactNode {
  const words = useWords().library;
  const [isMade, setMade] = useState(false);
  const button = (
    <button
      type="button"
      className={shelf.more}
      aria-label={words.menuOf(String(cellOf(document, 'title')))}
      aria-haspopup="menu"
      onClick={isMade ? undefined : () => setMade(true)}
    >
      <IconDots size={16} />
    </button>
  );
  return isMade ? <MadeMenu document={document} actions={actions} target={button} /> : button;
}

type MenuProps = { readonly document: DocumentView; readonly actions: RowActions; readonly target: ReactElement };

function MadeMenu({ document, actions, target }: MenuProps): ReactNode {
  const { library: words, unlock, comparing } = useWords();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // The button pressed was another one: the focus has to come back to this one when the menu closes.
    place.current?.querySelector('button')?.focus({ preventScroll: true });
    setOpen(true);
  }, []);
  const isReady = document.state.kind === 'ready';
  return (
    <span ref={place}>
      <Menu opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal>
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown>
          {problemOf(document) === 'encrypted' ? (
            <Menu.Item onClick={() => actions.open(document, 'active')}>{unlock.ask}</Menu.Item>
          ) : (
            <Menu.Item disabled={!isReady} onClick={() => actions.open(document, 'active')}>
              {words.open}
            </Menu.Item>
          )}
          <Menu.Item disabled={!isReady} onClick={() => actions.open(document, 'beside')}>
            {words.openBeside}
          </Menu.Item>
          <Menu.Item disabled={!isReady} onClick={() => useWorkspace.getState().compare({ oldId: document.id, newId: null })}>
            {comparing.compareWith}
          </Menu.Item>
          <Menu.Item disabled={!isReady} onClick={() => actions.export(document.id)}>
            {words.export}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item className={styles.danger ?? ''} onClick={() => actions.remove(document)}>
            {words.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

function CellContent(props: Props & { readonly column: SortKey }): ReactNode {
  const { row, column } = props;
  const { document } = row;
  if (column === 'title') return <TitleCell {...props} />;
  if (column === 'reviewState') return <StateCell document={document} />;
  if (column === 'kind' || column === 'stage') return <PaperCell name={cellOf(document, column)} column={column} />;
  return column === 'reading' ? <ReadingCell row={document} /> : shown(cellOf(document, column));
}

/** A cell may be too narrow for its words. */
function hintOf(document: DocumentView, key: SortKey, papers: Words['papers']): string | undefined {
  if (key === 'reading' || key === 'reviewState') return undefined;
  const text = String(cellOf(document, key) ?? '');
  return key === 'kind' || key === 'stage' ? papers[key](text) : text;
}

function PaperCell({ name, column }: { readonly name: ReturnType<typeof cellOf>; readonly column: 'kind' | 'stage' }): ReactNode {
  const words = useWords().papers;
  return name === null ? shown(name) : words[column](String(name));
}

function StateCell({ document }: { readonly document: DocumentView }): ReactNode {
  const words = useWords().shelf;
  const state = words.states[document.reviewState];
  return (
    <span className={shelf.state} data-state={document.reviewState} title={document.markedState === null ? state : words.marked(state)}>
      {state}
    </span>
  );
}

/** How the file was read: as it is, repaired (how often, of which kinds), or not at all and why. */
function ReadingCell({ row }: { readonly row: DocumentView }): ReactNode {
  const { library: words, repairs, errors, recognition } = useWords();
  const problem = problemOf(row);
  if (problem === 'scanned-pages') return <span title={errors.reading[problem].reason}>{recognition.scanned}</span>;
  if (problem !== null) return <span title={errors.reading[problem].reason}>{words.readingOf.refused}</span>;
  if (row.state.kind === 'failed') return words.readingOf.refused;
  const { summary } = row.state;
  // Looked at and found without a word: its text, if any, is the file's own.
  if (isBadlyRecognized(row)) return <span title={recognition.doubtfulHint}>{recognition.doubtful}</span>;
  if (summary.recognition !== undefined && summary.recognition.confidence > 0)
    return recognition.inList(Math.round(summary.recognition.confidence * 100));
  if (summary.repairs === 0) return words.readingOf.asIs;
  const kinds = REPAIR_KINDS.flatMap((kind) => {
    const count = summary.repairsByKind[kind] ?? 0;
    return count === 0 ? [] : [repairs.kindCount(repairs.kinds[kind], count)];
  });
  return <span title={words.repairedBy(kinds)}>{words.readingOf.repaired(summary.repairs)}</span>;
}

function TitleCell({ row, label, group, actions }: Props): ReactNode {
  const words = useWords().library;
  const { document, folded } = row;
  const title = String(cellOf(document, 'title') ?? '');
  const { start, end } = titleEnds(title);
  return (
    <span className={styles.titleCell}>
      {folded === null ? null : <FoldButton row={row} actions={actions} />}
      <button
        type="button"
        className={styles.titleButton}
        tabIndex={-1}
        aria-label={title}
        title={document.relativePath}
        disabled={document.state.kind !== 'ready' && problemOf(document) !== 'encrypted'}
        onPointerDown={(event) => {
          if (event.button === 0 && document.state.kind === 'ready') readAhead(document.id);
        }}
        onClick={(event) => {
          // With these keys the click chooses the row, as it does beside the title.
          if (event.shiftKey || event.ctrlKey || event.metaKey) return;
          // To open one is not to choose it: whoever comes back would find it chosen, with what takes it out of the library beside it.
          event.stopPropagation();
          actions.pick(document.id, 'walk');
          actions.open(document, 'active');
        }}
      >
        <span>{start}</span>
        <span>{end}</span>
      </button>
      {label === null ? null : (
        <span className={styles.sameTitle} title={document.relativePath}>
          <bdi>{label}</bdi>
        </span>
      )}
      {document.isOffline ? (
        <span className={styles.badge} title={words.offlineHint}>
          {words.offline}
        </span>
      ) : document.isMissing ? (
        <span className={styles.badge} title={words.missingHint}>
          {words.missing}
        </span>
      ) : null}
      {group === null ? null : <VersionBadge key={document.id} document={document} group={group} versions={actions.versions} />}
      <Tags tags={document.tags} />
    </span>
  );
}

function FoldButton({ row, actions }: { readonly row: ListRow; readonly actions: RowActions }): ReactNode {
  const words = useWords().shelf;
  if (row.folded === null) return null;
  const { isOpen, versions } = row.folded;
  return (
    <button
      type="button"
      className={shelf.fold}
      tabIndex={-1}
      aria-expanded={isOpen}
      aria-label={words.foldVersions(versions)}
      onClick={(event) => {
        event.stopPropagation();
        actions.fold(row.document.id);
      }}
    >
      {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
    </button>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }): ReactNode {
  if (tags.length === 0) return null;
  return (
    <span className={shelf.tags} title={tags.join('、')}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <span key={tag} className={shelf.tag}>
          {tag}
        </span>
      ))}
      {tags.length > TAGS_SHOWN ? <span className={styles.soft}>+{tags.length - TAGS_SHOWN}</span> : null}
    </span>
  );
}

function shown(value: string | number | null): string {
  if (value === null || value === 0) return '';
  return String(value);
}
