import { expect, it } from 'vitest';
import { earlierKeyOf } from '#electron/store/document-keys.ts';
import { titlesOf } from '#electron/store/erase-mentions.ts';
import { modelKeyOf } from '#electron/store/model-key.ts';
import { openStore, type Store } from '#electron/store/open-store.ts';
import { purgeDocuments, removeDocuments, sweepModels } from '#electron/store/purge-documents.ts';
import type { EarlierText } from '#shared/model/library.ts';
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

const EARLIER: EarlierText = {
  contentHash: 'e'.repeat(64),
  fileName: '夜间公交（初稿）.txt',
  extractorVersion: 1,
  reading: '',
  title: '海陵市夜间公交开行设想',
  readAt: '2031-05-01T08:00:00.000Z',
  replacedAt: '2031-05-02T08:00:00.000Z',
};

it('a purge erases what a file said before and says so, and knows what it was called then', async () => {
  const store = await storeOf();
  const document = libraryDocument({ id: 'd1', contentHash: HELD, earlier: [EARLIER] });
  await store.models.write(earlierKeyOf(EARLIER), documentOf([EARLIER.title]));
  await store.library.change((library) => ({ ...library, documents: [document] }));
  await removeDocuments(store, [document], '2031-05-06T08:00:00.000Z');
  expect(await sweepModels(store)).toBe(0);
  expect(titlesOf([document])).toEqual(expect.arrayContaining([EARLIER.title, EARLIER.fileName]));
  expect(await purgeDocuments(store, [document])).toContain('model');
  expect(await store.models.read(earlierKeyOf(EARLIER))).toBeNull();
  await store.close();
});

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
