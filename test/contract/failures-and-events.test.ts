import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReviewEvent } from '#shared/contract/review-events.ts';
import { type ApplicationOnDisk, startApplicationOnDisk } from './application-on-disk.ts';
import { type Connection, transports } from './transports.ts';

describe.each(transports)('failures and events over %s', (_name, connect) => {
  let disk: ApplicationOnDisk;
  let connection: Connection;

  beforeEach(async () => {
    disk = await startApplicationOnDisk();
    connection = await connect(disk.application);
  });
  afterEach(async () => {
    await connection.close();
    await disk.remove();
  });

  /** Resolves with the first event that fits; a missing one ends in the test's time limit. */
  function nextEvent(name: ReviewEvent['name']): Promise<ReviewEvent> {
    return new Promise((resolve) => {
      const stop = connection.subscribe((event) => {
        if (event.name !== name) return;
        stop();
        resolve(event);
      });
    });
  }

  it.each(['no.such', 'toString', '__proto__', 'host.describe/', ''])('refuses the unknown method %j as data', async (method) => {
    expect(await connection.send(method, {})).toEqual({
      ok: false,
      error: { code: 'unknown-method', message: expect.any(String), details: {} },
    });
  });

  it.each([
    ['search.query', null],
    ['search.query', { query: 5, limit: 10 }],
    ['search.query', { query: '数据', limit: 0 }],
    ['document.open', { documentId: 'x'.repeat(101) }],
    ['settings.update', { change: { language: 'fr' } }],
    ['export.save', []],
  ])('refuses a bad payload of %s as data', async (method, input) => {
    expect(await connection.send(method, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it.each([
    ['document.open', { documentId: 'nothing' }, 'not-found'],
    ['annotation.remove', { documentId: 'nothing', annotationId: 'nothing' }, 'not-found'],
    ['folder.addBrowsed', { token: '/etc' }, 'not-supported-here'],
  ])('carries an expected failure of %s with its code', async (method, input, code) => {
    expect(await connection.send(method, input)).toMatchObject({ ok: false, error: { code } });
  });

  it('takes no path for a folder token', async () => {
    disk.answers.folderChoice = 'browse';
    expect(await connection.send('folder.addBrowsed', { token: disk.library })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('throws the failure with its code in a client', async () => {
    await expect(connection.client.call('document.open', { documentId: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('never carries a path or a stack in a failure', async () => {
    const reply = await connection.send('document.open', { documentId: '../../etc/passwd' });
    expect(JSON.stringify(reply)).not.toMatch(/[\\/](?:tmp|etc|work|home|node_modules)|\bat .*:\d+/);
  });

  it('never carries the path of a folder to a window', async () => {
    await connection.client.call('folder.choose', {});
    await connection.client.call('library.index', { folderId: null });
    const library = await connection.client.call('library.read', {});
    expect(library.documents).toHaveLength(2);
    expect(JSON.stringify(library)).not.toContain(disk.place);
  });

  it('answers null when the person cancels the dialog', async () => {
    disk.answers.chosenFolder = null;
    expect(await connection.client.call('folder.choose', {})).toBeNull();
  });

  it('tells of changed settings', async () => {
    const changed = nextEvent('settings.changed');
    await connection.client.call('settings.update', { change: { colourScheme: 'dark' } });
    expect(await changed).toEqual({ name: 'settings.changed' });
  });

  it('tells of progress and of the changed library while it indexes', async () => {
    const progressed = nextEvent('indexing.progressed');
    const changed = nextEvent('library.changed');
    await connection.client.call('folder.choose', {});
    await connection.client.call('library.index', { folderId: null });
    expect(await progressed).toMatchObject({ name: 'indexing.progressed' });
    expect(await changed).toEqual({ name: 'library.changed' });
  });

  it('answers many requests at once, each with its own reply', async () => {
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, index) => connection.send(index % 2 === 0 ? 'host.describe' : 'no.such', {})),
    );
    expect(replies.map((reply) => reply.ok)).toEqual(replies.map((_, index) => index % 2 === 0));
  });
});
