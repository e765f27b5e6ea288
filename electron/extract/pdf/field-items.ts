import type { AnnotationData, FieldValue } from './annotation-data.ts';
import type { TextItem } from './page-runs.ts';

const LONGEST_TEXT = 20_000;
const MOST_LINES = 500;
/** Size that viewers choose at most, and the share of a field's height that it takes up. */
const CHOSEN_SIZE = 12;
const CHOSEN_SHARE = 0.7;
const LINE_HEIGHT = 1.2;
/** From the lower edge of a line of text to its baseline, in ems. */
const DESCENT = 0.2;
const PADDING = 2;
const NARROW = /[\0-\u02ff]/;

/** A place in a field, from the corner where its text begins, as the matrix of text of one point. */
function placed([left = 0, bottom = 0, right = 0, top = 0]: readonly number[], rotation: number, along: number, down: number): number[] {
  if (rotation === 90) return [0, 1, -1, 0, left + down, bottom + along];
  if (rotation === 180) return [-1, 0, 0, -1, right - along, bottom + down];
  if (rotation === 270) return [0, -1, 1, 0, right - down, top - along];
  return [1, 0, 0, 1, left + along, top - down];
}

function itemsOf({ text, box, size, rotation }: FieldValue): TextItem[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const [width, height] = rotation % 180 === 0 ? [right - left, top - bottom] : [top - bottom, right - left];
  const lines = text.slice(0, LONGEST_TEXT).split(/\r\n?|\n/, MOST_LINES);
  const em = size > 0 ? size : Math.min(CHOSEN_SIZE, (height * CHOSEN_SHARE) / (lines.length === 1 ? 1 : lines.length * LINE_HEIGHT));
  if (!(em > 0) || width <= 0) return [];
  const first = lines.length === 1 ? (height + em) / 2 - em * DESCENT : PADDING + em;
  return lines.map((str, index) => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = placed(box, rotation, PADDING, first + index * em * LINE_HEIGHT);
    const length = [...str].reduce((sum, character) => sum + (NARROW.test(character) ? em / 2 : em), 0);
    return { str, transform: [a * em, b * em, c * em, d * em, e, f], width: Math.min(length, width), height: em, isVertical: false };
  });
}

/** What people filled into the fields of a page, as pieces of its text: it is no part of what the page draws. */
export function fieldItems(annotations: readonly AnnotationData[]): TextItem[] {
  return annotations.flatMap(({ field }) => (field === null || field.text.trim() === '' ? [] : itemsOf(field)));
}
