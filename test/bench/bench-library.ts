import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { generatePolicy } from '../support/generate-policy.ts';

/** A file of the library, with what is known about it before anyone reads it. */
export type BenchFile = { readonly path: string; readonly encoding: 'utf-8' | 'gb18030'; readonly text: string };

/** Every fifth file is in the encoding that older office systems write. */
const GB18030_EVERY = 5;
const SHORTEST = 2_000;
const SPREAD = 4_000;

/** Writes plans of 2,000 to 6,000 characters into a folder, the same ones every time. */
export async function writeBenchLibrary(folder: string, documents: number): Promise<readonly BenchFile[]> {
  await mkdir(folder, { recursive: true });
  const files: BenchFile[] = [];
  for (let index = 0; index < documents; index += 1) {
    const text = generatePolicy({ seed: index, characters: SHORTEST + ((index * 37) % SPREAD) });
    const encoding = index % GB18030_EVERY === 0 ? 'gb18030' : 'utf-8';
    const path = join(folder, `plan-${String(index).padStart(5, '0')}.txt`);
    await writeFile(path, encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : text);
    files.push({ path, encoding, text });
  }
  return files;
}
