import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpackArchive } from '#renderer/features/original/word/unpack-archive.ts';

const packed = (xml: string, level: 0 | 6 = 6): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zipSync({ 'word/document.xml': strToU8(xml) }, { level }));
const TOO_LONG = { reason: 'too-long' };

describe('unpacking an archive before it is laid out', () => {
  it('lets a long document of real text pass', async () => {
    const paragraph = '<w:p w:rsidR="00A1"><w:pPr><w:rPr/></w:pPr><w:r><w:rPr/><w:t>各县按季度报送进展情况</w:t></w:r></w:p>';
    await expect(unpackArchive(packed(`<w:document><w:body>${paragraph.repeat(20_000)}</w:body></w:document>`))).resolves.toBeInstanceOf(
      Uint8Array,
    );
  });

  it.each(['<w:p/>', '<w:tc></w:tc>', '<w:r >', '<p/>', '<other:p\n>', '<w:br/>'])(
    'refuses a small file that holds very many of what is drawn one by one: %j',
    async (element) => {
      await expect(unpackArchive(packed(element.repeat(250_001)))).rejects.toMatchObject(TOO_LONG);
      await expect(unpackArchive(packed(element.repeat(250_001), 0))).rejects.toMatchObject(TOO_LONG);
    },
  );

  it('counts over all parts of the archive', async () => {
    const part = strToU8('<w:p/>'.repeat(150_000));
    await expect(unpackArchive(new Uint8Array(zipSync({ a: part })))).resolves.toBeInstanceOf(Uint8Array);
    await expect(unpackArchive(new Uint8Array(zipSync({ a: part, b: part })))).rejects.toMatchObject(TOO_LONG);
  });

  it('gives the same parts without compression, in an archive that is read as one', async () => {
    const parts = { 'word/document.xml': strToU8('<w:p>云岭县</w:p>'), 'word/媒体.png': new Uint8Array([1, 2, 3]), leer: new Uint8Array() };
    const stored = await unpackArchive(new Uint8Array(zipSync(parts)));
    expect(unzipSync(stored)).toEqual(parts);
  });
});
