import { DEFAULT_WORKSPACE, type PaneView, VIEW_LIMIT, type Workspace } from '#shared/model/library.ts';

export type Screen = Workspace['screen'];
export type InspectorTab = Workspace['inspector']['tab'];

/** Most panes that stand side by side. */
export const PANE_LIMIT = 4;
const RECENT_LIMIT = 20;
const HISTORY_LIMIT = 100;

/** One text on screen. `key` stays the same while panes beside it come and go. */
export type Pane = { readonly key: number; readonly documentId: string; readonly blockIndex: number; readonly view: PaneView };

/** A stop on the way back: what was on screen and where the active text stood. */
export type Place = { readonly screen: Screen; readonly documentId: string | null; readonly blockIndex: number };

/** Where a pane is asked to go: a passage (offsets in the canonical text), a block by its id, or a block by its number. */
export type RevealTarget =
  | { readonly kind: 'passage'; readonly position: number; readonly end: number }
  | { readonly kind: 'block-id'; readonly blockId: string }
  | { readonly kind: 'block-index'; readonly blockIndex: number };

/** `nonce` grows with each request, so that asking twice for the same place goes there twice. */
export type RevealRequest = { readonly paneKey: number; readonly target: RevealTarget; readonly nonce: number };

/** The documents on the comparing screen, the earlier one first; `null` where none is chosen yet. */
export type ComparedDocuments = {
  readonly oldId: string | null;
  readonly newId: string | null;
  /** Content of an earlier text of the old document, in place of what it says now. */
  readonly oldState?: string | null | undefined;
};

/** Everything about the window that comes back after a restart, and the way back within this run. */
export type WorkspaceState = {
  readonly screen: Screen;
  readonly panes: readonly Pane[];
  readonly activePane: number;
  readonly isScrollLinked: boolean;
  readonly sidePanel: Workspace['sidePanel'];
  readonly inspector: Workspace['inspector'];
  readonly recentDocuments: readonly string[];
  readonly compared: ComparedDocuments;
  readonly marksFindings: boolean;
  readonly linksByTopic: boolean;
  /** What was last shown of a document where that was not the text alone. */
  readonly views: Readonly<Record<string, PaneView>>;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  readonly revealRequest: RevealRequest | null;
  readonly nextKey: number;
};

/** Where to show a document: in the active pane or in one beside it; and the place in it, by offset or by block id. */
export type OpenOptions = {
  readonly where: 'active' | 'beside';
  readonly position?: number;
  readonly end?: number;
  readonly blockId?: string;
  /** Where the text stands; the reading screen unless told otherwise. */
  readonly screen?: Screen;
};

/** The state of a window that nobody has used yet. */
export function initialWorkspace(): WorkspaceState {
  return { ...restored(DEFAULT_WORKSPACE), recentDocuments: [] };
}

/** The state as the store kept it, with a fresh history. */
export function restored(workspace: Workspace): WorkspaceState {
  const panes = workspace.panes.map((pane, index) => ({ ...pane, view: pane.view ?? 'reading', key: index + 1 }));
  return {
    ...workspace,
    compared: workspace.compared ?? { oldId: null, newId: null },
    marksFindings: workspace.marksFindings ?? true,
    linksByTopic: workspace.linksByTopic ?? false,
    views: workspace.views ?? {},
    panes,
    activePane: clampIndex(workspace.activePane, panes.length),
    past: [],
    future: [],
    revealRequest: null,
    nextKey: panes.length + 1,
  };
}

/** What of the state is kept. */
export function kept(state: WorkspaceState): Workspace {
  return {
    screen: state.screen,
    panes: state.panes.map(({ documentId, blockIndex, view }) => ({ documentId, blockIndex, view })),
    activePane: state.activePane,
    isScrollLinked: state.isScrollLinked,
    sidePanel: state.sidePanel,
    inspector: state.inspector,
    recentDocuments: [...state.recentDocuments],
    compared: { ...state.compared },
    marksFindings: state.marksFindings,
    linksByTopic: state.linksByTopic,
    views: state.views,
  };
}

/** Shows a screen; the one left is a stop on the way back. */
export function withScreen(state: WorkspaceState, screen: Screen): WorkspaceState {
  return state.screen === screen ? state : { ...departed(state), screen };
}

/** Shows a document, adding a pane for `beside` while there is room, and asks its pane to go to the place named. */
export function withDocument(state: WorkspaceState, documentId: string, options: OpenOptions): WorkspaceState {
  const left = departed(state);
  const isNew = state.panes.length === 0 || (options.where === 'beside' && state.panes.length < PANE_LIMIT);
  const current = state.panes[state.activePane];
  const keepsPane = !isNew && current?.documentId === documentId;
  const pane: Pane =
    keepsPane && current ? current : { key: state.nextKey, documentId, blockIndex: 0, view: state.views[documentId] ?? 'reading' };
  const panes = isNew
    ? inserted(state.panes, state.activePane + 1, pane)
    : state.panes.map((other, index) => (index === state.activePane ? pane : other));
  const target = targetOf(options);
  return {
    ...left,
    screen: options.screen ?? 'reader',
    panes,
    activePane: panes.indexOf(pane),
    nextKey: state.nextKey + 1,
    recentDocuments: [documentId, ...state.recentDocuments.filter((other) => other !== documentId)].slice(0, RECENT_LIMIT),
    revealRequest: target === null ? state.revealRequest : { paneKey: pane.key, target, nonce: nextNonce(state) },
  };
}

/** Asks a pane to show a passage; where it stood becomes a stop on the way back. */
export function withReveal(state: WorkspaceState, paneIndex: number, target: RevealTarget): WorkspaceState {
  const pane = state.panes[paneIndex];
  if (pane === undefined) return state;
  return {
    ...departed(state),
    panes: target.kind === 'block-index' ? withPlace(state.panes, pane, target.blockIndex) : state.panes,
    activePane: paneIndex,
    revealRequest: { paneKey: pane.key, target, nonce: nextNonce(state) },
  };
}

/** Shows a passage in a pane that has its document, the active one first; else opens the document in the active pane. */
export function withPassage(
  state: WorkspaceState,
  documentId: string,
  passage: { readonly position: number; readonly end: number },
): WorkspaceState {
  const isActive = state.panes[state.activePane]?.documentId === documentId;
  const paneIndex = isActive ? state.activePane : state.panes.findIndex((pane) => pane.documentId === documentId);
  if (paneIndex < 0) return withDocument(state, documentId, { where: 'active', ...passage });
  return { ...withReveal(state, paneIndex, { kind: 'passage', ...passage }), screen: 'reader' };
}

/** Shows the comparing screen with these two; an id of `null` is left for the person to choose. */
export function withCompared(state: WorkspaceState, compared: ComparedDocuments): WorkspaceState {
  return { ...withScreen(state, 'compare'), compared };
}

/** Shows a pane's text, its original, or both; the document is shown so when it is opened again. */
export function withPaneView(state: WorkspaceState, paneIndex: number, view: PaneView): WorkspaceState {
  const pane = state.panes[paneIndex];
  if (pane === undefined || pane.view === view) return state;
  const { [pane.documentId]: _before, ...others } = state.views;
  const views = view === 'reading' ? others : { ...newestOf(others, VIEW_LIMIT - 1), [pane.documentId]: view };
  return { ...state, views, panes: state.panes.map((other) => (other === pane ? { ...pane, view } : other)) };
}

function newestOf(views: WorkspaceState['views'], limit: number): WorkspaceState['views'] {
  return Object.fromEntries(Object.entries(views).slice(-limit));
}

/** Takes a pane away; the one before it becomes active where the active one went. */
export function withoutPane(state: WorkspaceState, paneIndex: number): WorkspaceState {
  const panes = state.panes.filter((_, index) => index !== paneIndex);
  const activePane = clampIndex(
    paneIndex <= state.activePane && state.activePane > 0 ? state.activePane - 1 : state.activePane,
    panes.length,
  );
  return { ...departed(state), panes, activePane };
}

/** The state after documents left the library: no pane, recent entry or stop on the way back speaks of them. The same state where none did. */
export function withoutDocuments(state: WorkspaceState, isGone: (documentId: string) => boolean): WorkspaceState {
  const isKept = (documentId: string | null): boolean => documentId === null || !isGone(documentId);
  const panes = state.panes.filter((pane) => isKept(pane.documentId));
  const recentDocuments = state.recentDocuments.filter(isKept);
  const past = state.past.filter((place) => isKept(place.documentId));
  const future = state.future.filter((place) => isKept(place.documentId));
  const views = Object.fromEntries(Object.entries(state.views).filter(([documentId]) => isKept(documentId)));
  const { oldId, newId } = state.compared;
  const compared = { ...(isKept(oldId) ? state.compared : { oldId: null }), newId: isKept(newId) ? newId : null };
  const isSame =
    compared.oldId === oldId &&
    compared.newId === newId &&
    Object.keys(views).length === Object.keys(state.views).length &&
    panes.length === state.panes.length &&
    recentDocuments.length === state.recentDocuments.length &&
    past.length === state.past.length &&
    future.length === state.future.length;
  if (isSame) return state;
  const goneBefore = state.panes.slice(0, state.activePane).filter((pane) => !isKept(pane.documentId)).length;
  return {
    ...state,
    panes,
    views,
    recentDocuments,
    past,
    future,
    compared,
    activePane: clampIndex(state.activePane - goneBefore, panes.length),
  };
}

/** One stop back (or forward again); the same state when there is none. */
export function withStep(state: WorkspaceState, direction: 'back' | 'forward'): WorkspaceState {
  const from = direction === 'back' ? state.past : state.future;
  const place = from.at(-1);
  if (place === undefined) return state;
  const here = placeOf(state);
  const past = direction === 'back' ? state.past.slice(0, -1) : [...state.past, here];
  const future = direction === 'back' ? [...state.future, here] : state.future.slice(0, -1);
  return { ...arrived(state, place), past, future };
}

function arrived(state: WorkspaceState, place: Place): WorkspaceState {
  if (place.documentId === null) return { ...state, screen: place.screen };
  const { documentId } = place;
  const isThere = (index: number): boolean => state.panes[index]?.documentId === documentId;
  const open = isThere(state.activePane) ? state.activePane : state.panes.findIndex((pane) => pane.documentId === documentId);
  const shown = open >= 0 ? { ...state, activePane: open } : withDocument(state, documentId, { where: 'active' });
  const pane = shown.panes[shown.activePane];
  if (pane === undefined) return { ...shown, screen: place.screen };
  const target: RevealTarget = { kind: 'block-index', blockIndex: place.blockIndex };
  return {
    ...shown,
    screen: place.screen,
    panes: withPlace(shown.panes, pane, place.blockIndex),
    revealRequest: { paneKey: pane.key, target, nonce: nextNonce(state) },
  };
}

/** A pane's place counts from the moment it is sent there: scrolling reports it only later, and the next step may come before. */
function withPlace(panes: readonly Pane[], pane: Pane, blockIndex: number): readonly Pane[] {
  return panes.map((other) => (other === pane ? { ...pane, blockIndex } : other));
}

function departed(state: WorkspaceState): WorkspaceState {
  const here = placeOf(state);
  const last = state.past.at(-1);
  const isSame = last?.screen === here.screen && last.documentId === here.documentId && last.blockIndex === here.blockIndex;
  return { ...state, past: isSame ? state.past : [...state.past, here].slice(-HISTORY_LIMIT), future: [] };
}

function placeOf(state: WorkspaceState): Place {
  const pane = state.panes[state.activePane];
  return { screen: state.screen, documentId: pane?.documentId ?? null, blockIndex: pane?.blockIndex ?? 0 };
}

function targetOf(options: OpenOptions): RevealTarget | null {
  if (options.position !== undefined) return { kind: 'passage', position: options.position, end: options.end ?? options.position };
  if (options.blockId !== undefined) return { kind: 'block-id', blockId: options.blockId };
  return null;
}

function nextNonce(state: WorkspaceState): number {
  return (state.revealRequest?.nonce ?? 0) + 1;
}

function inserted(panes: readonly Pane[], index: number, pane: Pane): readonly Pane[] {
  return [...panes.slice(0, index), pane, ...panes.slice(index)];
}

function clampIndex(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}
