import type { KeyboardEvent, RefObject } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { problemOf } from '../../api/document-problem.ts';
import { redo, undo } from '../../api/undo-store.ts';
import { askPassword } from '../../api/unlock-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useStepNotice } from '../../i18n/use-undoable-notice.ts';
import type { ListRow } from './list-rows.ts';
import { type PickHow, pickAll, pickRow } from './row-selection.ts';
import { useShelfView } from './shelf-view-store.ts';

const PAGE_ROWS = 12;
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_ROWS,
  PageUp: -PAGE_ROWS,
  Home: -Infinity,
  End: Infinity,
};

type Keyed = {
  readonly rows: readonly ListRow[];
  /** Ids of the rows. */
  readonly ids: readonly string[];
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly show: (index: number) => void;
  readonly onRemove: (documents: readonly DocumentView[]) => void;
};

/** Chooses rows of the list. */
export function pick(ids: readonly string[], id: string, how: PickHow): void {
  useShelfView.setState(({ selection }) => ({ selection: pickRow(selection, ids, id, how) }));
}

/** Opens a document of the list, or asks for the password it is behind. */
export function openRow(row: DocumentView, where: 'active' | 'beside'): void {
  if (row.state.kind === 'ready') useWorkspace.getState().openDocument(row.id, { where });
  else if (problemOf(row) === 'encrypted')
    askPassword({ documentId: row.id, fileName: row.fileName, purpose: { kind: 'unlock', opensAfter: true } });
}

/** The keys of the list while it has the focus itself; those pressed in a menu or a button of a row are theirs. */
export function useTableKeys(keyed: Keyed): (event: KeyboardEvent) => void {
  const tell = useStepNotice();
  return (event) => {
    if (event.target !== keyed.grid.current) return;
    const isDone = walk(event, keyed) || act(event, keyed) || takeBack(event, tell);
    if (isDone) event.preventDefault();
  };
}

function walk(event: KeyboardEvent, { ids, show }: Keyed): boolean {
  const step = STEPS[event.key] ?? (event.key === ' ' ? 0 : undefined);
  if (step === undefined) return false;
  const next = Math.max(0, Math.min(ids.length - 1, placeOf(ids) + step));
  const id = ids[next];
  if (id === undefined) return false;
  pick(ids, id, event.key === ' ' ? 'toggle' : event.shiftKey ? 'range' : isCommand(event) ? 'walk' : 'only');
  show(next);
  return true;
}

function act(event: KeyboardEvent, { rows, ids, onRemove }: Keyed): boolean {
  const { selection } = useShelfView.getState();
  const row = rows[placeOf(ids)];
  if (event.key === 'Enter' && row) openRow(row.document, isCommand(event) ? 'beside' : 'active');
  else if (isCommand(event) && event.key.toLowerCase() === 'a') useShelfView.setState({ selection: pickAll(selection, ids) });
  else if (event.key === 'Escape') useShelfView.setState({ selection: { ...selection, ids: new Set() } });
  else if (event.key === 'Delete' && selection.ids.size > 0)
    onRemove(rows.flatMap(({ document }) => (selection.ids.has(document.id) ? [document] : [])));
  else return false;
  return true;
}

function takeBack(event: KeyboardEvent, tell: ReturnType<typeof useStepNotice>): boolean {
  const key = event.key.toLowerCase();
  if (!isCommand(event) || (key !== 'z' && key !== 'y')) return false;
  if (key === 'z' && !event.shiftKey) tell('undo', undo());
  else tell('redo', redo());
  return true;
}

function placeOf(ids: readonly string[]): number {
  const { focus } = useShelfView.getState().selection;
  return Math.max(0, focus === null ? 0 : ids.indexOf(focus));
}

function isCommand({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey;
}
