import type { AnnotationData } from '../annotation-data.ts';
import { NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, isDictionary, type PdfDictionary, type PdfObject, PdfReference } from './pdf-object.ts';
import { nameOfFile } from './read-enclosed.ts';
import { readField } from './read-field.ts';
import { textOfString } from './text-string.ts';

/** Flags of what is not to be seen on a screen (ISO 32000-1, 12.5.3). */
const INVISIBLE = 1;
const NO_VIEW = 32;
/** Kinds that lie on words; one without the corners of these words is not shown. */
const MARKS = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut']);
const MOST_ANNOTATIONS = 2_000;
const MOST_CORNERS = 20_000;

function idOf(value: PdfObject | undefined): string | null {
  if (!(value instanceof PdfReference)) return null;
  return `${value.number}R${value.generation === 0 ? '' : value.generation}`;
}

function stringOf(objects: PdfObjects, value: PdfObject | undefined): string | null {
  const string = objects.resolve(value);
  return typeof string === 'string' ? string : null;
}

function textIn(objects: PdfObjects, value: PdfObject | undefined): string {
  return textOfString(stringOf(objects, value) ?? '');
}

/** The corners of each box put in order: writers give them in several. */
function cornersOf(objects: PdfObjects, value: PdfObject | undefined): Float32Array | null {
  const numbers = objects.numbers(value) ?? [];
  if (numbers.length === 0 || numbers.length % 8 > 0 || numbers.length > MOST_CORNERS) return null;
  const corners = new Float32Array(numbers.length);
  for (let at = 0; at < numbers.length; at += 8) {
    const box = numbers.slice(at, at + 8);
    const across = box.filter((_, index) => index % 2 === 0);
    const up = box.filter((_, index) => index % 2 === 1);
    const [left, right, bottom, top] = [Math.min(...across), Math.max(...across), Math.min(...up), Math.max(...up)];
    corners.set([left, top, right, top, left, bottom, right, bottom], at);
  }
  return corners;
}

function isShown(objects: PdfObjects, annotation: PdfDictionary): boolean {
  const flags = objects.resolve(annotation.get('F'));
  return typeof flags !== 'number' || (flags & (INVISIBLE | NO_VIEW)) === 0;
}

function annotationOf(objects: PdfObjects, annotation: PdfDictionary, id: string): AnnotationData | null {
  const subtype = objects.name(annotation.get('Subtype')) ?? '';
  const quadPoints = MARKS.has(subtype) ? cornersOf(objects, annotation.get('QuadPoints')) : null;
  if (!isShown(objects, annotation) || (MARKS.has(subtype) && quadPoints === null)) return null;
  // Annotations that were put together say what the one they belong to says.
  const isGrouped = objects.name(annotation.get('RT')) === 'Group';
  const speaker = isGrouped ? objects.dictionary(annotation.get('IRT')) : annotation;
  if (speaker === null) throw new NotSure('an annotation of a group without its first');
  return {
    id,
    subtype,
    contents: textIn(objects, speaker.get('Contents')),
    title: textIn(objects, speaker.get('T')),
    modified: stringOf(objects, speaker.get('M')),
    created: stringOf(objects, speaker.get('CreationDate')),
    inReplyTo: idOf(annotation.get('IRT')),
    state: stringOf(objects, annotation.get('State')),
    quadPoints,
    field: readField(objects, annotation),
    attachedFile: subtype === 'FileAttachment' ? nameOfFile(objects, '', annotation.get('FS')) : null,
  };
}

/** The annotations of a page, by its number, those that nobody sees left out. */
export function readAnnotations(objects: PdfObjects, page: PdfDictionary, number: number): AnnotationData[] {
  const list = objects.resolve(page.get('Annots'));
  if (list === null) return [];
  if (!isArray(list) || list.length > MOST_ANNOTATIONS) throw new NotSure('odd annotations');
  return list.flatMap((entry, index) => {
    const annotation = objects.resolve(entry);
    if (!isDictionary(annotation)) throw new NotSure('an annotation that is no dictionary');
    const data = annotationOf(objects, annotation, idOf(entry) ?? `${number}-${index}`);
    return data === null ? [] : [data];
  });
}
