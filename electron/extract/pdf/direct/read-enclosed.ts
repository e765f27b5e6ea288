import type { Warning } from '#shared/model/document.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, isDictionary, type PdfDictionary, type PdfObject } from './pdf-object.ts';
import { textOfString } from './text-string.ts';

const DEEPEST_TREE = 20;
const MOST_NAMES = 1_000;
/** Names that a warning lists. */
const MOST_LISTED = 20;
const LONGEST_NAME = 100;
/** Set where a file holds a signature (ISO 32000-1, 12.7.2). */
const SIGNATURES_EXIST = 1;

function nameOfFile(objects: PdfObjects, key: string, value: PdfObject | undefined): string {
  const file = objects.resolve(value);
  const named = isDictionary(file) ? (objects.resolve(file.get('UF')) ?? objects.resolve(file.get('F'))) : null;
  return textOfString(typeof named === 'string' ? named : key).slice(0, LONGEST_NAME);
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

/** What else a file holds, which a reader should know of: files attached to it, and signatures. Throws `NotSure` where its catalogue is odd. */
export function enclosedWarnings(objects: PdfObjects): Warning[] {
  const catalog = objects.dictionary(objects.trailer.get('Root')) ?? new Map<string, PdfObject>();
  const names = attachedNames(objects, catalog);
  const flags = objects.resolve(objects.dictionary(catalog.get('AcroForm'))?.get('SigFlags'));
  const isSigned = typeof flags === 'number' && (flags & SIGNATURES_EXIST) !== 0;
  const listed = `${names.slice(0, MOST_LISTED).join(', ')}${names.length > MOST_LISTED ? '…' : ''}`;
  return [
    ...(names.length === 0 ? [] : [{ code: 'attached-files', message: `not read: ${listed}` }]),
    ...(isSigned ? [{ code: 'signed', message: 'the file carries signatures' }] : []),
  ];
}
