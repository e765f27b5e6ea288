/** Longest field code that is read: the ones that set characters over each other are short. */
const LONGEST_CODE = 400;
/** What a character is set into: circle, square, triangle, diamond. */
const FRAME = /^[○◯〇□△◇]$/;
/** A layer set higher or lower: `\s\up 6(海陵市)`. */
const MOVED = /^\\s\b/i;
const DIGITS_IN_CIRCLES = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/**
 * What a field that sets characters over each other shows (`EQ \o`): a framed number as one character where there is one, a framed
 * character bare, the base text of a phonetic guide, all of characters combined in two rows. Empty for every other field. Linear.
 */
export function overstruckText(code: string): string {
  if (code.length > LONGEST_CODE) return '';
  const start = /^\s*eq\s.{0,120}?\\o\s*(?:\\a[a-z]\s*)?\(/i.exec(code)?.[0].length;
  if (start === undefined) return '';
  const parts = argumentsOf(code, start);
  const layers = parts.filter((layer) => !MOVED.test(layer));
  if (layers.join('') === '') return parts.map(movedText).join('');
  const shown = layers.filter((layer) => !FRAME.test(layer));
  const text = shown.join('');
  const number = layers.length > shown.length && /^[○◯〇]$/.test(layers[0] ?? '') && /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return DIGITS_IN_CIRCLES.charAt(number - 1) || text;
}

function movedText(layer: string): string {
  const [open, close] = [layer.indexOf('('), layer.lastIndexOf(')')];
  return open < 0 ? '' : layer.slice(open + 1, Math.max(open + 1, close));
}

/** The arguments in the brackets that end at `start`, split where no inner bracket is open. */
function argumentsOf(code: string, start: number): string[] {
  const found: string[] = [];
  let depth = 1;
  let from = start;
  for (let at = start; at < code.length; at += 1) {
    const character = code.charAt(at);
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth > 1 || (depth === 1 && character !== ',' && character !== ';')) continue;
    found.push(code.slice(from, at).trim());
    from = at + 1;
    if (depth === 0) break;
  }
  return found;
}
