import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#electron/extract/read-document.ts';
import { modelOfExtraction } from '#electron/library/model-of-extraction.ts';
import { PACKAGED_ASSETS } from '#test/unit/electron/extract/packaged-assets.ts';
import { CORPUS, corpusFiles, missingParts } from './corpus-place.ts';
import { type DocumentFindings, findingsOfDocument, unreviewed } from './findings-report.ts';
import { isReviewed, REVIEWED_FINDINGS } from './seed-findings.ts';

const SEEDS = corpusFiles().filter(({ group }) => group === 'seeds');

async function findingsOf(prefix: string): Promise<DocumentFindings> {
  const file = SEEDS.find(({ name }) => name.startsWith(`${prefix}_`));
  if (file === undefined) expect.fail(`no seed ${prefix}`);
  const result = await readDocument(new Uint8Array(readFileSync(file.path)), { name: file.name }, PACKAGED_ASSETS);
  if (!result.ok) expect.fail(result.failure.detail);
  return findingsOfDocument('seeds', file.name, modelOfExtraction(result.extraction, file.name));
}

if (missingParts(['seeds']).length > 0) {
  it('finds no shared seeds beside the repository, so nothing is checked here', () => {
    process.stderr.write(`corpus: ${CORPUS}/seeds is absent\n`);
    expect(existsSync(`${CORPUS}/seeds`)).toBe(false);
  });
} else {
  describe('the rules on the seeds', () => {
    it.each(REVIEWED_FINDINGS)('raise $rule at “$label” of $file', async (reviewed) => {
      const { findings } = await findingsOf(reviewed.file);
      expect(findings.filter((finding) => isReviewed(finding, reviewed))).not.toEqual([]);
    });

    it('say of every dated deadline of 002 that it is past', async () => {
      const { findings } = await findingsOf('002');
      expect(findings.filter(({ rule }) => rule === 'CN-3')).toMatchObject([{ alsoAt: { length: 13 } }]);
    });

    it.each(['002', '003'])('find the stated numbers of %s right', async (prefix) => {
      expect((await findingsOf(prefix)).findings.filter(({ rule }) => rule === 'CN-4')).toEqual([]);
    });

    it('find the thirty days of 001 enough', async () => {
      expect((await findingsOf('001')).findings.filter(({ rule }) => rule === 'LG-9' || rule === 'CN-10')).toEqual([]);
    });

    it.each(['000', '002', '004'])('take no signal word of %s for a restriction', async (prefix) => {
      const screened = (await findingsOf(prefix)).findings.filter(({ rule }) => /^FC-\d/.test(rule));
      expect(screened.filter(({ reversed }) => !reversed)).toEqual([]);
    });

    it.each(['000', '001', '002', '003', '004'])('give no false alarm on %s, and few hints', async (prefix) => {
      const document = await findingsOf(prefix);
      expect(unreviewed(document).map(({ rule, path }) => `${rule} ${path.join('')}`)).toEqual([]);
      expect(document.findings.length).toBeLessThanOrEqual(15);
    });
  });
}
