/** Text at a place on an A4 page, in points from the bottom left; every character is as wide as it is high. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** A page: texts, and lines as `[x1, y1, x2, y2]`. */
export interface PdfPage {
  readonly texts: readonly PlacedText[];
  readonly lines?: readonly (readonly [number, number, number, number])[];
  /** A picture over the whole page, as a scanner makes it. */
  readonly hasPicture?: boolean;
  /** The insides of annotation dictionaries. */
  readonly annotations?: readonly string[];
  /** Operators put in front of everything else. */
  readonly content?: string;
}

function hex(text: string): string {
  return [...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('');
}

function contentOf(page: PdfPage): string {
  const texts = page.texts.map(({ text, x, y, size = 16 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`);
  const lines = (page.lines ?? []).map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`);
  const picture = page.hasPicture ? ['q 595 0 0 842 0 0 cm /Im1 Do Q'] : [];
  return [page.content ?? '', ...picture, ...lines, ...texts].join('\n');
}

function annotationsOf({ annotations = [] }: PdfPage): string {
  return annotations.length === 0 ? '' : `/Annots [${annotations.map((inside) => `<< /Type /Annot ${inside} >>`).join(' ')}]`;
}

/** A text as PDF writes it outside of content: UTF-16, big-endian, in hexadecimal digits. */
export function pdfString(text: string): string {
  return `<feff${hex(text)}>`;
}

/** A PDF whose only font is not embedded and is read through a predefined character map, as old office PDFs are. */
export function buildPdf(pages: readonly PdfPage[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
  ];
  for (const [index, page] of pages.entries()) {
    const content = contentOf(page);
    objects.push(
      `<< /Type /Page /Parent 2 0 R ${annotationsOf(page)} /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 ${5 + pages.length * 2} 0 R >> >> /Contents ${6 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  objects.push(
    '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\n0123\nendstream',
  );
  let file = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return new TextEncoder().encode(file);
}
