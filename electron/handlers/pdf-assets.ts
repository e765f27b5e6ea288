import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Character maps, standard faces and picture decoders of pdf.js; the names come out of PDF files, so only these shapes lead anywhere. */
const ASSET_PATH =
  /^\/?assets\/pdfjs\/(?:(cmaps|standard_fonts)\/([A-Za-z0-9][A-Za-z0-9_-]{0,80}\.(?:bcmap|pfb|ttf))|(wasm)\/([a-z0-9]{1,20}_nowasm_fallback\.js))$/;

/** Serves `assets/pdfjs/…` out of `folder` for the window's own pdf.js; `null` for any other address. */
export function createPdfAssets(folder: string): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const [, kind, name, decoders, decoder] = ASSET_PATH.exec(new URL(request.url).pathname) ?? [];
    const place =
      kind !== undefined && name !== undefined
        ? [kind, name]
        : decoders !== undefined && decoder !== undefined
          ? [decoders, decoder]
          : null;
    if (place === null) return null;
    const bytes = await readFile(join(folder, ...place)).catch(() => null);
    if (bytes === null) return new Response('not found', { status: 404 });
    // A module is refused by its type, where it is loaded, unless this says script.
    const type = decoder === undefined ? 'application/octet-stream' : 'text/javascript; charset=utf-8';
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': 'private, max-age=3600' } });
  };
}
