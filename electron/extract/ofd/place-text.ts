import { inFrame, type Matrix, type PlacedRun, quarterOf } from '../layout/text-run.ts';
import { usualCharacters } from '../layout/usual-characters.ts';
import { childElements, textContent, type XmlElement } from '../xml/parse-xml.ts';
import { ListReader } from './list-reader.ts';

/** Characters further apart than this, in ems, stand in different runs: tabs and table columns within one object. */
const WIDEST_ADVANCE = 2.2;
/** Steps shorter than this, in ems, are accents and kerning, wherever they go. */
const SHORTEST_TURN = 0.4;
/** Digits and letters this far below each other, in ems, are rows of a column, not writing from top to bottom. */
const WIDEST_DOWN = 1.2;
const MOST_CHARACTERS = 1_000_000;

/** Distances between characters: numbers, where `g n v` stands for n times v (GB/T 33190, 11.3). */
function readDeltas(text: string | undefined, atMost: number): number[] {
  const deltas: number[] = [];
  if (text === undefined || text === '') return deltas;
  const list = new ListReader(text);
  const following = (): number => (list.next() && list.number) || 0;
  while (deltas.length < atMost && list.next()) {
    if (list.word === 'g') {
      const count = Math.min(following(), atMost - deltas.length);
      const value = following();
      for (let index = 0; index < count; index += 1) deltas.push(value);
    } else deltas.push(list.number || 0);
  }
  return deltas;
}

function isWide(character: string): boolean {
  return (character.codePointAt(0) ?? 0) >= 0x2e80;
}

/** One stretch of text with where it begins in its object, and the distances from each character to the next. */
export interface TextCode {
  readonly characters: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly deltaX: readonly number[];
  readonly deltaY: readonly number[];
}

/** The text codes of a text object, in order. */
export function readTextCodes(object: XmlElement): TextCode[] {
  let x = 0;
  let y = 0;
  return childElements(object, 'TextCode').map((code) => {
    x = Number(code.attributes.X ?? x) || 0;
    y = Number(code.attributes.Y ?? y) || 0;
    const characters = [...textContent(code).replace(/[\r\n]+/g, '')].slice(0, MOST_CHARACTERS);
    return {
      characters,
      x,
      y,
      deltaX: readDeltas(code.attributes.DeltaX, characters.length),
      deltaY: readDeltas(code.attributes.DeltaY, characters.length),
    };
  });
}

interface Stretch {
  text: string;
  readonly x: number;
  readonly y: number;
  endX: number;
  endY: number;
}

/** A step from one character to the next, in the object's own measure. */
type Step = readonly [x: number, y: number];

/** How far the pen moves behind each character; where less is said than there are characters, the last distance holds on. */
function stepOf(code: TextCode, index: number, usual: number): Step {
  const { deltaX, deltaY } = code;
  const missing = deltaX.length + deltaY.length > 0 ? 0 : usual;
  return [
    deltaX[index] ?? (deltaY.length > 0 ? 0 : (deltaX.at(-1) ?? missing)),
    deltaY[index] ?? (deltaX.length > 0 ? 0 : (deltaY.at(-1) ?? 0)),
  ];
}

/** A step against the direction of the one before, or across it: the pen goes to another line, as it may behind the last character too. */
function turnsAway([x, y]: Step, before: Step, size: number): boolean {
  return Math.hypot(x, y) > size * SHORTEST_TURN && x * before[0] + y * before[1] <= 0;
}

/** Does the pen leave a stretch by this step: for another line, for another row of a column, or over a wide gap? */
function breaksOff(step: Step, before: Step | null, character: { readonly size: number; readonly isWide: boolean }): boolean {
  const { size } = character;
  const isBelow = !character.isWide && isDown(step) && step[1] > size * WIDEST_DOWN;
  return isBelow || (before !== null && turnsAway(step, before, size)) || Math.hypot(...step) > size * WIDEST_ADVANCE;
}

function isDown([x, y]: Step): boolean {
  return y > Math.abs(x);
}

/** The direction of a character by itself that the pen leaves: along the line, but to the side that it goes to. */
function directionAlone(step: Step, usual: number): Step {
  return step[0] <= 0 ? [usual, 0] : step;
}

/** Stretches of a text code without a wide gap or a new line, with where they begin and end inside the object. */
function stretchesOf(code: TextCode, size: number): Stretch[] {
  const stretches: Stretch[] = [];
  let { x, y } = code;
  let open: Stretch | null = null;
  let before: Step | null = null;
  for (const [index, character] of code.characters.entries()) {
    if (open === null) {
      open = { text: '', x, y, endX: x, endY: y };
      stretches.push(open);
    }
    open.text += character;
    const usual = isWide(character) ? size : size / 2;
    const step = stepOf(code, index, usual);
    const isBreak = breaksOff(step, before, { size, isWide: isWide(character) });
    const [alongX, alongY] = isBreak ? (before ?? directionAlone(step, usual)) : step;
    const isVertical = Math.abs(alongY) > Math.abs(alongX);
    open.endX = x + (isVertical ? 0 : Math.min(alongX, usual) || usual);
    open.endY = y + (isVertical ? Math.min(alongY, usual) || usual : 0);
    before = isBreak ? null : Math.hypot(...step) > 0 ? step : before;
    if (isBreak) open = null;
    x += step[0];
    y += step[1];
  }
  return stretches.filter((stretch) => stretch.text.trim() !== '');
}

/** The runs of a text object; `matrix` takes its inside to points on the page. */
export function placeText(object: XmlElement, matrix: Matrix): PlacedRun[] {
  const size = Number(object.attributes.Size ?? 0) || 1;
  const isReadDown = object.attributes.ReadDirection === '90';
  const [a, b, c, d, e, f] = matrix;
  const scale = Math.hypot(c, d) || 1;
  return readTextCodes(object)
    .flatMap((code) => stretchesOf(code, size))
    .map((stretch) => {
      const [fromX, fromY] = [a * stretch.x + c * stretch.y + e, b * stretch.x + d * stretch.y + f];
      const [toX, toY] = [a * stretch.endX + c * stretch.endY + e, b * stretch.endX + d * stretch.endY + f];
      const isVertical =
        Math.abs(stretch.endY - stretch.y) > Math.abs(stretch.endX - stretch.x) && ([...stretch.text].length > 1 || isReadDown);
      const quarter = quarterOf(toX - fromX, toY - fromY);
      const [along, across] = inFrame(fromX, fromY, quarter ?? 0);
      return {
        quarter,
        isVertical,
        run: { text: usualCharacters(stretch.text), along, across, length: Math.hypot(toX - fromX, toY - fromY), size: size * scale },
      };
    });
}
