import { bareName, type Enclosed } from '../enclosed.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, isDictionary, type PdfDictionary, type PdfObject } from './pdf-object.ts';
import { textOfString } from './text-string.ts';

const DEEPEST_TREE = 20;
const MOST_NAMES = 1_000;
/** Set where a file holds a signature (ISO 32000-1, 12.7.2). */
const SIGNATURES_EXIST = 1;

/** The name of an attached file; `key` is what stands for it where it has none (ISO 32000-1, 7.11.3). */
export function nameOfFile(objects: PdfObjects, key: string, value: PdfObject | undefined): string {
  const file = objects.resolve(value);
  const named = isDictionary(file) ? (objects.resolve(file.get('UF')) ?? objects.resolve(file.get('F'))) : null;
  return bareName(textOfString(typeof named === 'string' ? named : key));
}

/** Names of the files attached to the whole document, in the order of its index (ISO 32000-1, 7.9.6 and 7.11.4). */
function attachedNames(objects: PdfObjects, catalog: PdfDictionary): string[] {
  const names: string[] = [];
  const seen = new Set<PdfDictionary>();
  const visit = (node: PdfDictionary | null, depth: number): void => {
    if (node === null || seen.has(node) || depth > DEEPEST_TREE) return;
    seen.add(node);
    const pairs = objects.resolve(node.get('Names'));
    for (let at = 0; isArray(pairs) && at + 1 < pairs.length && names.length < MOST_NAMES; at += 2) {
      const key = objects.resolve(pairs[at]);
      names.push(nameOfFile(objects, typeof key === 'string' ? key : '', pairs[at + 1]));
    }
    const kids = objects.resolve(node.get('Kids'));
    for (const kid of isArray(kids) ? kids.slice(0, MOST_NAMES) : []) visit(objects.dictionary(kid), depth + 1);
  };
  visit(objects.dictionary(objects.dictionary(catalog.get('Names'))?.get('EmbeddedFiles')), 0);
  return names;
}

/** What else a file holds, which a reader should know of. Throws `NotSure` where its catalogue is odd. */
export function readEnclosed(objects: PdfObjects): Enclosed {
  const catalog = objects.dictionary(objects.trailer.get('Root')) ?? new Map<string, PdfObject>();
  const flags = objects.resolve(objects.dictionary(catalog.get('AcroForm'))?.get('SigFlags'));
  return {
    files: attachedNames(objects, catalog),
    isSigned: typeof flags === 'number' && (flags & SIGNATURES_EXIST) !== 0,
    isPortfolio: catalog.has('Collection'),
  };
}
