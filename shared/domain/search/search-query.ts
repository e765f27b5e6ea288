import { ownNames } from '../text/own-names.ts';

/** What a word can be asked to stand in, instead of anywhere. */
export type SearchField = 'title' | 'number' | 'issuer' | 'unit' | 'task' | 'region' | 'year' | 'kind' | 'stage' | 'file' | 'tag' | 'note';

/** A query as understood; all texts are squeezed. */
export type SearchNode =
  | { readonly kind: 'words'; readonly text: string }
  /** Parts in this order with anything between: `gaps[i]` units at most before part i + 1, exactly so many where `exact`. */
  | { readonly kind: 'pattern'; readonly parts: readonly string[]; readonly gaps: readonly PatternGap[] }
  /** Both within so many units of one passage, in either order. */
  | { readonly kind: 'near'; readonly left: string; readonly right: string; readonly distance: number }
  /** `literal` is the same as words: whatever stands in a document is found, a colon in it or not. */
  | { readonly kind: 'field'; readonly field: SearchField; readonly value: string; readonly literal: string }
  | { readonly kind: 'all'; readonly of: readonly SearchNode[] }
  | { readonly kind: 'any'; readonly of: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly node: SearchNode };

/** What stands in a text as a whole, to be marked there. */
export type SearchTerm = Extract<SearchNode, { readonly kind: 'words' | 'pattern' | 'near' }>;

/** What is asked in a field; squeezed. */
export type FieldTerm = Pick<Extract<SearchNode, { readonly kind: 'field' }>, 'field' | 'value'>;

export type PatternGap = { readonly units: number; readonly isExact: boolean };

export type QueryNoteKind =
  | 'unbalanced-quote'
  | 'only-wildcards'
  /** More wildcards in one word than are looked at; the parts behind them are left out. */
  | 'many-wildcards'
  | 'only-negation'
  /** Words beside it are missing, so it is looked for like any other. */
  | 'operator-as-word'
  /** It ends the query, so that what it is to join is not there yet: the query holds without it. */
  | 'waiting-operator'
  /** An operator written as other programs have it (`NEAR(`, `NEAR/`), which is looked for like any other word. */
  | 'unfinished-operator'
  /** Operators with nothing but marks between them: such are found, but nothing is marked. */
  | 'only-operators'
  | 'unknown-field'
  | 'too-long';

/** What a person should know about how the query was understood; `text` is the piece it is about, empty where it is all of it. */
export type QueryNote = { readonly kind: QueryNoteKind; readonly text: string };

/** UTF-16 units of a query that are read. */
export const QUERY_LIMIT = 10_000;

/**
 * `root` is `null` where nothing is asked for; `terms` are what to mark and to count in texts, `named` what a paper's name must hold for it to
 * rank as named: with the values of fields in the place of the words they were asked in. Of a long query the first.
 */
export type SearchQuery = {
  readonly root: SearchNode | null;
  readonly terms: readonly SearchTerm[];
  readonly named: readonly SearchTerm[];
  readonly fields: readonly FieldTerm[];
  readonly notes: readonly QueryNote[];
};

/** Names of the fields as people type them, folded. */
export const FIELD_NAMES: Readonly<Record<string, SearchField>> = ownNames({
  标题: 'title',
  文号: 'number',
  发文机关: 'issuer',
  发文单位: 'issuer',
  单位: 'unit',
  责任单位: 'unit',
  任务: 'task',
  地区: 'region',
  年份: 'year',
  年: 'year',
  文种: 'kind',
  阶段: 'stage',
  文件名: 'file',
  标签: 'tag',
  批注: 'note',
  title: 'title',
  number: 'number',
  docnumber: 'number',
  issuer: 'issuer',
  unit: 'unit',
  task: 'task',
  region: 'region',
  year: 'year',
  kind: 'kind',
  stage: 'stage',
  file: 'file',
  tag: 'tag',
  note: 'note',
  annotation: 'note',
});
