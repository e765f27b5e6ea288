import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#electron/extract/read-document.ts';
import { PACKAGED_ASSETS } from '#test/unit/electron/extract/packaged-assets.ts';
import { bigramRecall } from './bigram-recall.ts';
import { CORPUS, corpusFiles } from './corpus-place.ts';

const READABLE = ['docx', 'doc', 'encoded', 'html', 'md', 'pdf', 'rtf', 'xlsx', 'ofd'];
/** Files among the readable ones that ask for a password. */
const REFUSED = /password|protected_passtika/i;
const SECONDS = 10;

const filesIn = (group: string) =>
  corpusFiles()
    .filter((file) => file.group === group)
    .map((file) => file.path);

const read = (path: string) => readDocument(new Uint8Array(readFileSync(path)), { name: path }, PACKAGED_ASSETS);

function textOf(result: Awaited<ReturnType<typeof read>>): string {
  if (!result.ok) expect.fail(`${result.failure.code}: ${result.failure.detail}`);
  return result.extraction.blocks.map((block) => block.rows?.flat().join('\n') ?? block.text).join('\n');
}

if (!existsSync(CORPUS)) {
  it('finds no shared samples beside the repository, so nothing is read here', () => {
    process.stderr.write(`corpus: ${CORPUS} is absent\n`);
    expect(existsSync(CORPUS)).toBe(false);
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

    it.each(['docx', 'doc', 'rtf', 'xlsx'])('gets back the whole text of the paper saved as .%s', async (kind) => {
      const saved = filesIn(kind).find((path) => path.includes('lo-gwb'));
      if (saved === undefined) expect.fail(`no sample of .${kind}`);
      const source = readFileSync(join(CORPUS, 'texts', 'gwb-2018-126-tuiguang-biao.txt'), 'utf8');
      expect(bigramRecall(source, textOf(await read(saved)))).toBeGreaterThanOrEqual(0.99);
    });

    it.each([
      ['jili.utf16be-nobom.txt', 'utf-16be'],
      ['xiaofei-fupin.big5.txt', 'big5'],
    ])('knows the encoding of %s', async (name, encoding) => {
      const result = await read(join(CORPUS, 'samples', 'encoded', name));
      expect(result.ok && result.extraction.encoding).toBe(encoding);
    });
  });
}
