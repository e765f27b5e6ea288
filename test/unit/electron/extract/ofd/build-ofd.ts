import { strToU8, zipSync } from 'fflate';

/** What every part declares. */
export const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** The parts of a package: pages by what stands in their one layer, and what else goes into the document, its body and the archive. */
export interface OfdParts {
  readonly pages: readonly string[];
  readonly document?: string;
  readonly body?: string;
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
  /** Parts that are named and left out. */
  readonly without?: readonly string[];
}

/** An OFD package zipped by hand. */
export function buildOfd({ pages, document = '', body = '', more = {}, without = [] }: OfdParts): Uint8Array {
  const list = pages.map((_, index) => `<ofd:Page ID="${index + 1}" BaseLoc="Pages/P${index}.xml"/>`).join('');
  const parts: Readonly<Record<string, string | Uint8Array>> = {
    'OFD.xml': `<ofd:OFD ${NAMESPACE}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>${body}</ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>${document}</ofd:CommonData><ofd:Pages>${list}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(pages.map((content, index) => [`Doc_0/Pages/P${index}.xml`, page(content)])),
    ...more,
  };
  const packed = Object.entries(parts).filter(([name]) => !without.includes(name));
  return zipSync(Object.fromEntries(packed.map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])));
}

/** A page part. */
export const page = (content: string) => `<ofd:Page ${NAMESPACE}><ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content></ofd:Page>`;
/** A line of 5 mm type; `x` and `y` of its box in millimetres. */
export const line = (text: string, x: number, y: number, code = `DeltaX="g ${text.length} 5"`) =>
  `<ofd:TextObject Boundary="${x} ${y} 160 6" Size="5"><ofd:TextCode X="0" Y="5" ${code}>${text}</ofd:TextCode></ofd:TextObject>`;
