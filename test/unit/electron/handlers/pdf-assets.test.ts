import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPdfAssets } from '#electron/handlers/pdf-assets.ts';

const serve = createPdfAssets(join(import.meta.dirname, '../../../../node_modules/pdfjs-dist'));
const ask = (path: string): Promise<Response | null> => serve(new Request(`http://127.0.0.1${path}`));

describe('the packaged data of pdf.js', () => {
  it.each([
    ['/assets/pdfjs/cmaps/GBK-EUC-H.bcmap', 'application/octet-stream'],
    ['/assets/pdfjs/standard_fonts/FoxitSymbol.pfb', 'application/octet-stream'],
    ['/assets/pdfjs/wasm/openjpeg_nowasm_fallback.js', 'text/javascript; charset=utf-8'],
  ])('serves %s', async (path, type) => {
    const answer = await ask(path);
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get('content-type')).toBe(type);
    expect((await answer?.arrayBuffer())?.byteLength).toBeGreaterThan(1_000);
  });

  it.each([
    '/assets/pdfjs/package.json',
    '/assets/pdfjs/wasm/openjpeg.wasm',
    '/assets/pdfjs/cmaps/%2e%2e/package.json',
    '/assets/pdfjs/build/pdf.mjs',
    '/assets/export/1',
  ])('leaves %s alone', async (path) => {
    expect(await ask(path)).toBeNull();
  });

  it('has no map of an unknown name', async () => {
    expect((await ask('/assets/pdfjs/cmaps/None.bcmap'))?.status).toBe(404);
  });
});
