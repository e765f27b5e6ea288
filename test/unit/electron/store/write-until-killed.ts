import { randomUUID } from 'node:crypto';
import { openStore } from '#electron/store/open-store.ts';
import { libraryBy, libraryDocument } from './library-examples.ts';

/** Run as a process: writes the store in the given folder without end, and says each number once it is on the disk. */
const store = await openStore({
  folder: process.argv[2] ?? '',
  now: () => new Date().toISOString(),
  newId: randomUUID,
  log: () => undefined,
  onNotice: () => undefined,
});
const documents = Array.from({ length: 300 }, (_, index) => libraryDocument({ id: `d${index}` }));
for (let number = 1; ; number += 1) {
  await store.library.change(() => ({ ...libraryBy(String(number)), documents }));
  await store.library.flush();
  await store.reviews.change('d1', (review) => ({ review: { ...review, formHead: { unit: String(number) } }, result: null }));
  process.stdout.write(`${number}\n`);
}
