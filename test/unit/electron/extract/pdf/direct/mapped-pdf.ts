import type { PdfSources } from './write-pdf.ts';

/** What a page of `mappedPdf` is made of; the font of many characters is `/F1`, the Latin one `/F2`. */
export interface MappedPage {
  readonly content: string;
  /** More entries of the page, such as `/Rotate 90`. */
  readonly entries?: string;
}

/** A text as codes of `/F1`: the place of each character in `characters`, from 1. */
export function codesOf(text: string, characters: string): string {
  return `<${[...text].map((character) => (characters.indexOf(character) + 1).toString(16).padStart(4, '0')).join('')}>`;
}

function utf16(character: string): string {
  return Buffer.from(character, 'utf16le').swap16().toString('hex');
}

/** A character map that says of each code which of `characters` it shows, one by one, as a range, and as a range with a list. */
function unicodeMap(characters: string): string {
  const all = [...characters];
  const hex = (code: number): string => `<${code.toString(16).padStart(4, '0')}>`;
  const single = all.slice(2).map((character, index) => `${hex(index + 3)} <${utf16(character)}>`);
  const chunks = Array.from({ length: Math.ceil(single.length / 100) }, (_, chunk) => single.slice(chunk * 100, chunk * 100 + 100));
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def /CMapName /Own def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    `1 beginbfrange <0001> <0002> [<${utf16(all[0] ?? '')}> <${utf16(all[1] ?? '')}>] endbfrange`,
    ...chunks.map((chunk) => `${chunk.length} beginbfchar\n${chunk.join('\n')}\nendbfchar`),
    '1 beginbfrange <4000> <4009> <0030> endbfrange',
    'endcmap end end',
  ].join('\n');
}

/**
 * The objects of a file whose main font is embedded under glyph numbers, as word processors write it: code n shows the n-th of `characters`,
 * the codes from 4000 (hexadecimal) on the digits. Objects from 40 on are free.
 */
export function mappedPdf(characters: string, pages: readonly MappedPage[], resources = ''): PdfSources {
  const kids = pages.map((_, index) => `${10 + index * 2} 0 R`);
  const sources: Record<number, PdfSources[number]> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: `<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 8 0 R >> ${resources} >> >>`,
    3: '<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Own /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 7 0 R >>',
    4: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Own /DW 1000 /W [16384 [500 500 500 500] 16388 16393 500] /CIDToGIDMap /Identity /FontDescriptor 5 0 R >>',
    5: '<< /Type /FontDescriptor /FontName /AAAAAA+Own /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 6 0 R >>',
    6: { dictionary: '/Length1 4', data: 'none' },
    7: { dictionary: '', data: unicodeMap(characters) },
    8: `<< /Type /Font /Subtype /TrueType /BaseFont /BBBBBB+Latin /FirstChar 32 /LastChar 126 /Widths [${'500 '.repeat(95)}] /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [65 /B /uni4E00] >> /FontDescriptor 9 0 R >>`,
    9: '<< /Type /FontDescriptor /FontName /BBBBBB+Latin /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 6 0 R >>',
  };
  for (const [index, { content, entries = '' }] of pages.entries()) {
    sources[10 + index * 2] = `<< /Type /Page /Parent 2 0 R /Contents ${11 + index * 2} 0 R ${entries} >>`;
    sources[11 + index * 2] = { dictionary: '', data: content };
  }
  return sources;
}
