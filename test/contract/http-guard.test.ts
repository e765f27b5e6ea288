import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpHost, startHttpHost } from '#electron/serve/http-adapter.ts';
import { CONTENT_SECURITY_POLICY } from '#electron/serve/security-headers.ts';
import type { ReviewEventListener } from '#shared/contract/review-events.ts';

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

describe('the loopback server', () => {
  let place: string;
  let host: HttpHost;
  let asked: unknown[];
  let logged: string[];
  let listeners: Set<ReviewEventListener>;

  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'yuece-http-'));
    await mkdir(join(place, 'renderer/static'), { recursive: true });
    await writeFile(join(place, 'renderer/index.html'), '<!doctype html><title>page</title>');
    await writeFile(join(place, 'renderer/static/app.js'), 'export {};');
    await writeFile(join(place, 'renderer/notes.secret'), 'not a type we serve');
    await writeFile(join(place, 'outside.html'), 'outside');
    await mkdir(join(place, 'renderer-other'));
    await writeFile(join(place, 'renderer-other/index.html'), 'a sibling whose name begins the same');
    asked = [];
    logged = [];
    listeners = new Set();
    host = await startHttpHost({
      dispatch: async (method, input) => {
        asked.push([method, input]);
        return { ok: true, value: input };
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      assets: async (asset) => new Response(`asset ${new URL(asset.url).pathname}`, { headers: { 'content-disposition': 'attachment' } }),
      rendererFolder: join(place, 'renderer'),
      port: 0,
      log: (line) => logged.push(line),
    });
  });
  afterEach(async () => {
    await host.close();
    await rm(place, { recursive: true, force: true });
  });

  /** Raw requests: `fetch` would set `Host` itself and tidy the path. */
  function ask(path: string, options: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { method = 'GET', headers = {}, body } = options;
      const outgoing = request({ host: '127.0.0.1', port: host.port, path, method, headers: { ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
        );
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  async function admitted(): Promise<{ cookie: string }> {
    const answer = await ask(new URL(host.url).pathname + new URL(host.url).search);
    return { cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
  }

  const json = { 'content-type': 'application/json' };

  describe('the token', () => {
    it('is exchanged for a cookie that scripts and other sites never see, and for an address without it', async () => {
      const answer = await ask(`/${new URL(host.url).search}`);
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe('/');
      expect(answer.headers['set-cookie']?.[0]).toMatch(/^yuece-\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=2592000$/);
    });

    it('is refused when it was used, and the reason says what to do', async () => {
      await admitted();
      const answer = await ask(`/${new URL(host.url).search}`);
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('used before');
    });

    it('tells a person in a browser what to do, in Chinese first, and lets the browser that was in before come back', async () => {
      const headers = await admitted();
      const { search } = new URL(host.url);
      const accept = 'text/html,application/xhtml+xml';
      const used = await ask(`/${search}`, { headers: { accept } });
      expect([used.status, used.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
      expect(used.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
      expect(used.body).toMatch(/这个地址已经用过一次.*同一个浏览器.*used before/s);
      expect(used.body).not.toContain(search.slice('?token='.length));
      for (const path of ['/', '/?token=guess']) expect((await ask(path, { headers: { accept } })).body).toContain('按 Ctrl+C 停止');
      expect((await ask(`/${search}`, { headers: { ...headers, accept } })).status).toBe(303);
    });

    it('is refused when it is wrong, without using up the right one', async () => {
      expect((await ask('/?token=guess')).status).toBe(403);
      expect((await ask('/?token=')).status).toBe(403);
      expect((await ask(`/${new URL(host.url).search}`)).status).toBe(303);
    });

    it('lets whoever is in already go on', async () => {
      const headers = await admitted();
      expect((await ask(`/${new URL(host.url).search}`, { headers })).status).toBe(303);
    });

    it('is worth nothing on another path or in a POST', async () => {
      const { search } = new URL(host.url);
      expect((await ask(`/index.html${search}`)).status).toBe(403);
      expect((await ask(`/${search}`, { method: 'POST' })).status).toBe(403);
    });
  });

  describe('refuses', () => {
    it.each(['/', '/static/app.js', '/assets/export/1', '/events'])('%s without the cookie', async (path) => {
      expect((await ask(path)).status).toBe(403);
      expect((await ask(path, { headers: { cookie: `yuece-${host.port}=guess` } })).status).toBe(403);
    });

    it('a call without the cookie, and never runs it', async () => {
      expect((await ask('/api/library.read', { method: 'POST', headers: json, body: '{}' })).status).toBe(403);
      expect(asked).toEqual([]);
    });

    it.each(['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1'])('the host %j, as a rebound name would send it', async (name) => {
      const headers = { ...(await admitted()), host: name };
      expect((await ask('/', { headers })).status).toBe(403);
    });

    it.each(['http://evil.example', 'http://127.0.0.1:1', 'null', 'https://127.0.0.1'])('the origin %s', async (origin) => {
      const headers = { ...(await admitted()), ...json, origin };
      expect((await ask('/api/library.read', { method: 'POST', headers, body: '{}' })).status).toBe(403);
      expect((await ask('/events', { headers })).status).toBe(403);
      expect(asked).toEqual([]);
    });

    it.each(['cross-site', 'same-site'])('what another page (%s) embeds', async (site) => {
      const headers = { ...(await admitted()), 'sec-fetch-site': site };
      expect((await ask('/assets/export/1', { headers })).status).toBe(403);
    });

    it('a call by GET', async () => {
      const answer = await ask('/api/library.read', { headers: await admitted() });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('POST');
      expect(asked).toEqual([]);
    });

    it.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])('a call of type %s', async (type) => {
      const headers = { ...(await admitted()), ...(type === undefined ? {} : { 'content-type': type }) };
      expect((await ask('/api/library.read', { method: 'POST', headers, body: '{}' })).status).toBe(415);
      expect(asked).toEqual([]);
    });

    it('a body over the limit', async () => {
      const headers = { ...(await admitted()), ...json };
      const body = JSON.stringify({ text: 'x'.repeat(8 * 1024 * 1024) });
      expect((await ask('/api/library.read', { method: 'POST', headers, body })).status).toBe(413);
      expect(asked).toEqual([]);
    });

    it.each(['PUT', 'DELETE', 'OPTIONS'])('%s, with no word of cross-origin sharing', async (method) => {
      const answer = await ask('/', { method, headers: await admitted() });
      expect(answer.status).toBe(405);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    });

    it.each([
      '/../outside.html',
      '/%2e%2e/outside.html',
      '/..%2foutside.html',
      '/static/..%2f..%2foutside.html',
      '/..%5coutside.html',
      '/%2e%2e%2frenderer-other/index.html',
      '/static',
      '/index.html%00.js',
      '/%ff',
      '/notes.secret',
      '/missing.html',
    ])('the path %s', async (path) => {
      const answer = await ask(path, { headers: await admitted() });
      expect(answer.status).toBe(404);
      expect(answer.body).toBe('not found');
    });

    it('an address that is none', async () => {
      expect((await ask('//[', { headers: await admitted() })).status).toBe(400);
    });
  });

  describe('serves', () => {
    it('the page with its policy and no copy kept', async () => {
      const answer = await ask('/', { headers: await admitted() });
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(answer.body).toContain('<title>page</title>');
    });

    it('hashed files to be kept, and only the head where that is asked', async () => {
      const headers = await admitted();
      expect((await ask('/static/app.js', { headers })).headers['cache-control']).toContain('immutable');
      const head = await ask('/static/app.js', { method: 'HEAD', headers });
      expect([head.status, head.body]).toEqual([200, '']);
    });

    it('the assets of the application, with its own headers and ours', async () => {
      const answer = await ask('/assets/export/7', { headers: await admitted() });
      expect(answer.body).toBe('asset /assets/export/7');
      expect(answer.headers).toMatchObject({ 'content-disposition': 'attachment', 'content-security-policy': CONTENT_SECURITY_POLICY });
    });

    it('a call, with the payload as it was sent', async () => {
      const headers = { ...(await admitted()), 'content-type': 'application/json; charset=utf-8' };
      const answer = await ask('/api/search.query', { method: 'POST', headers, body: '{"query":"数据"}' });
      expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { query: '数据' } });
      expect(asked).toEqual([['search.query', { query: '数据' }]]);
    });

    it('broken JSON as a failure in data', async () => {
      const headers = { ...(await admitted()), ...json };
      const answer = await ask('/api/search.query', { method: 'POST', headers, body: '{' });
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    });
  });

  it('opens no event stream for a question about its head', async () => {
    const answer = await ask('/events', { method: 'HEAD', headers: await admitted() });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET']);
  });

  it('refuses a request that names two hosts', async () => {
    const { cookie } = await admitted();
    const head = ['GET / HTTP/1.1', `Host: 127.0.0.1:${host.port}`, 'Host: elsewhere.example', `Cookie: ${cookie}`, 'Connection: close'];
    expect(await talk(host.port, `${head.join('\r\n')}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('says no more than a line of a browser that leaves in the middle of a call', async () => {
    const { cookie } = await admitted();
    const head = [`Host: 127.0.0.1:${host.port}`, `Cookie: ${cookie}`, 'Content-Type: application/json', 'Content-Length: 1000'];
    const socket = connect(host.port, '127.0.0.1');
    socket.write(`POST /api/settings.update HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n{`, () => socket.resetAndDestroy());
    await expect.poll(() => logged).toHaveLength(1);
    expect(logged[0]).not.toMatch(/\n|\.ts:|\.mjs:/);
  });

  it('listens on 127.0.0.1 and no other address of the machine', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
    const others = addresses.filter((address) => address !== '127.0.0.1');
    const answered = await Promise.all(others.map((address) => isAnswering(address, host.port)));
    expect(others.filter((_, index) => answered[index])).toEqual([]);
    expect(await isAnswering('127.0.0.1', host.port)).toBe(true);
  });

  it('ends an event stream when it closes, and forgets its listener', async () => {
    const stream = await fetch(new URL('/events', host.url), { headers: await admitted() });
    for (const listener of listeners) listener({ name: 'library.changed' });
    const reading = stream.text();
    await host.close();
    expect(await reading).toContain('data: {"name":"library.changed"}\n\n');
    expect(listeners.size).toBe(0);
  });
});

function isAnswering(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = request({ host: address, port, path: '/', timeout: 2_000 }, (response) => {
      response.resume();
      resolve(true);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer')));
    outgoing.on('error', () => resolve(false));
    outgoing.end();
  });
}

/** Everything that comes back for what was said on a bare connection. */
function talk(port: number, said: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(said));
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.on('end', () => resolve(heard));
    socket.on('error', reject);
  });
}
