/** What a line of a paper is; `section` 一、 · `group` （一） · `measure` the numbered tasks with a run-in title. */
export type LineKind =
  | 'title'
  | 'centre'
  | 'left'
  | 'right'
  | 'section'
  | 'group'
  | 'measure'
  | 'plain'
  | 'page-break'
  | 'table-title'
  | 'row';

/** One paragraph of a paper. `label` is its number as printed, empty where it has none; `|` in a title is a line break, in a row a cell border. */
export interface PaperLine {
  readonly kind: LineKind;
  readonly label: string;
  readonly text: string;
}

/** How a city numbers its paper. */
export interface NumberingStyle {
  readonly brackets: 'full' | 'half';
  /** Measures as `1.` or as bracketed Chinese numerals; a `through` numbering never restarts. */
  readonly measures: 'decimal-through' | 'decimal-restarting' | 'bracketed-restarting';
}

const MARKS: readonly (readonly [string, LineKind])[] = [
  ['=== ', 'title'],
  ['@centre ', 'centre'],
  ['@left ', 'left'],
  ['@right ', 'right'],
  ['@plain ', 'plain'],
  ['@page', 'page-break'],
  ['@table ', 'table-title'],
  ['@row ', 'row'],
  ['## ', 'group'],
  ['# ', 'section'],
  ['+ ', 'measure'],
];

/** Reads the markup of a source text and counts the numbers of its sections, groups and measures. */
export function readPaper(source: string, style: NumberingStyle): readonly PaperLine[] {
  const count = { section: 0, group: 0, measure: 0 };
  const lines = source.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const mark = MARKS.find(([prefix]) => line.startsWith(prefix));
    const kind = mark?.[1] ?? 'plain';
    const text = line.slice(mark?.[0].length ?? 0);
    if (kind === 'section') {
      count.group = 0;
      if (style.measures === 'bracketed-restarting') count.measure = 0;
      return { kind, label: `${chineseNumeral(++count.section)}、`, text };
    }
    if (kind === 'group') {
      if (style.measures === 'decimal-restarting') count.measure = 0;
      return { kind, label: bracketed(++count.group, style), text };
    }
    if (kind === 'measure') {
      count.measure += 1;
      return { kind, label: style.measures === 'bracketed-restarting' ? bracketed(count.measure, style) : `${count.measure}.`, text };
    }
    return { kind, label: '', text };
  });
}

function bracketed(value: number, style: NumberingStyle): string {
  return style.brackets === 'full' ? `（${chineseNumeral(value)}）` : `(${chineseNumeral(value)})`;
}

/** 1–99 as 一 … 九十九. */
function chineseNumeral(value: number): string {
  const digit = (index: number): string => '〇一二三四五六七八九'.charAt(index);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digit(tens)}十`;
  return `${head}${ones === 0 ? '' : digit(ones)}`;
}
