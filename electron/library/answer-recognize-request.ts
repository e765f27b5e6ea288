import { openPageRecognizer, type PageRecognizer } from '#electron/extract/ocr/recognize-pages.ts';
import { packagedRecognition } from './packaged-recognition.ts';
import { readFileBytes } from './read-file.ts';
import type { RecognizeAnswer, RecognizeRequest } from './recognize-messages.ts';

/** Recognises one file, page by page, as it is asked. What its libraries throw over a broken file is that file's failure. */
export function createRecognizeService(): (request: RecognizeRequest) => Promise<RecognizeAnswer> {
  let open: PageRecognizer | null = null;
  const answer = async (request: RecognizeRequest): Promise<RecognizeAnswer> => {
    if (request.kind === 'page') {
      if (open === null) return damaged('no file is open');
      const outcome = await open.recognize(request.page);
      return outcome.ok ? { kind: 'recognized', page: outcome.page } : { kind: 'failed', failure: outcome.failure };
    }
    const read = readFileBytes(request.path);
    if (!read.ok) return { kind: 'failed', failure: read.failure };
    const { bytes, contentHash } = read.file;
    const source = { name: request.fileName, password: request.password ?? null };
    const opened = await openPageRecognizer(bytes, source, request.language, packagedRecognition(request.assets));
    if (!opened.ok) return { kind: 'failed', failure: opened.failure };
    open?.close();
    open = opened.recognizer;
    return { kind: 'opened', contentHash, pages: open.pages };
  };
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      return damaged(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  };
}

function damaged(detail: string): RecognizeAnswer {
  return { kind: 'failed', failure: { code: 'damaged', detail: detail.slice(0, 300) } };
}
