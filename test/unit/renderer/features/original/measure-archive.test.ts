import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { measureArchive } from '#renderer/features/original/measure-archive.ts';

const packed = (xml: string, level: 0 | 6 = 6): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zipSync({ 'word/document.xml': strToU8(xml) }, { level }));
const TOO_LONG = { reason: 'too-long' };

describe('measuring an archive before it is laid out', () => {
  it('lets a long document of real text pass', async () => {
    const paragraph = '<w:p w:rsidR="00A1"><w:pPr><w:rPr/></w:pPr><w:r><w:rPr/><w:t>各县按季度报送进展情况</w:t></w:r></w:p>';
    await expect(measureArchive(packed(`<w:document><w:body>${paragraph.repeat(20_000)}</w:body></w:document>`))).resolves.toBeUndefined();
  });

  it.each(['<w:p/>', '<w:tc></w:tc>', '<w:r >', '<p/>', '<other:p\n>', '<w:br/>'])(
    'refuses a small file that holds very many of what is drawn one by one: %j',
    async (element) => {
      await expect(measureArchive(packed(element.repeat(60_001)))).rejects.toMatchObject(TOO_LONG);
      await expect(measureArchive(packed(element.repeat(60_001), 0))).rejects.toMatchObject(TOO_LONG);
    },
  );

  it('counts over all parts of the archive', async () => {
    const part = strToU8('<w:p/>'.repeat(35_000));
    await expect(measureArchive(new Uint8Array(zipSync({ a: part })))).resolves.toBeUndefined();
    await expect(measureArchive(new Uint8Array(zipSync({ a: part, b: part })))).rejects.toMatchObject(TOO_LONG);
  });
});
