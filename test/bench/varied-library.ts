import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateVariedPolicy } from '../support/generate-varied-policy.ts';

/** A library of texts of a whole dictionary; `bytes` in UTF-8. */
export type VariedLibrary = { readonly folder: string; readonly texts: readonly string[]; readonly bytes: number };

const SHORTEST = 2_000;
const SPREAD = 4_700;

/** Writes documents of 2,000 to 6,700 characters into a folder, the same ones every time: 12.7 kB a document. */
export async function writeVariedLibrary(folder: string, documents: number): Promise<VariedLibrary> {
  await mkdir(folder, { recursive: true });
  const texts: string[] = [];
  let bytes = 0;
  for (let index = 0; index < documents; index += 1) {
    const text = generateVariedPolicy({ seed: index, characters: SHORTEST + ((index * 37) % SPREAD) });
    const encoded = Buffer.from(text);
    bytes += encoded.byteLength;
    texts.push(text);
    await writeFile(variedFile(folder, index), encoded);
  }
  return { folder, texts, bytes };
}

/** Path of the file of that number. */
export function variedFile(folder: string, index: number): string {
  return join(folder, `paper-${String.fromCharCode(97 + (index % 26))}-${String(index).padStart(6, '0')}.txt`);
}

/**
 * Twenty queries of two to eight characters of every class: very common and rare words, phrases and stretches cut from the texts, numbers,
 * two words at once, and what is nowhere.
 */
export function variedQueries(texts: readonly string[]): readonly string[] {
  const cut = (document: number, length: number): string => {
    const text = texts[document % texts.length] ?? '';
    const line = text.split('\n').find((candidate) => candidate.length > 40) ?? '';
    return /[\p{sc=Han}]{8,}/u.exec(line)?.[0].slice(0, length) ?? '发展';
  };
  return [
    '中国',
    '我们',
    '发展',
    '责任单位',
    '高锰酸钾',
    '食欲不振',
    '安居乐业',
    '政府工作',
    cut(17, 3),
    cut(171, 5),
    cut(423, 6),
    cut(777, 8),
    '2033年',
    '〔2026〕',
    '57号',
    '经济 高锰酸钾',
    '我们 责任单位',
    '市财政局 2032年',
    '鑴鑴',
    '不存在的词语',
  ];
}
