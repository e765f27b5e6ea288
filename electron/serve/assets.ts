import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { SECURITY_HEADERS } from './security-headers.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Names of files in here carry a hash of their content, so that a copy in a cache never gets stale. */
const HASHED_PREFIX = '/static/';

/** Answers a request for a file of the built renderer or an asset of the application; mounted on `app://` and on HTTP alike. */
export type AssetHandler = (request: Request) => Promise<Response>;

/** Makes the handler: `/assets/…` goes to the application, all else is a file in `rendererFolder`; 404 for what is not there. */
export function createAssetHandler(options: {
  readonly rendererFolder: string | null;
  readonly assets: (request: Request) => Promise<Response>;
}): AssetHandler {
  return async (request) => {
    const path = decodePath(new URL(request.url).pathname);
    if (path === null) return secured(notFound());
    if (path.startsWith('/assets/')) return secured(await options.assets(request));
    if (options.rendererFolder === null) return secured(notFound());
    return secured(await readStatic(options.rendererFolder, path));
  };
}

async function readStatic(folder: string, path: string): Promise<Response> {
  const file = resolveInside(folder, path === '/' ? '/index.html' : path);
  const type = file === null ? undefined : MEDIA_TYPES[extname(file).toLowerCase()];
  if (file === null || type === undefined || !(await isFile(file))) return notFound();
  const cache = path.startsWith(HASHED_PREFIX) ? 'private, max-age=31536000, immutable' : 'no-store';
  return new Response(await readFile(file), { headers: { 'content-type': type, 'cache-control': cache } });
}

/** Absolute path of `path` under `folder`, `null` where it would leave it. */
export function resolveInside(folder: string, path: string): string | null {
  // A backslash is a separator on Windows only, and no file of ours has one: refused everywhere.
  if (path.includes('\0') || path.includes('\\')) return null;
  const root = resolve(folder);
  const file = resolve(join(root, path));
  return file.startsWith(root + sep) ? file : null;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not percent-encoding at all: such an address names no file.
    return null;
  }
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ?? false;
}

function notFound(): Response {
  return new Response('not found', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}

function secured(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}
