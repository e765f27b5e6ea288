import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Finds the pieces of the application around `builtFolder`, the `out/` folder. `resources` is where an installer puts what must be real
 * files outside the archive; `null` where nothing was installed. Throws where there is no `package.json` beside `out/`.
 */
export function findInstallation(builtFolder: string, resources: string | null) {
  const project = dirname(builtFolder);
  // Written by us and shipped with us: that `version` is there needs no schema.
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
  const samples = [...(resources === null ? [] : [join(resources, 'seeds')]), join(project, 'seeds')];
  const renderer = join(builtFolder, 'renderer');
  return {
    version,
    readWorkerEntry: join(builtFolder, 'workers/read-worker.mjs'),
    recognizeWorkerEntry: join(builtFolder, 'workers/recognize-worker.mjs'),
    recognitionAssets: join(builtFolder, 'assets/recognition'),
    checkWorkerEntry: join(builtFolder, 'workers/check-worker.mjs'),
    compareWorkerEntry: join(builtFolder, 'workers/compare-worker.mjs'),
    alignWorkerEntry: join(builtFolder, 'workers/align-worker.mjs'),
    searchWorkerEntry: join(builtFolder, 'workers/search-worker.mjs'),
    pdfAssets: join(builtFolder, 'assets/pdfjs'),
    sampleLibrary: samples.find((folder) => existsSync(folder)) ?? null,
    rendererFolder: existsSync(join(renderer, 'index.html')) ? renderer : null,
  };
}
