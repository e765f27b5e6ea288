import type { PassageTarget } from '#shared/model/annotation.ts';
import type { Language } from '#shared/model/library.ts';
import { formatClausePath } from '../structure/format-clause-path.ts';
import type { PassagePlace } from './table-input.ts';

/** UTF-16 units of a quote that a table shows; a mark over whole pages must not swallow the form. */
const QUOTE_LIMIT = 600;
const QUOTE_TAIL = 100;

/** The quoted text of a passage, a very long one shortened in its middle. */
export function quoteText(target: PassageTarget): string {
  const exact = target.selector[1].exact.trim();
  if (exact.length <= QUOTE_LIMIT) return exact;
  // Cut between characters, never inside a surrogate pair.
  const head = exact.slice(0, QUOTE_LIMIT - QUOTE_TAIL).replace(/[\uD800-\uDBFF]$/u, '');
  const tail = exact.slice(-QUOTE_TAIL).replace(/^[\uDC00-\uDFFF]/u, '');
  return `${head}……${tail}`;
}

/**
 * The clause a passage stands in (`二、(三)12.`). An orphan names the clause that it was taken from, and says that its text is gone;
 * a passage before the first clause gives its paragraph.
 */
export function clauseText(target: PassageTarget, place: PassagePlace, language: Language): string {
  const isChinese = language === 'zh-CN';
  if (place.kind === 'orphan') {
    const path = formatClausePath(target.selector[2].path);
    const gone = isChinese ? '（原文已变动，未能定位）' : '(text changed, place lost)';
    return path === '' ? gone : `${path}\n${gone}`;
  }
  const path = formatClausePath(place.path);
  if (path !== '') return path;
  return isChinese ? `第${place.paragraph}段` : `Para. ${place.paragraph}`;
}

/** Page and paragraph of a passage; a format without pages gives the paragraph alone, an orphan nothing. */
export function pageText(place: PassagePlace, language: Language): string {
  if (place.kind === 'orphan') return '';
  if (language === 'zh-CN') return `${place.page === null ? '' : `第${place.page}页\n`}第${place.paragraph}段`;
  return `${place.page === null ? '' : `p. ${place.page}\n`}para. ${place.paragraph}`;
}
