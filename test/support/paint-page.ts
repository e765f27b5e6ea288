import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** A sheet of A4 at 150 dots an inch with paragraphs on it, as a scanner gives it. */
export type PaintedPage = { readonly png: Uint8Array; readonly jpeg: Uint8Array; readonly width: number; readonly height: number };

const [WIDTH, HEIGHT] = [827, 1169];
const SCALE = 1.5;

const STYLE = `body{margin:0;background:white;color:black}
main{padding:110px 100px;font:21px/38px "Noto Sans Hans","Noto Sans CJK SC","Noto Sans CJK TC",sans-serif}
p{margin:0;text-indent:2em}h1{font-size:29px;line-height:48px;text-align:center;margin:0 0 20px}`;

/** Paints pages in a browser; the first paragraph of each is its title. Takes about two seconds. */
export async function paintPages(pages: readonly (readonly string[])[]): Promise<PaintedPage[]> {
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, args, env });
  try {
    const sheet = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: SCALE });
    const painted: PaintedPage[] = [];
    for (const [title = '', ...paragraphs] of pages) {
      const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
      await sheet.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main><h1>${title}</h1>${body}</main>`);
      const png = new Uint8Array(await sheet.screenshot());
      const jpeg = new Uint8Array(await sheet.screenshot({ type: 'jpeg', quality: 90 }));
      painted.push({ png, jpeg, width: Math.round(WIDTH * SCALE), height: Math.round(HEIGHT * SCALE) });
    }
    return painted;
  } finally {
    await browser.close();
  }
}

/** One page of a scanned PDF: its picture as a PDF describes it, and the width of its sheet in points; a turned one lies on its side. */
export type ScannedSheet = {
  readonly width: number;
  readonly height: number;
  readonly about: string;
  readonly bytes: Uint8Array;
  readonly points: number;
  readonly isTurned: boolean;
};

/**
 * A PDF whose pages are pictures and nothing else; `null` for a page of pure white. `isTurned`: the pictures lie on their side in it,
 * and its pages say that they are to be turned by 90 degrees.
 */
export function scannedPdf(pages: readonly (PaintedPage | null)[], { isTurned = false } = {}): Uint8Array {
  const about = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
  return pdfOfSheets(pages.map((page) => (page === null ? null : { ...page, about, bytes: page.jpeg, points: 595, isTurned })));
}

/** The same of sheets that differ in their size, their picture and how it lies. */
export function pdfOfSheets(pages: readonly (ScannedSheet | null)[]): Uint8Array {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const length = (): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const add = (...parts: readonly (string | Uint8Array)[]): void => {
    offsets.push(length());
    chunks.push(Buffer.from(`${offsets.length} 0 obj\n`), ...parts.map((part) => Buffer.from(part)), Buffer.from('\nendobj\n'));
  };
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ')}] >>`);
  for (const [index, page] of pages.entries()) {
    const first = 3 + index * 3;
    const across = page?.points ?? 595;
    const down = Math.round((across * 842) / 595);
    const place = page?.isTurned ? `0 ${across} -${down} 0 ${down} 0` : `${across} 0 0 ${down} 0 0`;
    const content = page === null ? '' : `q ${place} cm /Im1 Do Q`;
    const box = page?.isTurned ? `[0 0 ${down} ${across}] /Rotate 90` : `[0 0 ${across} ${down}]`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /XObject << /Im1 ${first + 2} 0 R >> >> /Contents ${first + 1} 0 R >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    if (page === null) add('null');
    else {
      const about = `<< /Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} ${page.about}`;
      add(`${about} /Length ${page.bytes.length} >>\nstream\n`, page.bytes, '\nendstream');
    }
  }
  const start = length();
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer << /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return new Uint8Array(Buffer.concat([...chunks, Buffer.from(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}${end}`)]));
}

/** A TIFF of grey pictures without compression, one image each (TIFF 6.0). */
export function greyTiff(images: readonly { readonly width: number; readonly height: number; readonly pixels: Uint8Array }[]): Uint8Array {
  const size = 8 + images.reduce((sum, { pixels }) => sum + pixels.length + 2 + 8 * 12 + 4, 0);
  const file = Buffer.alloc(size);
  file.write('II*\0', 0, 'latin1');
  let link = 4;
  let at = 8;
  for (const { width, height, pixels } of images) {
    file.set(pixels, at);
    const directory = at + pixels.length;
    const entries = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, at],
      [278, height],
      [279, pixels.length],
    ] as const;
    file.writeUInt32LE(directory, link);
    file.writeUInt16LE(entries.length, directory);
    for (const [index, [tag, value]] of entries.entries()) {
      const entry = directory + 2 + index * 12;
      file.writeUInt16LE(tag, entry);
      file.writeUInt16LE(4, entry + 2);
      file.writeUInt32LE(1, entry + 4);
      file.writeUInt32LE(value, entry + 8);
    }
    link = directory + 2 + entries.length * 12;
    at = link + 4;
  }
  return new Uint8Array(file);
}

/** Edits that make one text of the other, over the length of the first: white space does not count. */
export function characterErrorRate(expected: string, found: string): number {
  const left = [...expected.replace(/\s/g, '')];
  const right = [...found.replace(/\s/g, '')];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, character] of left.entries()) {
    const next = [index + 1];
    for (const [column, other] of right.entries()) {
      const kept = (row[column] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(kept, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / Math.max(1, left.length);
}
