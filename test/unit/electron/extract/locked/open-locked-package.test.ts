import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#electron/extract/read-document.ts';
import { type Locking, lockAgile, lockStandard } from '#test/support/lock-office-package.ts';
import { spentSince } from '#test/support/processor-time.ts';
import { buildCompoundFile } from '../build-compound-file.ts';
import { buildDocx, paragraph } from '../build-docx.ts';
import { PACKAGED_ASSETS } from '../packaged-assets.ts';

const WORD = '云岭 Key-7';
/** Of more than one segment: long enough, and hard to pack. */
const LINES = Array.from({ length: 1_500 }, (_, index) => `第${index + 1}条 编号${(index * 7_919_317) % 1_000_003}的事项按时办结。`);
const content = buildDocx({ body: LINES.map((line) => paragraph(line)).join('') });

const read = (bytes: Uint8Array, password: string | null) => readDocument(bytes, { name: '方案.docx', password }, PACKAGED_ASSETS);
const locked = (locking: Partial<Locking> = {}) => buildCompoundFile(lockAgile(content, { password: WORD, ...locking }));

async function textsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const result = await read(bytes, WORD);
  if (!result.ok) expect.fail(result.failure.detail);
  return result.extraction.blocks.map(({ text }) => text);
}

describe('an Office package behind a password', () => {
  it.each([
    ['SHA512', 256],
    ['SHA384', 192],
    ['SHA256', 256],
    ['SHA1', 128],
  ] as const)('of agile encryption with %s and AES-%i opens with its password', async (hash, keyBits) => {
    expect(content.length).toBeGreaterThan(8_192);
    expect(await textsOf(locked({ hash, keyBits }))).toEqual(LINES);
  });

  it('of standard encryption opens with its password', async () => {
    expect(await textsOf(buildCompoundFile(lockStandard(content, WORD)))).toEqual(LINES);
  });

  it('stays encrypted without the right password, which may be tried again', async () => {
    for (const bytes of [locked(), buildCompoundFile(lockStandard(content, WORD))]) {
      for (const password of [null, '', '云岭 key-7']) {
        const result = await read(bytes, password);
        expect(result).toMatchObject({ ok: false, failure: { code: 'encrypted' } });
        expect(result).not.toMatchObject({ failure: { isSealed: true } });
      }
    }
  });

  it.each([
    ['more turns than anyone may ask for', (text: string) => text.replace('spinCount="1000"', 'spinCount="10000001"')],
    ['turns that are no number', (text: string) => text.replace('spinCount="1000"', 'spinCount="-1"')],
    ['another cipher', (text: string) => text.replaceAll('AES', 'RC2')],
    ['another hash', (text: string) => text.replaceAll('SHA512', 'constructor')],
    ['another chaining', (text: string) => text.replaceAll('ChainingModeCBC', 'ChainingModeCFB')],
    ['a salt of nothing', (text: string) => text.replaceAll(/saltValue="[^"]+"/g, 'saltValue=""')],
    ['a certificate alone', (text: string) => text.replaceAll('keyEncryptor/password', 'keyEncryptor/certificate')],
    ['a description that breaks off', (text: string) => text.slice(0, 300)],
    ['no description', () => ''],
  ])('with %s is sealed: no password is asked for', async (_name, describeOtherwise) => {
    const started = process.cpuUsage();
    expect(await read(locked({ describe: describeOtherwise }), WORD)).toMatchObject({ failure: { code: 'encrypted', isSealed: true } });
    expect(spentSince(started)).toBeLessThan(2_000);
  });

  it('that is cut off is called damaged once it is open', async () => {
    const streams = lockAgile(content, { password: WORD });
    const bytes = buildCompoundFile({ ...streams, EncryptedPackage: streams.EncryptedPackage.subarray(0, 3_000) });
    expect(await read(bytes, WORD)).toMatchObject({ ok: false, failure: { code: 'damaged' } });
    const none = buildCompoundFile({ ...streams, EncryptedPackage: new Uint8Array(3) });
    expect(await read(none, WORD)).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });

  it('holds a file under the limits of every other', async () => {
    const bomb = zipSync({ 'word/document.xml': strToU8(`<w:document>${' '.repeat(3_000_000)}</w:document>`) }, { level: 9 });
    const plain = await readDocument(bomb, { name: '方案.docx' }, PACKAGED_ASSETS);
    expect(plain).toMatchObject({ ok: false });
    expect(await read(buildCompoundFile(lockAgile(bomb, { password: WORD })), WORD)).toEqual(plain);
    const twice = buildCompoundFile(lockAgile(locked(), { password: WORD }));
    expect(await read(twice, WORD)).toMatchObject({ ok: false, failure: { code: 'unsupported' } });
  });

  it('warns of a name that is wrong for what is inside', async () => {
    const result = await readDocument(locked(), { name: '方案.xlsx', password: WORD }, PACKAGED_ASSETS);
    expect(result).toMatchObject({ ok: true, extraction: { warnings: [{ code: 'wrong-extension' }] } });
  });
});
