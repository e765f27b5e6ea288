import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anyReply } from '#shared/contract/reply.ts';
import { NOTICE_TEXT, PLAN_TEXT } from './application-on-disk.ts';
import { type StartedHost, startHost } from './run-built.ts';

describe('the built browser host', { timeout: 90_000 }, () => {
  let place: string;
  let library: string;
  let running: StartedHost[];

  beforeEach(async () => {
    running = [];
    place = await mkdtemp(join(tmpdir(), 'yuece-loopback-'));
    library = join(place, '海陵文件');
    await mkdir(library);
    await writeFile(join(library, '方案.txt'), PLAN_TEXT);
    await writeFile(join(library, '通知.txt'), NOTICE_TEXT);
  });
  afterEach(async () => {
    for (const host of running) host.stop('SIGKILL');
    await Promise.all(running.map(({ finished }) => finished));
    await rm(place, { recursive: true, force: true });
  });

  function launch(...args: string[]): StartedHost {
    const host = startHost('loopback/main.mjs', ['--data', join(place, 'store'), '--no-open', ...args]);
    running.push(host);
    return host;
  }

  /** A browser's way in; answers the caller for later requests. */
  async function enter(url: string): Promise<(method: string, input: unknown) => Promise<unknown>> {
    const admission = await fetch(url, { redirect: 'manual' });
    const cookie = admission.headers.get('set-cookie')?.split(';')[0] ?? '';
    return async (method, input) => {
      const headers = { cookie, 'content-type': 'application/json' };
      const response = await fetch(new URL(`/api/${method}`, url), { method: 'POST', headers, body: JSON.stringify(input) });
      const reply = anyReply.parse(await response.json());
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      return reply.value;
    };
  }

  it('prints exactly one line, the address on 127.0.0.1 with its token, and ends with 0 when told to', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const host = launch();
      expect(await host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
      host.stop(signal);
      const { code, stdout, stderr } = await host.finished;
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toBe(`${await host.url}\n`);
    }
  });

  it('adds and indexes the folders named, and offers them as places to choose from', async () => {
    const host = launch('--library', library);
    const ask = await enter(await host.url);
    const read = async () => {
      const { documents } = (await ask('library.read', {})) as { documents: { fileName: string }[] };
      return documents.map(({ fileName }) => fileName).sort();
    };
    await expect.poll(read, { timeout: 20_000 }).toEqual(['方案.txt', '通知.txt'].sort());
    const { entries } = (await ask('folder.browse', { parent: null })) as { entries: { label: string; documents: number | null }[] };
    expect(entries[0]).toMatchObject({ label: '海陵文件', documents: 2 });
    expect(entries.length, 'and the home folder after it').toBeGreaterThanOrEqual(2);
  });

  it('has written everything when it ends, however soon', async () => {
    const first = launch();
    const ask = await enter(await first.url);
    await ask('settings.update', { change: { reviewer: { name: '审阅人', unit: '海陵市司法局' } } });
    first.stop('SIGTERM');
    expect((await first.finished).code).toBe(0);
    const again = await enter(await launch().url);
    expect(await again('library.read', {})).toMatchObject({ settings: { reviewer: { unit: '海陵市司法局' } } });
  });

  it('ends although a browser still listens for events', async () => {
    const host = launch();
    const url = await host.url;
    const admission = await fetch(url, { redirect: 'manual' });
    const stream = await fetch(new URL('/events', url), { headers: { cookie: admission.headers.get('set-cookie')?.split(';')[0] ?? '' } });
    const reading = stream.text();
    host.stop('SIGTERM');
    expect((await host.finished).code).toBe(0);
    expect(await reading).toContain('retry:');
  });

  it('says that the store is in use, and ends with 4', async () => {
    await launch().url;
    const { code, stdout, stderr } = await launch().finished;
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr.trim()).not.toBe('');
  });

  it('says that a folder is not there, and ends with 3', async () => {
    const { code, stdout, stderr } = await launch('--library', join(place, '没有')).finished;
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('没有');
  });

  it('says that the port is taken, and ends with 2', async () => {
    const { port } = new URL(await launch().url);
    const other = startHost('loopback/main.mjs', ['--data', join(place, 'other'), '--no-open', '--port', port]);
    const { code, stderr } = await other.finished;
    expect(code).toBe(2);
    expect(stderr).toContain(port);
  });

  it.each([['--port', 'x'], ['--what'], ['folder']])('ends with 2 on wrong usage: %s %s', async (...args) => {
    const { code, stdout, stderr } = await launch(...args).finished;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
