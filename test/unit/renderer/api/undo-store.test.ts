import { describe, expect, it } from 'vitest';
import { lastStep, rememberStep, wayBack } from '#renderer/api/undo-store.ts';

describe('the way back of what was just done', () => {
  it('is open as long as nothing was done after it', async () => {
    const taken: string[] = [];
    const step = (name: string) => ({
      kind: 'annotationMade' as const,
      documentId: name,
      undo: async () => void taken.push(name),
      redo: async () => undefined,
    });
    const one = wayBack(rememberStep(step('one')));
    expect(one.isOpen()).toBe(true);
    const two = wayBack(rememberStep(step('two')));
    expect([one.isOpen(), await one.take()]).toEqual([false, false]);
    expect(await two.take()).toBe(true);
    expect(taken).toEqual(['two']);
  });

  it('leads nowhere where nothing was changed, and never to what was done before', async () => {
    rememberStep({ kind: 'annotationMade', documentId: 'before', undo: async () => undefined, redo: async () => undefined });
    const none = wayBack(null);
    expect([none.isOpen(), await none.take()]).toEqual([false, false]);
    expect(lastStep()?.documentId).toBe('before');
  });

  it('never takes back what was done before its message came up', async () => {
    const taken: string[] = [];
    const step = (name: string) => ({
      kind: 'annotationMade' as const,
      documentId: name,
      undo: async () => void taken.push(name),
      redo: async () => undefined,
    });
    const done = rememberStep(step('told of'));
    rememberStep(step('done meanwhile'));
    expect(await wayBack(done).take()).toBe(false);
    expect(taken).toEqual([]);
  });
});
