import type { WordFile } from './open-word-file.ts';
import type { FormattedRuns } from './read-formatted-runs.ts';
import type { Piece } from './read-pieces.ts';
import { numberAt, PROPERTY, type PropertyChange, paragraphChanges, propertyChanges } from './read-properties.ts';
import type { StyleSheet, WordStyle } from './read-styles.ts';

/** What is known of a paragraph by the mark that ends it. */
export interface ParagraphProperties {
  readonly style: WordStyle;
  /** 1 to 9, 0 where body text is demanded, `null` where the style decides. */
  readonly outlineLevel: number | null;
  readonly isCentred: boolean;
  /** 1-based; 0 for none. */
  readonly list: number;
  /** `null` where the list or its style decides. */
  readonly listLevel: number | null;
  /** Tables around the paragraph; 0 outside of any. */
  readonly tableDepth: number;
  /** The mark ends a row: the paragraph shows nothing, its properties define the row. */
  readonly isRowEnd: boolean;
  /** The mark ends a cell of a table within a table. */
  readonly isInnerCellEnd: boolean;
  /** Changes that define the cells of the row. */
  readonly rowChanges: readonly PropertyChange[];
}

const CENTRED = 1;
const BODY_TEXT = 9;
/** Tables in tables in tables: deeper than people go, shallow enough for any stack. */
const DEEPEST_TABLE = 30;
/** Lists above it say that the paragraph has left its list. */
const LAST_LIST = 0x7fe;
const ROW_CHANGES: ReadonlySet<number> = new Set([PROPERTY.tableDefinition, PROPERTY.mergedCells, PROPERTY.verticallyMerged]);

interface State {
  style: WordStyle;
  outlineLevel: number | null;
  isCentred: boolean | null;
  list: number | null;
  listLevel: number | null;
  isInTable: boolean;
  tableDepth: number;
  isRowEnd: boolean;
  isInnerCellEnd: boolean;
  rowChanges: PropertyChange[];
}

function apply(state: State, change: PropertyChange, styles: StyleSheet): void {
  const value = numberAt(change.bytes, change.at, change.length);
  switch (change.code) {
    case PROPERTY.paragraphStyle:
      state.style = styles(value);
      break;
    case PROPERTY.outlineLevel:
      state.outlineLevel = value >= BODY_TEXT ? 0 : value + 1;
      break;
    case PROPERTY.alignment:
    case PROPERTY.alignmentOfWord97:
      state.isCentred = value === CENTRED;
      break;
    case PROPERTY.list:
      state.list = value > LAST_LIST ? 0 : value;
      break;
    case PROPERTY.listLevel:
      state.listLevel = value;
      break;
    case PROPERTY.isInTable:
      state.isInTable = value === 1;
      break;
    case PROPERTY.tableDepth:
      state.tableDepth = Math.min(value, DEEPEST_TABLE);
      break;
    case PROPERTY.isRowEnd:
    case PROPERTY.isInnerRowEnd:
      state.isRowEnd = value === 1;
      break;
    case PROPERTY.isInnerCellEnd:
      state.isInnerCellEnd = value === 1;
      break;
    default:
      if (ROW_CHANGES.has(change.code)) state.rowChanges.push(change);
  }
}

function finish(state: State): ParagraphProperties {
  const { style } = state;
  return {
    style,
    outlineLevel: state.outlineLevel,
    isCentred: state.isCentred ?? style.isCentred,
    list: state.list ?? (style.list > LAST_LIST ? 0 : style.list),
    listLevel: state.listLevel ?? null,
    tableDepth: Math.max(state.tableDepth, state.isInTable ? 1 : 0),
    isRowEnd: state.isRowEnd,
    isInnerCellEnd: state.isInnerCellEnd,
    rowChanges: state.rowChanges,
  };
}

/** Gives the properties of the paragraph whose mark stands at a byte of the document stream, inside a piece. */
export type ReadParagraphProperties = (place: number, piece: Piece | null) => ParagraphProperties;

/** A reader of paragraph properties; those of neighbours that share a run are worked out once. */
export function createParagraphReader(file: WordFile, runs: FormattedRuns, styles: StyleSheet): ReadParagraphProperties {
  let lastRun = -1;
  let lastPiece: Piece | null = null;
  let last: ParagraphProperties | null = null;
  return (place, piece) => {
    const index = runs.indexAt(place);
    if (last !== null && index === lastRun && piece?.changes === lastPiece?.changes) return last;
    const found = runs.runs[index];
    const run = found !== undefined && found.from <= place ? found : null;
    const state: State = {
      style: styles(run?.style ?? 0),
      outlineLevel: null,
      isCentred: null,
      list: null,
      listLevel: null,
      isInTable: false,
      tableDepth: 0,
      isRowEnd: false,
      isInnerCellEnd: false,
      rowChanges: [],
    };
    for (const change of run === null ? [] : paragraphChanges(file, run.properties)) apply(state, change, styles);
    for (const change of piece?.changes ? propertyChanges(piece.changes, file.isOld) : []) apply(state, change, styles);
    lastRun = run === null ? -1 : index;
    lastPiece = piece;
    last = run === null ? null : finish(state);
    return last ?? finish(state);
  };
}
