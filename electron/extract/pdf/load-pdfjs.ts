/** The library as a value: its namespace has no other name. */
export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** What pdf.js looks for among the globals. */
interface PdfJsGlobals {
  DOMMatrix?: unknown;
  pdfjsWorker?: unknown;
}

/** Enough of a matrix for the library to load; extracting text never calculates with it. */
class MatrixStandIn {
  readonly a: number = 1;
}

let loading: Promise<PdfJs> | null = null;

async function load(): Promise<PdfJs> {
  // The globals are pdf.js's own hooks; outside a browser nobody else declares them.
  const globals = globalThis as PdfJsGlobals;
  // In a utility process of Electron pdf.js takes itself to be in a browser: it wants DOMMatrix, and would start a web worker.
  globals.DOMMatrix ??= MatrixStandIn;
  globals.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/** Loads pdf.js once, so that it runs in this very thread, in any kind of process. */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= load();
  return loading;
}
