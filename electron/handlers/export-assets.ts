import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ExportRegistry } from './export-registry.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const EXPORT_PATH = /^\/?assets\/export\/([A-Za-z0-9_-]{1,100})$/;

/** Serves `assets/export/<id>` as a download; 404 for all else, and for a file that was moved away. */
export function createExportAssets(exports: ExportRegistry): (request: Request) => Promise<Response> {
  return async (request) => {
    const id = EXPORT_PATH.exec(new URL(request.url).pathname)?.[1];
    const path = id === undefined ? null : exports.pathOf(id);
    const bytes = path === null ? null : await readFile(path).catch(() => null);
    if (path === null || bytes === null) return new Response('not found', { status: 404 });
    const type = MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        // RFC 8187: the name is Chinese more often than not.
        'content-disposition': `attachment; filename*=UTF-8''${encodeRfc8187(basename(path))}`,
        'cache-control': 'no-store',
      },
    });
  };
}

function encodeRfc8187(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
