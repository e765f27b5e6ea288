import { expect, it } from 'vitest';
import { modelKeyOf } from '#electron/store/document-keys.ts';
import { openStore, type Store } from '#electron/store/open-store.ts';
import { sweepModels } from '#electron/store/purge-documents.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { documentOf } from './document-examples.ts';
import { libraryDocument } from './library-examples.ts';

const HELD = 'c'.repeat(64);

async function storeOf(): Promise<Store> {
  const folder = await temporaryFolder();
  return openStore({
    folder,
    now: () => '2031-05-06T08:00:00.000Z',
    newId: () => 'token',
    log: () => undefined,
    onNotice: () => undefined,
  });
}

it('a sweep of the models leaves the text that a read has just written, and lists when it ends', async () => {
  const store = await storeOf();
  const document = libraryDocument({ id: 'd1', contentHash: HELD });
  let finish = (): void => undefined;
  const written = new Promise<void>((resolve) => {
    void store.reads.run(document.id, async () => {
      await store.models.write(modelKeyOf(document), documentOf(['海陵市夜间公交方案']));
      resolve();
      await new Promise<void>((release) => {
        finish = release;
      });
      await store.library.change((library) => ({ ...library, documents: [document] }));
    });
  });
  await written;
  const sweeping = sweepModels(store);
  // What begins meanwhile is not held up by a sweep that waits.
  await store.reads.run('another', async () => undefined);
  finish();
  await sweeping;
  expect(await store.models.read(modelKeyOf(document))).not.toBeNull();
  await store.library.change((library) => ({ ...library, documents: [] }));
  expect(await sweepModels(store)).toBe(1);
  await store.close();
});
