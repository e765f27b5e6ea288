import { basename, dirname, resolve } from 'node:path';
import { RECOGNITION_ENGINE } from '#electron/extract/ocr/open-recognizer.ts';
import type { ReadPool } from '#electron/library/read-pool.ts';
import { recognizeFile } from '#electron/library/recognize-file.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { openRecognitions } from '#electron/store/recognition-store.ts';
import { diskFiles } from '#electron/store/store-files.ts';
import { type DocumentModel, documentModel } from '#shared/model/document.ts';
import type { RecognitionLanguage, RecognizedPage } from '#shared/model/recognition.ts';
import { READ_BY_THE_MACHINE } from '#shared/model/review.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

type Wanted = {
  readonly pool: ReadPool;
  readonly model: DocumentModel;
  readonly language: RecognitionLanguage;
  readonly onPage: (file: string, page: number, pages: number) => void;
  readonly password: string | undefined;
};

/** The model of a file with the text of its scanned pages; `null` where it has none, or none could be recognised. Keeps nothing. */
export async function recognizeForInspection(
  path: string,
  { pool, model, language, onPage, password }: Wanted,
): Promise<DocumentModel | null> {
  const wanted = model.pagesWithoutText.filter(({ kind }) => kind !== 'empty').map(({ page }) => page);
  if (wanted.length === 0) return null;
  const { recognizeWorkerEntry, recognitionAssets, pdfAssets } = findInstallation(dirname(import.meta.dirname), null);
  const tools = { forkChild: forkNodeChild, entry: recognizeWorkerEntry, assets: recognitionAssets };
  const file = { path: resolve(path), fileName: basename(path) };
  const pages: RecognizedPage[] = [];
  let hash = '';
  const tell = (): void => onPage(file.fileName, Math.min(wanted.length, pages.length + 1), wanted.length);
  const listener = {
    onOpened(_pages: readonly number[], contentHash: string) {
      hash = contentHash;
      tell();
    },
    async onPage(page: RecognizedPage) {
      pages.push(page);
      tell();
    },
    onPageFailed: () => undefined,
  };
  await recognizeFile(tools, { ...file, language, contentHash: null, pages: wanted, password }, listener, new AbortController().signal);
  if (pages.length === 0) return null;
  return withTemporaryFolder('yuece-recognition-', async (folder) => {
    await openRecognitions(folder, diskFiles).write(hash, { format: 'yuece.recognition/1', engine: RECOGNITION_ENGINE, pages });
    const opening = password === undefined ? {} : { password };
    const reading = { reading: READ_BY_THE_MACHINE, recognitionFolder: folder, ...opening };
    const outcome = await pool.read({ ...file, modelFolder: null, pdfAssets, ...reading });
    return outcome.kind === 'read' ? documentModel.parse(outcome.model) : null;
  });
}
