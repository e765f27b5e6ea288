import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { RemarkKind } from '#shared/model/remark.ts';
import { type Letter, markedWords, type PageAnnotation } from '../marginalia/place-annotations.ts';
import { cleanText } from '../source-blocks.ts';
import type { AnnotationData, FieldValue } from './annotation-data.ts';
import { bareName } from './enclosed.ts';
import type { TextItem } from './page-runs.ts';

const KINDS: ReadonlyMap<string, RemarkKind> = new Map([
  ['Highlight', 'highlight'],
  ['Underline', 'underline'],
  ['Squiggly', 'underline'],
  ['StrikeOut', 'strike-out'],
  ['Text', 'note'],
  ['FreeText', 'note'],
  ['Caret', 'note'],
]);
/** Annotations of one page that are read; a page with more is no page that people worked on. */
const MOST_ANNOTATIONS = 500;
/** Letters of a page, and numbers of one mark's boxes, that are compared with each other. */
const MOST_LETTERS = 20_000;
const MOST_BOX_NUMBERS = 800;
const LONGEST_TEXT = 100_000;
/** States of a review after which nothing is left to do. */
const SETTLED = new Set(['Accepted', 'Rejected', 'Cancelled', 'Completed']);

/** Flags of an annotation that is not shown (ISO 32000-1, 12.5.3). */
const HIDDEN = 1 | 2 | 32;

/** What was filled into a field that shows text or a choice, from what pdf.js says of it. */
function fieldOf(fields: ReadonlyMap<string, unknown>): FieldValue | null {
  const [kind, value, rect, flags] = ['fieldType', 'fieldValue', 'rect', 'annotationFlags'].map((name) => fields.get(name));
  const isHidden = typeof flags === 'number' && (flags & HIDDEN) !== 0;
  if ((kind !== 'Tx' && kind !== 'Ch') || isHidden || fields.get('password') === true || !Array.isArray(rect)) return null;
  const text = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string').join('、');
  const appearance = fields.get('defaultAppearanceData');
  const size = typeof appearance === 'object' && appearance !== null && 'fontSize' in appearance ? Number(appearance.fontSize) : 0;
  return text.trim() === '' ? null : { text, box: rect.map(Number), size, rotation: Number(fields.get('rotation') ?? 0) };
}

function attachedFileOf(fields: ReadonlyMap<string, unknown>): string | null {
  const file = fields.get('subtype') === 'FileAttachment' ? fields.get('file') : null;
  return typeof file === 'object' && file !== null && 'filename' in file && typeof file.filename === 'string'
    ? bareName(file.filename)
    : null;
}

/** pdf.js has no types for its annotations: every field is looked at before it is believed. */
function annotationData(entry: unknown): AnnotationData {
  const fields = new Map<string, unknown>(typeof entry === 'object' && entry !== null ? Object.entries(entry) : []);
  const text = (name: string): string | null => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : null;
  };
  const inner = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'object' && value !== null && 'str' in value && typeof value.str === 'string' ? value.str : '';
  };
  const quadPoints = fields.get('quadPoints');
  return {
    id: text('id') ?? '',
    subtype: text('subtype') ?? '',
    contents: inner('contentsObj'),
    title: inner('titleObj'),
    modified: text('modificationDate'),
    created: text('creationDate'),
    inReplyTo: text('inReplyTo'),
    state: text('state'),
    quadPoints: quadPoints instanceof Float32Array ? quadPoints : null,
    field: fieldOf(fields),
    attachedFile: attachedFileOf(fields),
  };
}

/** ISO 8601 of a PDF date (ISO 32000-1, 7.9.4); `null` for anything else. */
function dateOf(text: string | null | undefined): string | null {
  const match = /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-]\d{2})'?(\d{2})?)?/.exec(text ?? '');
  if (match === null) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', utc, offset, offsetMinutes = '00'] = match;
  const zone = utc !== undefined ? 'Z' : offset === undefined ? '' : `${offset}:${offsetMinutes}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
}

/** The letters of a page with their places, white space left out. Letters of one piece of text are taken to be equally wide. */
function lettersOf(items: readonly TextItem[]): Letter[] {
  const letters: Letter[] = [];
  for (const item of items) {
    if (item.str.trim() === '' || letters.length > MOST_LETTERS) continue;
    const [a = 1, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
    const length = Math.hypot(a, b) || 1;
    for (let index = 0; index < item.str.length; index += 1) {
      const along = ((index + 0.5) / item.str.length) * item.width;
      const unit = item.str.charAt(index);
      if (unit.trim() !== '') letters.push({ unit, x: x + (a / length) * along, y: y + (b / length) * along });
    }
  }
  return letters;
}

/** Whether a letter stands under one of the boxes. */
function isUnder(quads: Float32Array): (letter: Letter) => boolean {
  return ({ x, y }) => {
    for (let at = 0; at + 7 < quads.length; at += 8) {
      const [left = 0, top = 0, right = 0, , , bottom = 0] = quads.subarray(at, at + 8);
      // Baselines lie a little above the lower edge; the boxes of some writers begin at the baseline itself.
      const slack = (top - bottom) * 0.2;
      if (x >= left && x <= right && y >= bottom - slack && y <= top - slack) return true;
    }
    return false;
  };
}

/** The annotations of a page that say something, with the words they mark; `items` is the text of the page. */
export function spokenAnnotations(data: readonly AnnotationData[], items: readonly TextItem[]): PageAnnotation[] {
  const found = data.slice(0, MOST_ANNOTATIONS);
  const settled = new Set(found.flatMap(({ state, inReplyTo }) => (SETTLED.has(state ?? '') && inReplyTo !== null ? [inReplyTo] : [])));
  const spoken = found.flatMap((annotation) => {
    const kind = KINDS.get(annotation.subtype);
    return kind === undefined || annotation.state !== null || cleanText(annotation.contents) === '' ? [] : [{ kind, annotation }];
  });
  const letters = spoken.some(({ annotation }) => annotation.quadPoints !== null) ? lettersOf(items) : [];
  return spoken.map(({ kind, annotation: { id, title, modified, created, contents, inReplyTo, quadPoints } }) => ({
    id,
    kind,
    author: title,
    date: dateOf(modified) ?? dateOf(created),
    text: cleanText(contents.replace(/\r\n?/g, '\n')).slice(0, LONGEST_TEXT),
    replyTo: inReplyTo,
    isSettled: settled.has(id),
    ...(quadPoints === null ? { words: '', before: 0 } : markedWords(letters, isUnder(quadPoints.subarray(0, MOST_BOX_NUMBERS)))),
  }));
}

/** Names of the files that are attached to places of a page. */
export function attachedFiles(data: readonly AnnotationData[]): string[] {
  return data.flatMap(({ attachedFile }) => (attachedFile === null || attachedFile === '' ? [] : [attachedFile]));
}

/** Reads the annotations of a page with pdf.js. Rejects where that cannot read the page. */
export async function readPageAnnotations(page: PDFPageProxy): Promise<AnnotationData[]> {
  return (await page.getAnnotations()).map(annotationData);
}
