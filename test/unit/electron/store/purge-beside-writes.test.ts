import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore, type Store } from '#electron/store/open-store.ts';
import { purgeDocuments } from '#electron/store/purge-documents.ts';
import { diskFiles, type StoreFiles } from '#electron/store/store-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { libraryBy, libraryDocument } from './library-examples.ts';

const DAYS = ['1', '2', '3', '2031-01-02', '2031-01-03'];

/** The disk; in the middle of the first backup rewritten, a window changes the library and its batch is due. */
function filesWithBatchDue(due: () => Promise<void>): StoreFiles {
  let isDue = true;
  return {
    ...diskFiles,
    writeSynced: async (path, content) => {
      await diskFiles.writeSynced(path, content);
      // What is rewritten of a backup is text, what the library writes are bytes.
      if (!isDue || typeof content !== 'string' || !path.includes('library.json')) return;
      isDue = false;
      const written = due();
      const looked = async (): Promise<void> => {
        for (let look = 0; look < 300; look += 1) await diskFiles.readText(path);
      };
      await Promise.race([written, looked()]);
    },
  };
}

it('erasing rewrites the backups of the library while no batch of the library is written, and loses neither', async () => {
  const folder = await temporaryFolder();
  const document = libraryDocument({ id: 'secret-document', relativePath: '移民安置口径.txt' });
  const earlier = JSON.stringify({ ...libraryBy('旧'), documents: [document, libraryDocument({ id: 'other-document' })] });
  for (const name of ['library.json', ...DAYS.map((day) => `library.json.${day}.bak`)]) await writeFile(join(folder, name), earlier);
  let store: Store | null = null;
  let batch: Promise<unknown> = Promise.resolve();
  const files = filesWithBatchDue(() => {
    store?.library.changeSoftly((library) => ({ ...library, settings: libraryBy('新').settings }));
    const written = store?.library.flush() ?? Promise.resolve();
    batch = written;
    return written;
  });
  const log: string[] = [];
  const common = { now: () => '2031-01-04T08:00:00.000Z', newId: () => 'token', onNotice: () => undefined };
  store = await openStore({ ...common, folder, files, log: (line) => log.push(line) });

  await purgeDocuments(store, [document]);
  await expect(batch).resolves.toBeUndefined();
  const onDisk = JSON.parse(await readFile(join(folder, 'library.json'), 'utf8'));
  expect(onDisk.settings.reviewer.name).toBe('新');
  expect(onDisk.documents.map(({ id }: { readonly id: string }) => id)).toEqual(['other-document']);
  for (const name of await readdir(folder))
    expect(await readFile(join(folder, name), 'utf8'), name).not.toMatch(/secret-document|移民安置/);
  await store.close();
});
