import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ExtractionFailure } from '#electron/extract/extraction-failure.ts';
import { decodeXml } from '#electron/extract/xml/parse-xml.ts';
import { openZip } from '#electron/extract/zip/open-zip.ts';
import { asRead, asReadCarefully } from '#test/unit/electron/extract/xml/parse-only-carefully.ts';
import { CORPUS, corpusFiles } from './corpus-place.ts';

const paths = corpusFiles()
  .map(({ path }) => path)
  .filter((path) => /\.(docx|docm|xlsx|ofd)$/i.test(path));

/** The XML files of an archive, those left out that cannot be unpacked; none of a damaged archive. */
async function xmlPartsOf(path: string): Promise<string[]> {
  const parts: string[] = [];
  try {
    const archive = await openZip(new Uint8Array(readFileSync(path)));
    for (const name of archive.names.filter((entry) => /\.(xml|rels)$/i.test(entry))) {
      const bytes = await archive.read(name);
      if (bytes !== null) parts.push(decodeXml(bytes));
    }
  } catch (error) {
    if (!(error instanceof ExtractionFailure)) throw error;
  }
  return parts;
}

if (!existsSync(CORPUS)) {
  it('finds no shared samples beside the repository, so no XML is read in two ways', () => {
    process.stderr.write(`corpus: ${CORPUS} is absent\n`);
    expect(existsSync(CORPUS)).toBe(false);
  });
} else {
  describe('XML that is scanned quickly', () => {
    it.each(paths)('gives what the careful parser gives: %s', async (path) => {
      for (const xml of await xmlPartsOf(path)) {
        expect(asRead(xml, { prefixes: 'ignored' }) === asReadCarefully(xml, { prefixes: 'ignored' })).toBe(true);
      }
    });
  });
}
