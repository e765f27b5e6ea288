import type { FieldValue } from '../annotation-data.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, type PdfDictionary, type PdfObject } from './pdf-object.ts';
import { textOfString } from './text-string.ts';

const DEEPEST_FIELD = 10;
/** Flags of an annotation that is not shown (ISO 32000-1, 12.5.3), and of a field that hides what is typed (12.7.4.3). */
const HIDDEN = 1 | 2 | 32;
const PASSWORD = 1 << 13;
const SIZE = /(\d{1,3}(?:\.\d{1,4})?)\s+Tf/;

/** An entry of a field, or of the fields that it belongs to. */
function inherited(objects: PdfObjects, field: PdfDictionary, key: string): PdfObject {
  let current: PdfDictionary | null = field;
  for (let level = 0; current !== null && level < DEEPEST_FIELD; level += 1) {
    if (current.has(key)) return objects.resolve(current.get(key));
    current = objects.dictionary(current.get('Parent'));
  }
  return null;
}

function textsOf(objects: PdfObjects, value: PdfObject): string[] {
  const values = isArray(value) ? value.map((entry) => objects.resolve(entry)) : [value];
  return values.flatMap((entry) => (typeof entry === 'string' ? [textOfString(entry)] : []));
}

function flagsOf(value: PdfObject): number {
  return typeof value === 'number' ? value : 0;
}

/** What was filled into a field that shows text or a choice; `null` for another annotation, and for what nobody sees. */
export function readField(objects: PdfObjects, annotation: PdfDictionary): FieldValue | null {
  if (objects.name(annotation.get('Subtype')) !== 'Widget') return null;
  const kind = objects.name(inherited(objects, annotation, 'FT') ?? undefined);
  const isHidden = (flagsOf(objects.resolve(annotation.get('F'))) & HIDDEN) !== 0;
  if ((kind !== 'Tx' && kind !== 'Ch') || isHidden || (flagsOf(inherited(objects, annotation, 'Ff')) & PASSWORD) !== 0) return null;
  const text = textsOf(objects, inherited(objects, annotation, 'V')).join('、');
  const [x1, y1, x2, y2] = objects.numbers(annotation.get('Rect')) ?? [];
  if (text.trim() === '' || x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null;
  const appearance = inherited(objects, annotation, 'DA');
  const size = Number(typeof appearance === 'string' ? (SIZE.exec(appearance)?.[1] ?? 0) : 0);
  const rotation = objects.resolve(objects.dictionary(annotation.get('MK'))?.get('R'));
  const box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  return { text, box, size, rotation: typeof rotation === 'number' ? ((rotation % 360) + 360) % 360 : 0 };
}
