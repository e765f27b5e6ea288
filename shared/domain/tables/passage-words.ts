import type { PassageTarget } from '#shared/model/annotation.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { Language } from '#shared/model/library.ts';
import { formatClausePath } from '../structure/format-clause-path.ts';
import type { PassagePlace, TableDocument } from './table-input.ts';

/** UTF-16 units of a quote that a table shows; a mark over whole pages must not swallow the form. */
const QUOTE_LIMIT = 600;
const QUOTE_TAIL = 100;

/** The quoted text of a passage, a very long one shortened in its middle. */
export function quoteText(target: PassageTarget): string {
  return shortenedText(target.selector[1].exact.trim());
}

/** A text as a table quotes it, a very long one shortened in its middle. */
export function shortenedText(exact: string): string {
  if (exact.length <= QUOTE_LIMIT) return exact;
  // Cut between characters, never inside a surrogate pair.
  const head = exact.slice(0, QUOTE_LIMIT - QUOTE_TAIL).replace(/[\uD800-\uDBFF]$/u, '');
  const tail = exact.slice(-QUOTE_TAIL).replace(/^[\uDC00-\uDFFF]/u, '');
  return `${head}……${tail}`;
}

/**
 * The clause a passage stands in (`二、(三)12.`). An orphan names the clause that it was taken from, and says that its text is gone;
 * a passage before the first clause stands in the preamble, and in a document without clauses it gives its paragraph.
 */
export function clauseText(
  { target, place }: { readonly target: PassageTarget; readonly place: PassagePlace },
  { outermostLabels }: Pick<TableDocument, 'outermostLabels'>,
  language: Language,
): string {
  const isChinese = language === 'zh-CN';
  if (place.kind === 'orphan') {
    const path = citedClause(target.selector[2].path, outermostLabels);
    const gone = isChinese ? '（原文已变动，未能定位）' : '(text changed, place lost)';
    return path === '' ? gone : `${path}\n${gone}`;
  }
  const path = citedClause(place.path, outermostLabels);
  if (path !== '') return path;
  if (outermostLabels?.length === 0) return isChinese ? `第${place.paragraph}段` : `Para. ${place.paragraph}`;
  return isChinese ? '序言' : 'Preamble';
}

/**
 * A clause path as a form cites it, never broken behind the label of an attachment. An attachment without a number goes unnamed
 * where it is the only one, and no clause outside it is cited alike.
 */
export function citedClause(path: readonly string[], outermostLabels: readonly string[] | undefined): string {
  const [first, second] = path;
  const isUnnamed =
    first === '附件' &&
    outermostLabels !== undefined &&
    !outermostLabels.some((label) => label === second || (label !== first && /^附[件表录]/u.test(label)));
  const cited = formatClausePath(isUnnamed ? path.slice(1) : path);
  return first !== undefined && /^附[件表录]/u.test(first) ? cited.replace(' ', '\u00A0') : cited;
}

/** The outermost labels of a document's clause paths, each once, in reading order. */
export function outermostLabels({ blocks }: Pick<DocumentModel, 'blocks'>): readonly string[] {
  return [...new Set(blocks.flatMap(({ path }) => path.slice(0, 1)))];
}

/** Page and paragraph of a passage; a format without pages gives the paragraph alone, an orphan nothing. */
export function pageText(place: PassagePlace, language: Language): string {
  if (place.kind === 'orphan') return '';
  if (language === 'zh-CN') return `${place.page === null ? '' : `第${place.page}页\n`}第${place.paragraph}段`;
  return `${place.page === null ? '' : `p. ${place.page}\n`}para. ${place.paragraph}`;
}
