import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#electron/extract/read-document.ts';
import { answerReadRequest } from '#electron/library/answer-read-request.ts';
import { READ_BY_THE_MACHINE } from '#shared/model/review.ts';
import { buildLockedPdf } from '../build-locked-pdf.ts';
import { PACKAGED_ASSETS } from '../packaged-assets.ts';
import type { LockKind } from '../pdf-locks.ts';

const WORD = 'open sesame';
const locked = buildLockedPdf('Annual plan of the city', WORD);

describe('a PDF locked with a password', () => {
  it.each<[LockKind, string]>([
    ['RC4-40', WORD],
    ['AES-128', WORD],
    ['AES-256, revision 5', WORD],
    ['AES-256, revision 6', WORD],
    ['AES-256, revision 6', '芝麻开门'],
  ])('of %s opens with the right one (%s), and is called encrypted with a wrong one or none', async (kind, word) => {
    const file = buildLockedPdf('Annual plan of the city', word, kind);
    const read = (password: string | null) => readDocument(file, { name: 'locked.pdf', password }, PACKAGED_ASSETS);
    expect(await read(word)).toMatchObject({ ok: true, extraction: { blocks: [{ text: 'Annual plan of the city' }] } });
    for (const password of ['wrong', '', null]) expect(await read(password)).toMatchObject({ ok: false, failure: { code: 'encrypted' } });
  });

  it('is read by a worker that is given the password, which is written nowhere and named in no failure', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yuece-locked-'));
    const path = join(folder, 'locked.pdf');
    await writeFile(path, locked);
    const request = {
      job: 1,
      path,
      fileName: 'locked.pdf',
      modelFolder: folder,
      pdfAssets: join(process.cwd(), 'node_modules/pdfjs-dist'),
    };
    const ask = (password: string) => answerReadRequest({ ...request, original: null, reading: READ_BY_THE_MACHINE, password });
    const refused = await ask('wrong sesame');
    expect(refused).toMatchObject({ kind: 'failed', failure: { code: 'encrypted' } });
    expect(JSON.stringify(refused)).not.toContain('sesame');
    expect(await ask(WORD)).toMatchObject({ kind: 'read', summary: { blocks: 1 } });
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of names.filter((entry) => entry.isFile())) {
      expect(await readFile(join(entry.parentPath, entry.name), 'latin1')).not.toContain(WORD);
    }
  });
});
