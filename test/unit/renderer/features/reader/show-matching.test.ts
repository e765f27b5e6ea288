import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bindReviewClient } from '#renderer/api/client-in-use.ts';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { type PaneController, registerPane } from '#renderer/features/reader/pane-registry.ts';
import { followScroll, stopFollowing, takeTheLead } from '#renderer/features/reader/scroll-link.ts';
import { showBeside, showMatching } from '#renderer/features/reader/show-matching.ts';
import type { ReviewClient } from '#shared/contract/client.ts';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { documentFromLines } from '../../../shared/domain/structure/document-from-lines.ts';

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

/** A pane that reads a plan with one measure on power; what it shows stands in sight afterwards. */
function readingPane(key: number, documentId: string, measure: string): ReadyDocument {
  const model = documentFromLines(['临江市营商环境行动方案', '一、主要任务', `1.${measure}`]);
  const anchorIndex = createAnchorIndex({ blocks: model.blocks, contentHash: documentId });
  const opened = { document: { id: documentId, textKey: documentId }, model };
  const document = { kind: 'ready', opened, canonical: anchorIndex.canonical, anchorIndex } as unknown as ReadyDocument; // the rest is never looked at
  let isShown = false;
  const controller: Partial<PaneController> = {
    document,
    isInSight: () => isShown,
    showRange: () => {
      isShown = true;
    },
  };
  registerPane(key, controller as PaneController /* the rest is never asked for here */);
  return document;
}

it('tells the clause that it brings into sight from one that is there already', async () => {
  const own = readingPane(1, 'own', '改善供电服务。供电可靠率达到99.97%以上。');
  readingPane(2, 'other', '提升供电质量。供电可靠率达到99.98%以上。');
  const client = { call: async (_: string, { documentId }: { documentId: string }) => ({ textKey: documentId, tasks: [] }) };
  bindReviewClient(client as unknown as ReviewClient /* asked for tasks only */);
  const listed = ['own', 'other'].map((documentId, at) => ({ key: at + 1, documentId, blockIndex: 0, view: 'reading' as const }));
  useWorkspace.setState({ panes: listed, isScrollLinked: false, linksByTopic: false });
  const range = { start: own.canonical.text.indexOf('供电'), end: own.canonical.text.length };
  expect(await showMatching('own', range)).toEqual({ kind: 'shown', topic: '获得水电气' });
  expect(await showMatching('own', range)).toEqual({ kind: 'in-sight', topic: '获得水电气' });
});
