import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtractAssets } from '#electron/extract/read-document.ts';

/** Names come from inside files: only bare file names lead anywhere. */
const BARE_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;

/** The readers' packaged data, in the folder that holds `cmaps/` and `standard_fonts/`. */
export function packagedAssets(folder: string): ExtractAssets {
  const read = async (kind: string, name: string): Promise<Uint8Array> => {
    if (!BARE_NAME.test(name)) throw new Error(`no asset ${name}`);
    return new Uint8Array(await readFile(join(folder, kind, name)));
  };
  return { readCMap: (name) => read('cmaps', name), readStandardFont: (name) => read('standard_fonts', name) };
}
