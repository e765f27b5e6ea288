/** Set at half their width at the end of a line, and never at its start. */
const CLOSING = '、。，．；：？！）》〉」』】〕｝］”’';
/** Set at half their width at the start of a line, and never at its end. */
const OPENING = '（《〈「『【〔｛［“‘';
/** Marks that half of their square is taken from beside another one; those in the middle of their square keep it. */
const TRIMMED_CLOSING = '、。，．）》〉」』】〕｝］';

const PLAIN = 0;
const CLOSES = 1;
/** Closes too, and is among those that give up half of their square. */
const CLOSES_TRIMMED = 2;
const OPENS = 3;
const NARROW = 4;
const SPACE = 5;
const BREAK = 6;

/** Width of letters and digits in ems; the faces differ, and words are few. */
const NARROW_WIDTH = 0.53;
const SPACE_WIDTH = 0.3;
/** Width in ems that a character of a policy document takes on the average. */
const ROUGH_WIDTH = 0.98;

const FIRST_WIDE = 0x1100;

const KINDS = kinds();

/** The line a text is set in: its length and the indent of the first one, in ems. */
export type LineMeasure = { readonly ems: number; readonly indent: number };

/**
 * Lines that a text will probably take in a browser (CSS: strict line breaking, trimmed punctuation, line breaks kept);
 * exact for nearly all Chinese paragraphs, never less than one. Linear, and quick from its first call: a whole text is counted before it is shown.
 */
export function lineCount(text: string, { ems, indent }: LineMeasure): number {
  const { length } = text;
  const limit = ems + 0.01;
  let lines = 1;
  let place = indent;
  let index = 0;
  let kind = kindAt(text, 0);
  while (index < length) {
    const next = index + 1 < length ? kindAt(text, index + 1) : BREAK;
    // Most characters stand alone: nothing that belongs to them follows.
    if (kind === PLAIN && next !== CLOSES && next !== CLOSES_TRIMMED) {
      if (place > 0 && place + 1 > limit) {
        lines += 1;
        place = 1;
      } else place += 1;
      index += 1;
      kind = next;
      continue;
    }
    if (kind === BREAK) {
      lines += 1;
      place = 0;
      index += 1;
      kind = next;
      continue;
    }
    const end = unbreakableEnd(text, index);
    const width = widthOf(text, index, end);
    // At the end of a line a closing mark needs only half its square.
    const needed = width - (kindAt(text, end - 1) === CLOSES_TRIMMED ? 0.5 : 0);
    if (place > 0 && place + needed > limit && kind !== SPACE) {
      lines += 1;
      place = width - (kind === OPENS ? 0.5 : 0);
    } else place += width;
    // A word longer than a line is broken anywhere.
    while (place > ems + 1 && needed > ems) {
      lines += 1;
      place -= ems;
    }
    index = end;
    kind = kindAt(text, index);
  }
  return lines;
}

/** Lines that a text of this length probably takes, without a look at it: letters, digits and marks side by side make room for a few more. */
export function roughLineCount(length: number, { ems, indent }: LineMeasure): number {
  return Math.max(1, Math.ceil((length * ROUGH_WIDTH + indent) / ems));
}

/** Where the stretch that begins at `from` and may not be broken ends: opening marks, a character or a word, closing marks. */
function unbreakableEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length - 1 && kindAt(text, end) === OPENS) end += 1;
  const kind = kindAt(text, end);
  end += 1;
  if (kind === NARROW) while (end < text.length && kindAt(text, end) === NARROW) end += 1;
  while (end < text.length && closes(kindAt(text, end))) end += 1;
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
  if (kind !== CLOSES_TRIMMED || index + 1 >= text.length) return false;
  const next = kindAt(text, index + 1);
  return closes(next) || next === OPENS;
}

function closes(kind: number): boolean {
  return kind === CLOSES || kind === CLOSES_TRIMMED;
}

/** `PLAIN` behind the end too. */
function kindAt(text: string, index: number): number {
  return KINDS[text.charCodeAt(index)] ?? PLAIN;
}

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  table.fill(NARROW, 0, FIRST_WIDE);
  table[0x20] = SPACE;
  table[0x09] = SPACE;
  table[0x0a] = BREAK;
  for (const mark of CLOSING) table[mark.charCodeAt(0)] = TRIMMED_CLOSING.includes(mark) ? CLOSES_TRIMMED : CLOSES;
  for (const mark of OPENING) table[mark.charCodeAt(0)] = OPENS;
  return table;
}
