import { describe, expect, it } from 'vitest';
import {
  createQueue,
  EMPTY_UNDO,
  type UndoStep,
  withDone,
  withoutStep,
  withoutStepsIn,
  withRedone,
  withUndone,
} from '#renderer/api/undo-stack.ts';

function step(documentId: string): UndoStep {
  return { kind: 'annotationMade', documentId, undo: async () => undefined, redo: async () => undefined };
}

const [FIRST, SECOND, THIRD] = [step('a'), step('b'), step('c')];

describe('the undo stack', () => {
  it('takes back the last step first and does it again in the same order', () => {
    const done = withDone(withDone(EMPTY_UNDO, FIRST), SECOND);
    const back = withUndone(withUndone(done));
    expect(back).toEqual({ done: [], undone: [SECOND, FIRST] });
    expect(withRedone(back)).toEqual({ done: [FIRST], undone: [SECOND] });
  });

  it('forgets what was taken back once something new is done', () => {
    expect(withDone(withUndone(withDone(EMPTY_UNDO, FIRST)), THIRD)).toEqual({ done: [THIRD], undone: [] });
  });

  it('forgets the steps made in a document that left the library', () => {
    const state = withUndone(withDone(withDone(withDone(EMPTY_UNDO, FIRST), SECOND), step('a')));
    expect(withoutStepsIn(state, (documentId) => documentId === 'a')).toEqual({ done: [SECOND], undone: [] });
  });

  it('stays as it is when there is nothing to take back or to do again', () => {
    expect([withUndone(EMPTY_UNDO), withRedone(EMPTY_UNDO)]).toEqual([EMPTY_UNDO, EMPTY_UNDO]);
  });

  it('drops a step that has become impossible', () => {
    expect(withoutStep(withDone(withDone(EMPTY_UNDO, FIRST), SECOND), FIRST).done).toEqual([SECOND]);
  });
});

describe('createQueue', () => {
  it('runs one after another, and goes on after a failure', async () => {
    const inOrder = createQueue();
    const seen: string[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = inOrder(async () => {
      await gate;
      seen.push('slow');
      throw new Error('refused');
    });
    const quick = inOrder(async () => void seen.push('quick'));
    open();
    await expect(slow).rejects.toThrow('refused');
    await quick;
    expect(seen).toEqual(['slow', 'quick']);
  });

  it('starts what still waits when the window is left, and from then on at once, until the page is shown again', async () => {
    const window = new EventTarget();
    const inOrder = createQueue(window);
    const seen: string[] = [];
    const write = (name: string) => (): Promise<void> => {
      seen.push(name);
      return new Promise(() => undefined);
    };
    void inOrder(write('on its way'));
    await Promise.resolve();
    void inOrder(write('waiting'));
    expect(seen).toEqual(['on its way']);
    window.dispatchEvent(new Event('pagehide'));
    void inOrder(write('while leaving'));
    expect(seen).toEqual(['on its way', 'waiting', 'while leaving']);
    window.dispatchEvent(new Event('pageshow'));
    void inOrder(write('shown again'));
    await Promise.resolve();
    expect(seen).not.toContain('shown again');
  });
});
