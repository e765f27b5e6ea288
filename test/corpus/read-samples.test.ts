import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#electron/extract/read-document.ts';
import { PACKAGED_ASSETS } from '#test/unit/electron/extract/packaged-assets.ts';

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
const READABLE = ['docx', 'encoded', 'html', 'md', 'pdf', 'rtf', 'xlsx', 'ofd'];
/** Files among the readable ones that ask for a password or are of a kind without a reader. */
const REFUSED = /password|protected_passtika|\.xls$/;
const SECONDS = 10;

function filesIn(folder: string): string[] {
  const path = join(SHARED, 'samples', folder);
  return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
}

const read = (path: string) => readDocument(new Uint8Array(readFileSync(path)), { name: path }, PACKAGED_ASSETS);

/** Pairs of neighbouring characters with their counts, white space left out. */
function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const characters = [...text.normalize('NFKC').replace(/\s+/g, '')];
  for (const [index, character] of characters.entries()) {
    const pair = character + (characters[index + 1] ?? '');
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function recall(source: string, found: string): number {
  const has = pairs(found);
  let all = 0;
  let hit = 0;
  for (const [pair, count] of pairs(source)) {
    all += count;
    hit += Math.min(count, has.get(pair) ?? 0);
  }
  return hit / all;
}

function textOf(result: Awaited<ReturnType<typeof read>>): string {
  if (!result.ok) expect.fail(`${result.failure.code}: ${result.failure.detail}`);
  return result.extraction.blocks.map((block) => block.rows?.flat().join('\n') ?? block.text).join('\n');
}

if (!existsSync(SHARED)) {
  it('finds no shared samples beside the repository, so nothing is read here', () => {
    process.stderr.write(`corpus: ${SHARED} is absent\n`);
    expect(existsSync(SHARED)).toBe(false);
  });
} else {
  describe('the shared samples', () => {
    it.each(READABLE.flatMap(filesIn).filter((path) => !REFUSED.test(path)))('reads %s', async (path) => {
      expect(await read(path)).toMatchObject({ ok: true });
    });

    it.each(filesIn('broken'))(`reads or refuses %s within ${SECONDS} s`, async (path) => {
      const started = performance.now();
      const result = await read(path);
      expect(performance.now() - started).toBeLessThan(SECONDS * 1_000);
      expect(result.ok || result.failure.detail !== '').toBe(true);
    });

    it.each(['docx', 'rtf', 'xlsx'])('gets back the whole text of the paper saved as .%s', async (kind) => {
      const saved = filesIn(kind).find((path) => path.includes('lo-gwb'));
      if (saved === undefined) expect.fail(`no sample of .${kind}`);
      const source = readFileSync(join(SHARED, 'texts', 'gwb-2018-126-tuiguang-biao.txt'), 'utf8');
      expect(recall(source, textOf(await read(saved)))).toBeGreaterThanOrEqual(0.99);
    });

    it.each([
      ['jili.utf16be-nobom.txt', 'utf-16be'],
      ['xiaofei-fupin.big5.txt', 'big5'],
    ])('knows the encoding of %s', async (name, encoding) => {
      const result = await read(join(SHARED, 'samples', 'encoded', name));
      expect(result.ok && result.extraction.encoding).toBe(encoding);
    });
  });
}
