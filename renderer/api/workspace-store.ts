import { create } from 'zustand';
import type { PaneView, Workspace } from '#shared/model/library.ts';
import { boundReviewClient } from './client-in-use.ts';
import { failureOf } from './failure-of.ts';
import {
  type ComparedDocuments,
  type InspectorTab,
  initialWorkspace,
  kept,
  type OpenOptions,
  type RevealTarget,
  restored,
  type Screen,
  type WorkspaceState,
  withCompared,
  withDocument,
  withoutDocuments,
  withoutPane,
  withPaneView,
  withPassage,
  withReveal,
  withScreen,
  withStep,
} from './workspace-state.ts';

/** Milliseconds of quiet before the workspace is written: scrolling changes it with every block that passes. */
const SAVE_DELAY = 600;

/** What the frame and its screens can do with the window. Panes are named by their place from the left, from 0. */
export type WorkspaceActions = {
  readonly goTo: (screen: Screen) => void;
  readonly openDocument: (documentId: string, options: OpenOptions) => void;
  readonly reveal: (paneIndex: number, target: RevealTarget) => void;
  /** Goes to a passage in a pane that has the document, the active one first; opens it in the active pane otherwise. */
  readonly showPassage: (documentId: string, passage: { readonly start: number; readonly end: number }) => void;
  readonly closePane: (paneIndex: number) => void;
  readonly activatePane: (paneIndex: number) => void;
  /** Remembers which block stands at the top of a pane. */
  readonly setPanePlace: (paneIndex: number, blockIndex: number) => void;
  readonly setPaneView: (paneIndex: number, view: PaneView) => void;
  readonly toggleScrollLink: () => void;
  /** By topic, or by clause again. */
  readonly toggleLinkTopic: () => void;
  readonly toggleSidePanel: () => void;
  readonly setSidePanelWidth: (width: number) => void;
  readonly toggleInspector: () => void;
  readonly setInspectorWidth: (width: number) => void;
  /** Opens the inspector at a tab. */
  readonly showInspector: (tab: InspectorTab) => void;
  /** Whether findings are marked in the text. */
  readonly setMarksFindings: (marksFindings: boolean) => void;
  /** Shows the comparing screen with two documents, the earlier one first; one of them may be left open. */
  readonly compare: (compared: ComparedDocuments) => void;
  readonly back: () => void;
  readonly forward: () => void;
};

/** The window's state and what can be done with it; `useWorkspace.getState()` outside of components. */
export const useWorkspace = create<WorkspaceState & WorkspaceActions>()((set) => ({
  ...initialWorkspace(),
  goTo: (screen) => set((state) => withScreen(state, screen)),
  openDocument: (documentId, options) => set((state) => withDocument(state, documentId, options)),
  reveal: (paneIndex, target) => set((state) => withReveal(state, paneIndex, target)),
  showPassage: (documentId, { start, end }) => set((state) => withPassage(state, documentId, { position: start, end })),
  closePane: (paneIndex) => set((state) => withoutPane(state, paneIndex)),
  activatePane: (paneIndex) =>
    set((state) => (state.activePane === paneIndex || paneIndex >= state.panes.length ? state : { activePane: paneIndex })),
  setPanePlace: (paneIndex, blockIndex) =>
    set((state) => {
      const pane = state.panes[paneIndex];
      if (pane === undefined || pane.blockIndex === blockIndex) return state;
      return { panes: state.panes.map((other) => (other === pane ? { ...pane, blockIndex } : other)) };
    }),
  setPaneView: (paneIndex, view) => set((state) => withPaneView(state, paneIndex, view)),
  toggleScrollLink: () => set((state) => ({ isScrollLinked: !state.isScrollLinked })),
  toggleLinkTopic: () => set((state) => ({ linksByTopic: !state.linksByTopic })),
  toggleSidePanel: () => set((state) => ({ sidePanel: { ...state.sidePanel, isOpen: !state.sidePanel.isOpen } })),
  setSidePanelWidth: (width) => set((state) => ({ sidePanel: { ...state.sidePanel, width: clamp(width, 160, 640) } })),
  toggleInspector: () => set((state) => ({ inspector: { ...state.inspector, isOpen: !state.inspector.isOpen } })),
  setInspectorWidth: (width) => set((state) => ({ inspector: { ...state.inspector, width: clamp(width, 240, 720) } })),
  showInspector: (tab) => set((state) => ({ inspector: { ...state.inspector, isOpen: true, tab } })),
  setMarksFindings: (marksFindings) => set({ marksFindings }),
  compare: (compared) => set((state) => withCompared(state, compared)),
  back: () => set((state) => withStep(state, 'back')),
  forward: () => set((state) => withStep(state, 'forward')),
}));

let isRestored = false;
let saved = '';
let timer: ReturnType<typeof setTimeout> | null = null;

/**
 * Puts the window as the store kept it, without documents the library no longer lists; from then on every change is written.
 * Only the first call of a run restores.
 */
export function restoreWorkspace(workspace: Workspace, isListed: (documentId: string) => boolean): void {
  if (isRestored) return;
  isRestored = true;
  saved = JSON.stringify(workspace);
  useWorkspace.setState(withoutDocuments(restored(workspace), (documentId) => !isListed(documentId)));
  useWorkspace.subscribe((state, before) => {
    if (isUnchanged(state, before)) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void saveWorkspace(), SAVE_DELAY);
  });
}

/** Writes the workspace now, if it changed: for the moment before a window closes. */
export async function saveWorkspace(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const change = kept(useWorkspace.getState());
  const text = JSON.stringify(change);
  if (!isRestored || text === saved) return;
  saved = text;
  try {
    await boundReviewClient().call('workspace.update', { change });
  } catch (error) {
    // A read-only store was told to the reader at start; where panes stood is not worth a message a second.
    failureOf(error);
    saved = '';
  }
}

function isUnchanged(state: WorkspaceState, before: WorkspaceState): boolean {
  return (
    state.screen === before.screen &&
    state.panes === before.panes &&
    state.activePane === before.activePane &&
    state.isScrollLinked === before.isScrollLinked &&
    state.linksByTopic === before.linksByTopic &&
    state.sidePanel === before.sidePanel &&
    state.inspector === before.inspector &&
    state.recentDocuments === before.recentDocuments &&
    state.compared === before.compared &&
    state.marksFindings === before.marksFindings &&
    state.views === before.views
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, most)));
}
