import { describe, expect, it } from 'vitest';
import {
  initialWorkspace,
  kept,
  restored,
  withDocument,
  withoutDocuments,
  withoutPane,
  withPaneView,
  withPassage,
  withReveal,
  withScreen,
  withStep,
} from '#renderer/api/workspace-state.ts';
import { workspace } from '#shared/model/library.ts';

const ONE = withDocument(initialWorkspace(), 'a', { where: 'active' });
const TWO = withDocument(ONE, 'b', { where: 'beside' });

describe('opening documents', () => {
  it('remembers for each document whether its original was shown, and shows another one as text', () => {
    const both = withPaneView(ONE, 0, 'both');
    const other = withDocument(both, 'another', { where: 'active' });
    expect(other.panes[0]).toMatchObject({ documentId: 'another', view: 'reading' });
    const again = withDocument(restored(workspace.parse(kept(other))), 'a', { where: 'active' });
    expect(again.panes[0]).toMatchObject({ documentId: 'a', view: 'both' });
    const asText = withDocument(withPaneView(again, 0, 'reading'), 'another', { where: 'active' });
    expect(withDocument(asText, 'a', { where: 'active' }).panes[0]?.view).toBe('reading');
    expect(withoutDocuments(both, (documentId) => documentId === 'a').views).toEqual({});
  });

  it('keeps what a pane shows, and reads panes that say nothing as text', () => {
    const both = withPaneView(ONE, 0, 'both');
    expect(kept(both).panes[0]?.view).toBe('both');
    expect(restored(kept(both)).panes[0]?.view).toBe('both');
    expect(withDocument(both, 'another', { where: 'active' }).panes[0]?.view).toBe('reading');
    expect(withDocument(both, 'another', { where: 'beside' }).panes[1]?.view).toBe('reading');
    expect(restored({ ...kept(both), panes: [{ documentId: 'old', blockIndex: 2 }] }).panes[0]?.view).toBe('reading');
  });

  it('makes the first pane and shows the reader', () => {
    expect([ONE.screen, ONE.panes.map((pane) => pane.documentId), ONE.activePane]).toEqual(['reader', ['a'], 0]);
  });

  it('replaces the active one, or stands beside it', () => {
    expect(TWO.panes.map((pane) => pane.documentId)).toEqual(['a', 'b']);
    expect(TWO.activePane).toBe(1);
    expect(withDocument(TWO, 'c', { where: 'active' }).panes.map((pane) => pane.documentId)).toEqual(['a', 'c']);
  });

  it('keeps the pane of a document that is opened again in it', () => {
    expect(withDocument(ONE, 'a', { where: 'active', position: 40 }).panes[0]?.key).toBe(ONE.panes[0]?.key);
  });

  it('never has more than four panes', () => {
    const many = ['c', 'd', 'e', 'f'].reduce((state, id) => withDocument(state, id, { where: 'beside' }), TWO);
    expect(many.panes).toHaveLength(4);
    expect(many.panes[many.activePane]?.documentId).toBe('f');
  });

  it('asks for the same place twice with two requests', () => {
    const first = withDocument(ONE, 'a', { where: 'active', position: 7 });
    const second = withDocument(first, 'a', { where: 'active', position: 7 });
    expect(second.revealRequest?.nonce).toBeGreaterThan(first.revealRequest?.nonce ?? 0);
    expect(second.revealRequest?.target).toEqual({ kind: 'passage', position: 7, end: 7 });
  });

  it('remembers recent documents once each, newest first', () => {
    expect(withDocument(TWO, 'a', { where: 'active' }).recentDocuments).toEqual(['a', 'b']);
  });
});

describe('showing a passage', () => {
  it('goes to the pane that has the document', () => {
    const shown = withPassage(TWO, 'a', { position: 3, end: 9 });
    expect([shown.activePane, shown.panes.length]).toEqual([0, 2]);
    expect(shown.revealRequest?.paneKey).toBe(TWO.panes[0]?.key);
  });

  it('opens the document where no pane has it', () => {
    expect(withPassage(TWO, 'z', { position: 3, end: 9 }).panes.map((pane) => pane.documentId)).toEqual(['a', 'z']);
  });
});

describe('closing panes', () => {
  it.each([
    [0, ['b'], 0],
    [1, ['a'], 0],
  ])('closes pane %i', (index, documents, active) => {
    const state = withoutPane(TWO, index);
    expect([state.panes.map((pane) => pane.documentId), state.activePane]).toEqual([documents, active]);
  });

  it('leaves an empty reader after the last', () => {
    expect(withoutPane(ONE, 0)).toMatchObject({ panes: [], activePane: 0 });
  });
});

describe('the way back', () => {
  it('returns to the screen and the block that were left, and forward again', () => {
    const reading = { ...ONE, panes: ONE.panes.map((pane) => ({ ...pane, blockIndex: 12 })) };
    const searching = withScreen(reading, 'search');
    const back = withStep(searching, 'back');
    expect([back.screen, back.revealRequest?.target]).toEqual(['reader', { kind: 'block-index', blockIndex: 12 }]);
    expect(withStep(back, 'forward').screen).toBe('search');
  });

  it('stays where it is when there is nowhere to go', () => {
    const fresh = initialWorkspace();
    expect(withStep(fresh, 'back')).toBe(fresh);
    expect(withStep(fresh, 'forward')).toBe(fresh);
  });

  it('opens a document again that was closed on the way', () => {
    const closed = withoutPane(TWO, 1);
    const back = withStep(withReveal(closed, 0, { kind: 'block-index', blockIndex: 3 }), 'back');
    expect(withStep(back, 'back').panes.some((pane) => pane.documentId === 'b')).toBe(true);
  });

  it('forgets the way forward when another way is taken', () => {
    const back = withStep(withScreen(ONE, 'search'), 'back');
    expect(withScreen(back, 'settings').future).toEqual([]);
  });
});

describe('what is kept', () => {
  it('is a workspace of the model, and comes back as it was', () => {
    const stored = workspace.parse(kept(TWO));
    expect(kept(restored(stored))).toEqual(kept(TWO));
  });

  it('survives an active pane that is not there', () => {
    expect(restored({ ...workspace.parse(kept(TWO)), activePane: 9 }).activePane).toBe(1);
  });
});

describe('documents that left the library', () => {
  const THREE = withScreen(withDocument(TWO, 'c', { where: 'beside' }), 'library');
  const isGone = (documentId: string): boolean => documentId === 'b';

  it('take their panes with them, and the active pane stays the one it was', () => {
    const left = withoutDocuments(THREE, isGone);
    expect(left.panes.map((pane) => pane.documentId)).toEqual(['a', 'c']);
    expect(left.panes[left.activePane]?.documentId).toBe('c');
  });

  it('are no longer recent, and no step back leads to them', () => {
    const left = withoutDocuments(THREE, isGone);
    expect(left.recentDocuments).toEqual(['c', 'a']);
    expect(left.past.map((place) => place.documentId)).not.toContain('b');
    expect(left.past.map((place) => place.documentId)).toContain('a');
  });

  it('leave an empty reader when the last pane was theirs', () => {
    const left = withoutDocuments(ONE, (documentId) => documentId === 'a');
    expect([left.screen, left.panes, left.activePane]).toEqual(['reader', [], 0]);
  });

  it('change nothing in a window that shows none of them', () => {
    expect(withoutDocuments(THREE, () => false)).toBe(THREE);
  });
});
