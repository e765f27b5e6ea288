import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/list-files.ts';

/** Real documents that are no part of the repository; beside it where there are any. */
export const CORPUS = join(ROOT, '..', 'shared');

/** The given parts of the corpus that are not there, as a person would name them. */
export function missingParts(names: readonly string[]): readonly string[] {
  return names.filter((name) => !existsSync(join(CORPUS, name))).map((name) => `../shared/${name}`);
}

/** A file of the corpus; `group` is the folder it lies in. */
export type CorpusFile = { readonly group: string; readonly name: string; readonly path: string };

/** The documents of the samples and of the seeds, folder by folder. */
export function corpusFiles(): readonly CorpusFile[] {
  const samples = join(CORPUS, 'samples');
  const folders = existsSync(samples) ? readdirSync(samples, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : [];
  const groups = [
    ...folders.map(({ name }) => ({ group: name, folder: join(samples, name) })),
    { group: 'seeds', folder: join(CORPUS, 'seeds') },
  ];
  return groups.flatMap(({ group, folder }) =>
    existsSync(folder)
      ? readdirSync(folder)
          .sort()
          .map((name) => ({ group, name, path: join(folder, name) }))
      : [],
  );
}
