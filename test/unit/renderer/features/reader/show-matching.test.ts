import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { type PaneController, registerPane } from '#renderer/features/reader/pane-registry.ts';
import { followScroll, stopFollowing, takeTheLead } from '#renderer/features/reader/scroll-link.ts';
import { showBeside } from '#renderer/features/reader/show-matching.ts';

const frames: FrameRequestCallback[] = [];

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
});
afterEach(() => {
  vi.unstubAllGlobals();
  stopFollowing();
});

/** A pane of a thousand characters that a passage can be shown in: as in the real one, it takes the lead and is scrolled. */
function pane(key: number, documentId: string): { readonly shown: number[]; readonly followed: number[] } {
  const shown: number[] = [];
  const followed: number[] = [];
  let place = 0;
  const controller: Partial<PaneController> = {
    linkedText: () => ({ documentId, length: 1_000, clauses: [] }),
    place: () => place,
    scrollToPlace: (to) => {
      followed.push(to);
      place = to;
    },
    showRange: ({ start }) => {
      takeTheLead(key);
      shown.push(start);
      place = start;
      followScroll(key, place);
    },
    document: {} as ReadyDocument /* never looked at where only places are shown */,
  };
  registerPane(key, controller as PaneController /* the rest is never asked for here */);
  return { shown, followed };
}

it('shows passages in the panes of their documents and leaves the text a person reads where it is, though the panes are linked', () => {
  const panes = [pane(1, 'own'), pane(2, 'other'), pane(3, 'third')];
  const listed = ['own', 'other', 'third'].map((documentId, at) => ({ key: at + 1, documentId, blockIndex: 0, view: 'reading' as const }));
  useWorkspace.setState({ panes: listed, isScrollLinked: true, linksByTopic: false });
  showBeside([
    { documentId: 'other', range: { start: 400, end: 420 } },
    { documentId: 'third', range: { start: 700, end: 720 } },
  ]);
  for (const frame of frames.splice(0)) frame(0);
  expect(panes.map(({ shown }) => shown)).toEqual([[], [400], [700]]);
  expect(panes.map(({ followed }) => followed)).toEqual([[], [], []]);
});
