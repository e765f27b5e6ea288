import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAssetHandler, resolveInside } from '#electron/serve/assets.ts';

describe('the asset handler', () => {
  let rendererFolder: string;
  const assets = async (request: Request) => new Response(new URL(request.url).pathname, { status: 206 });

  beforeAll(async () => {
    rendererFolder = await mkdtemp(join(tmpdir(), 'yuece-assets-'));
    await writeFile(join(rendererFolder, 'index.html'), '<title>页</title>');
    await mkdir(join(rendererFolder, 'static'));
    for (const name of ['a.js', 'a.css', 'a.woff2', 'a.svg', 'a.map']) await writeFile(join(rendererFolder, 'static', name), 'x');
  });
  afterAll(() => rm(rendererFolder, { recursive: true }));

  it.each([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/index.html', 200, 'text/html; charset=utf-8'],
    ['/static/a.js', 200, 'text/javascript; charset=utf-8'],
    ['/static/a.css', 200, 'text/css; charset=utf-8'],
    ['/static/a.woff2', 200, 'font/woff2'],
    ['/static/a.svg', 200, 'image/svg+xml'],
    ['/static/a.map', 404, 'text/plain; charset=utf-8'],
    ['/static', 404, 'text/plain; charset=utf-8'],
    ['/no.html', 404, 'text/plain; charset=utf-8'],
  ])('answers %s with %i and the type %s', async (path, status, type) => {
    const handle = createAssetHandler({ rendererFolder, assets });
    // The desktop's scheme and the loopback host's alike.
    for (const origin of ['app://yuece', 'http://127.0.0.1:1']) {
      const answer = await handle(new Request(origin + path));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('leaves assets to the application, and adds the policy to its answer', async () => {
    const answer = await createAssetHandler({ rendererFolder, assets })(new Request('app://yuece/assets/export/5'));
    expect([answer.status, await answer.text()]).toEqual([206, '/assets/export/5']);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('has no page where none was built, and still serves assets', async () => {
    const handle = createAssetHandler({ rendererFolder: null, assets });
    expect((await handle(new Request('app://yuece/'))).status).toBe(404);
    expect((await handle(new Request('app://yuece/assets/x'))).status).toBe(206);
  });
});

describe('a path inside a folder', () => {
  it.each(['/../x', '/a/../../x', '/..', '/', '', '/a\\..\\..\\x', '/a\0.html'])('is refused when it is %j', (path) => {
    expect(resolveInside('/srv/page', path)).toBeNull();
  });

  it('is found below the folder, and never in a sibling whose name begins the same', () => {
    expect(resolveInside('/srv/page', '/static/a.js')).toBe('/srv/page/static/a.js');
    expect(resolveInside('/srv/page', '/../page-other/a.js')).toBeNull();
  });
});
