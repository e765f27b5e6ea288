import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { RemarkKind } from '#shared/model/remark.ts';
import { type Letter, markedWords, type PageAnnotation } from '../marginalia/place-annotations.ts';
import { cleanText } from '../source-blocks.ts';

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

/** What pdf.js gives of an annotation, as far as it is used. */
interface AnnotationData {
  readonly id: string;
  readonly subtype: string;
  readonly contents: string;
  readonly title: string;
  readonly date: string | null;
  readonly inReplyTo: string | null;
  readonly state: string | null;
  readonly quadPoints: Float32Array | null;
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
    date: dateOf(text('modificationDate')) ?? dateOf(text('creationDate')),
    inReplyTo: text('inReplyTo'),
    state: text('state'),
    quadPoints: quadPoints instanceof Float32Array ? quadPoints.subarray(0, MOST_BOX_NUMBERS) : null,
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
async function lettersOf(page: PDFPageProxy): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item) || item.str.trim() === '' || letters.length > MOST_LETTERS) continue;
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

/** Does a letter stand under one of the boxes? */
function isUnder(quads: Float32Array, { x, y }: Letter): boolean {
  for (let at = 0; at + 7 < quads.length; at += 8) {
    const [left = 0, top = 0, right = 0, , , bottom = 0] = quads.subarray(at, at + 8);
    // Baselines lie a little above the lower edge; the boxes of some writers begin at the baseline itself.
    const slack = (top - bottom) * 0.2;
    if (x >= left && x <= right && y >= bottom - slack && y <= top - slack) return true;
  }
  return false;
}

/** Reads the annotations of a page that say something. Rejects where pdf.js cannot read the page. */
export async function readPageAnnotations(page: PDFPageProxy): Promise<PageAnnotation[]> {
  const found = (await page.getAnnotations()).slice(0, MOST_ANNOTATIONS).map(annotationData);
  const settled = new Set(found.flatMap(({ state, inReplyTo }) => (SETTLED.has(state ?? '') && inReplyTo !== null ? [inReplyTo] : [])));
  const spoken = found.flatMap((annotation) => {
    const kind = KINDS.get(annotation.subtype);
    return kind === undefined || annotation.state !== null || cleanText(annotation.contents) === '' ? [] : [{ kind, annotation }];
  });
  if (spoken.length === 0) return [];
  const letters = spoken.some(({ annotation }) => annotation.quadPoints !== null) ? await lettersOf(page) : [];
  return spoken.map(({ kind, annotation: { id, title, date, contents, inReplyTo, quadPoints } }) => ({
    id,
    kind,
    author: title,
    date,
    text: cleanText(contents.replace(/\r\n?/g, '\n')).slice(0, LONGEST_TEXT),
    replyTo: inReplyTo,
    isSettled: settled.has(id),
    ...(quadPoints === null ? { words: '', before: 0 } : markedWords(letters, (letter) => isUnder(quadPoints, letter))),
  }));
}
