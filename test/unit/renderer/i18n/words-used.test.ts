import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zhCN } from '#renderer/i18n/zh-CN/index.ts';

const ROOT = join(import.meta.dirname, '../../../..');

/** All names in the sources of a folder, those that only define words left out. */
function namesIn(folder: string, pattern: RegExp): ReadonlySet<string> {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/^i18n\/(?:en|zh-CN)\//.test(file));
  return new Set(files.flatMap((file) => readFileSync(join(ROOT, folder, file), 'utf8').match(pattern) ?? []));
}

function keysOf(words: object, above: readonly string[] = []): string[][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => [
    [...above, key],
    ...(typeof value === 'object' && value !== null && !Array.isArray(value) ? keysOf(value, [...above, key]) : []),
  ]);
}

describe('the words of the interface', () => {
  it('are all said somewhere: by name in the window, or as a value that comes from the application', () => {
    const named = namesIn('renderer', /[\w$-]+/g);
    const values = [namesIn('shared', /(?<=')[\w./+-]+(?=')|\b\w+(?=:)/g), namesIn('electron', /(?<=')[\w./+-]+(?=')/g)];
    const isSaid = (key: string): boolean => named.has(key) || values.some((names) => names.has(key));
    const unused = keysOf(zhCN).filter((path) => !isSaid(path.at(-1) ?? ''));
    expect(unused.map((path) => path.join('.'))).toEqual([]);
  });
});
