import { hasNumbersOnly, isEmbedded, isWide } from './font-facts.ts';
import { ifSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, isDictionary, type PdfDictionary, type PdfObject, PdfStream } from './pdf-object.ts';

/** What pdf.js reads of a font that the file says nothing about: nothing at all is right, or none of its Western characters is. */
export type Doubt = 'all' | 'western';

const DEEPEST_FORM = 4;
const MOST_FONTS = 1_000;

/** What tells the fonts of a page apart, here and in pdf.js: the box around all of a font's characters; pdf.js tells no names. */
export function boxKey(box: readonly number[]): string {
  return box.map((side) => Math.trunc(side)).join(' ');
}

function descriptorOf(objects: PdfObjects, font: PdfDictionary): PdfDictionary | null {
  const descendants = objects.resolve(font.get('DescendantFonts'));
  const descendant = isArray(descendants) ? objects.dictionary(descendants[0]) : null;
  return objects.dictionary((descendant ?? font).get('FontDescriptor'));
}

function doubtOf(objects: PdfObjects, font: PdfDictionary): Doubt | null {
  if (objects.resolve(font.get('ToUnicode')) !== null) return null;
  const encoding = objects.name(font.get('Encoding'));
  if (objects.name(font.get('Subtype')) === 'Type0') {
    const descendants = objects.resolve(font.get('DescendantFonts'));
    const descendant = objects.dictionary(isArray(descendants) ? descendants[0] : null);
    const isNumbered = encoding === 'Identity-H' || encoding === 'Identity-V';
    return descendant !== null && isNumbered && hasNumbersOnly(objects, descendant) ? 'all' : null;
  }
  const descriptor = descriptorOf(objects, font);
  return descriptor !== null && isEmbedded(descriptor) && isWide(objects.numbers(font.get('Widths')) ?? []) ? 'western' : null;
}

/** A font's box, and what is doubtful about it: nothing, where that cannot be told, as the text of it may be right. */
function judge(objects: PdfObjects, font: PdfDictionary): readonly [string, Doubt | null] | null {
  const box = objects.numbers(descriptorOf(objects, font)?.get('FontBBox'));
  return box === null ? null : [boxKey(box), ifSure(() => doubtOf(objects, font))];
}

/**
 * Fonts of a page, and of the forms drawn on it, whose text pdf.js makes up, by their boxes. A font that is odd in another way is passed over, and
 * so is one with the box of another whose text is right.
 */
export function doubtfulFonts(objects: PdfObjects, resources: PdfDictionary): ReadonlyMap<string, Doubt> {
  const judged = new Map<string, Doubt | null>();
  const seen = new Set<unknown>();
  const isNew = (object: unknown): boolean => {
    const before = seen.size;
    return before <= MOST_FONTS && seen.add(object).size > before;
  };
  const note = (entry: PdfObject): void => {
    const font = objects.resolve(entry);
    if (!isDictionary(font) || !isNew(font)) return;
    const [box, doubt] = ifSure(() => judge(objects, font)) ?? [null, null];
    if (box !== null) judged.set(box, judged.get(box) === null ? null : doubt);
  };
  const visit = (holder: PdfDictionary, depth: number): void => {
    for (const entry of objects.dictionary(holder.get('Font'))?.values() ?? []) note(entry);
    if (depth >= DEEPEST_FORM) return;
    for (const entry of objects.dictionary(holder.get('XObject'))?.values() ?? []) {
      const form = ifSure(() => objects.resolve(entry));
      const own = form instanceof PdfStream && isNew(form) ? ifSure(() => objects.dictionary(form.dictionary.get('Resources'))) : null;
      if (own !== null) visit(own, depth + 1);
    }
  };
  ifSure(() => visit(resources, 0));
  return new Map([...judged].flatMap(([box, doubt]) => (doubt === null ? [] : [[box, doubt]])));
}
