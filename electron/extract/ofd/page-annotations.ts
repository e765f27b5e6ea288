import type { RemarkKind } from '#shared/model/remark.ts';
import { combine, type Matrix, type PlacedRun } from '../layout/text-run.ts';
import { type Letter, markedWords, type PageAnnotation } from '../marginalia/place-annotations.ts';
import { cleanText } from '../source-blocks.ts';
import { childElement, childElements, textContent, type XmlElement } from '../xml/parse-xml.ts';
import { numbersOf } from './list-reader.ts';
import { collectObjects, noObjects, objectMatrix } from './page-objects.ts';

/** Annotations of one page that are read; a page with more is no page that people worked on. */
const MOST_ANNOTATIONS = 500;
/** Boxes of one mark, and letters of a page, that are compared with each other. */
const MOST_BOXES = 100;
const MOST_LETTERS = 20_000;
const LONGEST_TEXT = 100_000;
/** Subtypes whose appearance is what somebody wrote; anything else only draws. */
const WRITTEN = /^(free ?text|text|text ?note|note|typewriter|callout)$/i;

/** `left, top, right, bottom` in points. */
type Box = readonly [number, number, number, number];

/** What an annotation is to a reader (GB/T 33190, 15.2); `null` for what nobody says: links and watermarks. */
function kindOf({ attributes: { Type = '', Subtype = '' } }: XmlElement): RemarkKind | null {
  if (Type === 'Watermark' || Type === 'Link') return null;
  if (/strike/i.test(Subtype)) return 'strike-out';
  if (/underline|squiggly/i.test(Subtype)) return 'underline';
  return Type === 'Highlight' || /highlight/i.test(Subtype) ? 'highlight' : 'note';
}

/** ISO 8601 of a date, with the time where there is one; `null` for anything else. */
function dateOf(text: string | undefined): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?/.exec(text?.trim() ?? '');
  if (match === null) return null;
  const [, date = '', time] = match;
  return time === undefined ? date : `${date}T${time}`;
}

function boxOf(boundary: string | undefined, matrix: Matrix): Box | null {
  const [x, y, width, height] = numbersOf(boundary);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null;
  const [, , , , left, top] = combine(matrix, [1, 0, 0, 1, x, y]);
  const [, , , , right, bottom] = combine(matrix, [1, 0, 0, 1, x + width, y + height]);
  return [left, top, right, bottom];
}

/** The boxes of a mark: one a line where it is drawn line by line. */
function boxesOf(appearance: XmlElement, scale: Matrix): Box[] {
  const inside = objectMatrix(appearance, scale);
  const drawn = childElements(appearance).slice(0, MOST_BOXES);
  const boxes = drawn.map(({ attributes }) => boxOf(attributes.Boundary, inside)).filter((box) => box !== null);
  const whole = boxOf(appearance.attributes.Boundary, scale);
  return boxes.length > 0 || whole === null ? boxes : [whole];
}

/** The letters of upright text with their middles, white space left out. Letters of one run are taken to be equally wide. */
function lettersOf(runs: readonly PlacedRun[]): Letter[] {
  const letters: Letter[] = [];
  for (const { quarter, isVertical, run } of runs) {
    if (quarter !== 0 || isVertical || letters.length > MOST_LETTERS) continue;
    for (let index = 0; index < run.text.length; index += 1) {
      const unit = run.text.charAt(index);
      const x = run.along + ((index + 0.5) / run.text.length) * run.length;
      if (unit.trim() !== '') letters.push({ unit, x, y: run.across - run.size * 0.35 });
    }
  }
  return letters;
}

/** What the appearance of an annotation shows, line by line. */
function shownText(appearance: XmlElement, scale: Matrix, composites: ReadonlyMap<string, XmlElement>): string {
  const own = noObjects();
  collectObjects(appearance, objectMatrix(appearance, scale), composites, own);
  const lines: string[] = [];
  let reached = Number.NaN;
  for (const { run } of own.runs) {
    if (run.across === reached) lines.push(`${lines.pop() ?? ''}${run.text}`);
    else lines.push(run.text);
    reached = run.across;
  }
  return lines.join('\n');
}

/** What is needed of a page: its annotations and the text under them, in points. */
export interface AnnotatedPage {
  readonly annotations: readonly XmlElement[];
  readonly composites: ReadonlyMap<string, XmlElement>;
  readonly scale: Matrix;
  /** The text of the page itself. */
  readonly runs: readonly PlacedRun[];
}

/** The words that an annotation stands at: those it marks, or its own where the page shows them. */
function wordsOf(
  kind: RemarkKind,
  appearance: XmlElement | null,
  shown: string,
  page: AnnotatedPage,
  letters: readonly Letter[],
): Pick<PageAnnotation, 'words' | 'before'> {
  if (appearance === null) return { words: '', before: 0 };
  if (kind === 'note') {
    const words = shown.replace(/\s+/g, '');
    // Words that the page has as well could be found in the wrong place.
    const isOnPage = letters
      .map(({ unit }) => unit)
      .join('')
      .includes(words);
    return { words: isOnPage ? '' : words, before: 0 };
  }
  const boxes = boxesOf(appearance, page.scale);
  return markedWords(letters, ({ x, y }) => boxes.some(([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom));
}

/** Reads the annotations of a page that say something, with ids that hold for the page: in their remark, or, where somebody wrote on the page, by what they show. */
export function readPageAnnotations(page: AnnotatedPage): PageAnnotation[] {
  const annotations = page.annotations.slice(0, MOST_ANNOTATIONS);
  if (annotations.length === 0) return [];
  const letters = lettersOf(page.runs);
  return annotations.flatMap((annotation, index) => {
    const { attributes } = annotation;
    const kind = kindOf(annotation);
    if (kind === null || attributes.Visible === 'false') return [];
    const appearance = childElement(annotation, 'Appearance');
    const isWritten = appearance !== null && WRITTEN.test(attributes.Subtype ?? '');
    const shown = isWritten ? shownText(appearance, page.scale, page.composites) : '';
    const remark = childElement(annotation, 'Remark');
    const said = cleanText(remark === null ? '' : textContent(remark));
    const text = (said === '' ? cleanText(shown) : said).slice(0, LONGEST_TEXT);
    if (text === '') return [];
    const about = { author: attributes.Creator ?? '', date: dateOf(attributes.LastModDate), replyTo: null, isSettled: false };
    return [{ id: String(index), kind, text, ...about, ...wordsOf(kind, appearance, shown, page, letters) }];
  });
}
