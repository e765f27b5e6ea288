/** Quotes and list markers one inside the other at the beginning of one line; the parser's cost grows with the square of it. */
const MOST_MARKERS = 100;
/**
 * Steps that one document may cost beyond those that every character costs: about 0.2 µs each.
 * 7,000 emphases or brackets in one paragraph, or 70 paragraphs of 840.
 */
const MOST_STEPS = 50_000_000;

const SPACES = new Set([' ', '\t']);

/** Marks met so far in a stretch of text that the parser takes as one. */
type Stretch = {
  length: number;
  /** Runs of emphasis marks, and brackets: each may be tried against all others. */
  marks: number;
  /** Lengths of runs of backticks: an opening one without its like is looked for to the end, once a length. */
  readonly codeMarks: Set<number>;
  /** `<!` and `<?`: their ends, too, are looked for to the end. */
  instructions: number;
  links: number;
  titles: number;
};

function emptyStretch(): Stretch {
  return { length: 0, marks: 0, codeMarks: new Set(), instructions: 0, links: 0, titles: 0 };
}

function stepsOf({ length, marks, codeMarks, instructions, links, titles }: Stretch): number {
  return marks * marks + (codeMarks.size + instructions + Math.min(links, titles)) * length;
}

/** Where the run of one character that begins at `from` ends. */
function endOfRun(line: string, from: number): number {
  let at = from + 1;
  while (at < line.length && line[at] === line[from]) at += 1;
  return at;
}

function countMarks(line: string, into: Stretch): void {
  into.length += line.length + 1;
  for (let at = 0; at < line.length; ) {
    const character = line[at] ?? '';
    const next = line[at + 1] ?? '';
    const end = '*_~`'.includes(character) ? endOfRun(line, at) : at + 1;
    if (character === '`') into.codeMarks.add(end - at);
    else if ('*_~[]'.includes(character)) into.marks += 1;
    else if (character === '<' && (next === '!' || next === '?')) into.instructions += 1;
    else if (SPACES.has(character) && next !== '' && '"\'('.includes(next)) into.titles += 1;
    if (character === ']' && next === '(') into.links += 1;
    at = end;
  }
}

type LineStart = { readonly markers: number; readonly startsBlock: boolean; readonly isBlank: boolean };

/** Quote, list and heading marks that a line begins with. */
function readStart(line: string): LineStart {
  let markers = 0;
  let at = 0;
  let startsBlock = false;
  while (at < line.length) {
    const character = line[at] ?? '';
    if (SPACES.has(character)) {
      at += 1;
      continue;
    }
    const end = character === '>' ? at + 1 : endOfListMarker(line, at);
    if (end === null) break;
    startsBlock ||= at <= 3;
    markers += 1;
    at = end;
  }
  const isBlank = at >= line.length && markers === 0;
  return { markers, isBlank, startsBlock: startsBlock || /^ {0,3}#{1,6}[ \t]/.test(line) };
}

/** Where the list marker at `from` ends; `null` where there is none. */
function endOfListMarker(line: string, from: number): number | null {
  let at = from;
  while (at < from + 9 && /^\d$/.test(line[at] ?? '')) at += 1;
  const isMarker = at > from ? '.)'.includes(line[at] ?? ' ') : '-+*'.includes(line[at] ?? ' ');
  return isMarker && (at + 1 >= line.length || SPACES.has(line[at + 1] ?? '')) ? at + 1 : null;
}

/** Cells of a table row, bars at its ends not counted. */
function cellsOf(line: string): number {
  const bare = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return bare.split('|').length;
}

function isDelimiterRow(line: string, above: string): boolean {
  return /^[|:\- \t]+$/.test(line) && line.includes('|') && line.includes('-') && cellsOf(line) === cellsOf(above);
}

/**
 * Whether a Markdown text would cost its parser more than it is worth: containers nested past reason, or marks without their like.
 * Linear in the length of the text. It counts too much rather than too little: code is taken as text.
 */
export function isCostlyMarkdown(text: string): boolean {
  let steps = 0;
  let stretch = emptyStretch();
  let isInTable = false;
  let above = '';
  for (const line of text.split(/\r\n?|\n/)) {
    const { markers, isBlank, startsBlock } = readStart(line);
    if (markers > MOST_MARKERS) return true;
    if (isBlank) isInTable = false;
    else isInTable ||= isDelimiterRow(line, above);
    if (isBlank || startsBlock || isInTable) {
      steps += stepsOf(stretch);
      stretch = emptyStretch();
    }
    countMarks(line, stretch);
    above = line;
    if (steps + stepsOf(stretch) > MOST_STEPS) return true;
  }
  return false;
}
