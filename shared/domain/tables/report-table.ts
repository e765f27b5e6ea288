import type { Language } from '#shared/model/library.ts';

/** A stretch of a cell's text and how it is to stand out; `inserted` and `deleted` show a change of wording. */
export type TextRun = { readonly text: string; readonly mark: 'plain' | 'inserted' | 'deleted' | 'strong' | 'muted' };

/**
 * What a cell holds. In a `date` column a string is an ISO date (`YYYY-MM-DD`); anything else there is shown as text.
 * A line break is `\n`. `null` is an empty cell.
 */
export type CellValue = string | number | null | readonly TextRun[];

export type ColumnType = 'text' | 'long-text' | 'number' | 'date';

export type TableColumn = {
  readonly key: string;
  readonly label: string;
  readonly type: ColumnType;
  /** Full-width characters a line should hold; renderers keep the proportions where the page is narrower. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** Values offered in a spreadsheet's drop-down; empty where the text is free. */
  readonly choices: readonly string[];
  /** Equal neighbours of this column become one tall cell on a printed page; a workbook keeps them apart, to be sorted and filtered. */
  readonly isMerged: boolean;
};

/** A row of values, or a line across all columns that opens a section. */
export type TableRow =
  | { readonly kind: 'cells'; readonly cells: Readonly<Record<string, CellValue>> }
  | { readonly kind: 'section'; readonly text: string };

/** A field of a form's head or end: the label is printed, the value may be left for the pen. `isWide` takes the whole line. */
export type FormField = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly type: 'text' | 'date';
  readonly isWide: boolean;
};

/** A box to tick, as forms have them. */
export type TickBox = { readonly label: string; readonly isTicked: boolean };

/** A box under the table: conclusion, explanation. `lines` is the least height, in lines of text. */
export type ClosingBox = { readonly label: string; readonly ticks: readonly TickBox[]; readonly text: string; readonly lines: number };

/** The tables that can be exported, named as on the command line. */
export type TableId =
  | 'tasks'
  | 'findings'
  | 'annotations'
  | 'opinions'
  | 'feedback'
  | 'disposition'
  | 'publication'
  | 'checklist'
  | 'comparison'
  | 'hits'
  | 'benchmark';

/** A deliverable before any file format: one renderer a format turns every one of them into a file. */
export type ReportTable = {
  readonly id: TableId;
  readonly language: Language;
  readonly title: string;
  /** Line under the title; `null` for none. */
  readonly subtitle: string | null;
  /** What the table is about, for the file's name. */
  readonly subject: string;
  readonly head: readonly FormField[];
  readonly ticks: readonly TickBox[];
  /** Sentence with the totals, above the table; `null` for none. */
  readonly statistics: string | null;
  readonly columns: readonly TableColumn[];
  /** Left-most columns that stay in view in a spreadsheet. */
  readonly frozenColumns: number;
  readonly rows: readonly TableRow[];
  /** Stands across an empty table. */
  readonly emptyText: string;
  readonly closing: readonly ClosingBox[];
  readonly signatures: readonly FormField[];
  /** Lines at the lower right where the unit stamps, date last; renderers leave room for the stamp. Empty for none. */
  readonly stamp: readonly FormField[];
  /** Small print under everything. */
  readonly notes: readonly string[];
  readonly paper: { readonly size: 'A4' | 'A3'; readonly orientation: 'portrait' | 'landscape' };
  /** What its sheet is called among others of the same title; absent for the title. */
  readonly sheetName?: string;
  /** Further tables that a workbook holds on sheets of their own, with different titles; a Word form leaves them out. */
  readonly sheets?: readonly ReportTable[];
  /** Highlights without a word that are not listed; absent for none. */
  readonly leftOut?: number;
};

/** What a table has that is no form to be signed: no boxes to tick, no lines to sign and no stamp. */
export const WITHOUT_FORM = { ticks: [], closing: [], signatures: [], stamp: [] } as const satisfies Partial<ReportTable>;

/** A column with the usual settings; `options` states what differs. */
export function column(
  key: string,
  label: string,
  options: Pick<TableColumn, 'type' | 'width'> & Partial<Omit<TableColumn, 'key' | 'label'>>,
): TableColumn {
  const align = options.type === 'long-text' || options.type === 'text' ? 'left' : 'center';
  return { key, label, align, choices: [], isMerged: false, ...options };
}

/** A field of a head or signature line, one half of a line wide unless told otherwise. */
export function field(key: string, label: string, value: string, options: Partial<Pick<FormField, 'type' | 'isWide'>> = {}): FormField {
  return { key, label, value, type: 'text', isWide: false, ...options };
}

/** The text of a cell without its marks. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return value.map((run) => run.text).join('');
}
