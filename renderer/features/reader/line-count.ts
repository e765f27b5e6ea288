/** Set at half their width at the end of a line, and never at its start. */
const CLOSING = '、。，．；：？！）》〉」』】〕｝］”’';
/** Set at half their width at the start of a line, and never at its end. */
const OPENING = '（《〈「『【〔｛［“‘';
/** Marks that half of their square is taken from beside another one; those in the middle of their square keep it. */
const TRIMMED_CLOSING = '、。，．）》〉」』】〕｝］';

const PLAIN = 0;
const CLOSES = 1;
const OPENS = 2;
const NARROW = 3;
const SPACE = 4;
const BREAK = 5;

/** Width of letters and digits in ems; the faces differ, and words are few. */
const NARROW_WIDTH = 0.53;
const SPACE_WIDTH = 0.3;

const FIRST_WIDE = 0x1100;

const KINDS = kinds();

/** The line a text is set in: its length and the indent of the first one, in ems. */
export type LineMeasure = { readonly ems: number; readonly indent: number };

/**
 * Lines that a text will probably take in a browser (CSS: strict line breaking, trimmed punctuation, line breaks kept);
 * exact for nearly all Chinese paragraphs, never less than one. Linear.
 */
export function lineCount(text: string, measure: LineMeasure): number {
  const [least, most] = lineBounds(text, measure);
  return least === most ? least : settledLineCount(text, measure);
}

/** Lines it takes at least and at most, by its width alone: for most paragraphs the same. A kept line break leaves it open. */
function lineBounds(text: string, { ems, indent }: LineMeasure): readonly [number, number] {
  let wide = 0;
  let narrow = 0;
  let marks = 0;
  let run = 0;
  let longestRun = 0;
  for (let index = 0; index < text.length; index += 1) {
    const kind = KINDS[text.charCodeAt(index)];
    if (kind === NARROW) {
      narrow += 1;
      run += 1;
      if (run > longestRun) longestRun = run;
      continue;
    }
    run = 0;
    if (kind === BREAK) return [1, Number.POSITIVE_INFINITY];
    if (kind === SPACE) narrow += 1;
    else wide += 1;
    if (kind === CLOSES || kind === OPENS) marks += 1;
  }
  const most = indent + wide + narrow * NARROW_WIDTH;
  const least = Math.max(1, Math.ceil((most - marks / 2 - narrow * (NARROW_WIDTH - SPACE_WIDTH)) / ems));
  // Before each break at most a word or a character with its marks is carried over.
  const carried = least * (3 + longestRun * NARROW_WIDTH);
  return [least, Math.ceil((most + carried) / ems)];
}

function settledLineCount(text: string, { ems, indent }: LineMeasure): number {
  let lines = 1;
  let place = indent;
  let index = 0;
  while (index < text.length) {
    if (kindAt(text, index) === BREAK) {
      lines += 1;
      place = 0;
      index += 1;
      continue;
    }
    const end = unbreakableEnd(text, index);
    const width = widthOf(text, index, end);
    // At the end of a line a closing mark needs only half its square.
    const needed = width - (isTrimmed(text, end - 1) ? 0.5 : 0);
    if (place > 0 && place + needed > ems + 0.01 && kindAt(text, index) !== SPACE) {
      lines += 1;
      place = width - (kindAt(text, index) === OPENS ? 0.5 : 0);
    } else place += width;
    // A word longer than a line is broken anywhere.
    while (place > ems + 1 && needed > ems) {
      lines += 1;
      place -= ems;
    }
    index = end;
  }
  return lines;
}

/** Where the stretch that begins at `from` and may not be broken ends: opening marks, a character or a word, closing marks. */
function unbreakableEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length - 1 && kindAt(text, end) === OPENS) end += 1;
  const kind = kindAt(text, end);
  end += 1;
  if (kind === NARROW) while (end < text.length && kindAt(text, end) === NARROW) end += 1;
  while (end < text.length && kindAt(text, end) === CLOSES) end += 1;
  return end;
}

function widthOf(text: string, from: number, end: number): number {
  let width = 0;
  for (let index = from; index < end; index += 1) {
    const kind = kindAt(text, index);
    if (kind === NARROW) width += NARROW_WIDTH;
    else if (kind === SPACE) width += SPACE_WIDTH;
    else if (isTrimmedBefore(text, index, kind)) width += 0.5;
    else width += 1;
  }
  return width;
}

/** Of two marks side by side, one gives up the half of its square that faces the other. */
function isTrimmedBefore(text: string, index: number, kind: number): boolean {
  if (kind === OPENS) return index > 0 && kindAt(text, index - 1) === OPENS;
  if (kind !== CLOSES || index + 1 >= text.length || !isTrimmed(text, index)) return false;
  const next = kindAt(text, index + 1);
  return next === CLOSES || next === OPENS;
}

function isTrimmed(text: string, index: number): boolean {
  return kindAt(text, index) === CLOSES && TRIMMED_CLOSING.includes(text.charAt(index));
}

function kindAt(text: string, index: number): number {
  return KINDS[text.charCodeAt(index)] ?? PLAIN;
}

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  table.fill(NARROW, 0, FIRST_WIDE);
  table[0x20] = SPACE;
  table[0x09] = SPACE;
  table[0x0a] = BREAK;
  for (const mark of CLOSING) table[mark.charCodeAt(0)] = CLOSES;
  for (const mark of OPENING) table[mark.charCodeAt(0)] = OPENS;
  return table;
}
