import { once } from 'node:events';
import { createReadStream, createWriteStream, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** `os` of an entry whose attributes are those of Unix (APPNOTE 4.4.2.2). */
const UNIX = 3;
const SYMBOLIC_LINK = 0o120000;
const REGULAR_FILE = 0o100000;

/** Packs a folder, its own name as the top entry, with permissions and symbolic links; memory does not grow with the files. */
export async function zipFolder(folder: string, zipPath: string): Promise<void> {
  const output = createWriteStream(zipPath);
  const waiting: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) output.destroy(error);
    else waiting.push(chunk);
  });
  const drain = async (): Promise<void> => {
    for (const chunk of waiting.splice(0)) if (!output.write(chunk)) await once(output, 'drain');
  };
  for (const path of pathsBelow(folder)) {
    const place = join(folder, path);
    const name = `${basename(folder)}/${path}`;
    const stats = lstatSync(place);
    if (stats.isSymbolicLink()) {
      const entry = new ZipPassThrough(name);
      entry.os = UNIX;
      entry.attrs = ((SYMBOLIC_LINK | 0o777) << 16) >>> 0;
      zip.add(entry);
      entry.push(Buffer.from(readlinkSync(place)), true);
    } else {
      const entry = new ZipDeflate(name, { level: 6 });
      entry.os = UNIX;
      entry.attrs = ((REGULAR_FILE | (stats.mode & 0o777)) << 16) >>> 0;
      entry.mtime = stats.mtime;
      zip.add(entry);
      for await (const chunk of createReadStream(place, { highWaterMark: 1 << 20 })) {
        entry.push(chunk);
        await drain();
      }
      entry.push(new Uint8Array(0), true);
    }
    await drain();
  }
  zip.end();
  await drain();
  output.end();
  await once(output, 'close');
}

/** Files and links below a folder, with `/`, sorted. */
function pathsBelow(folder: string, prefix = ''): readonly string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      return entry.isDirectory() ? pathsBelow(folder, path) : [path];
    });
}
