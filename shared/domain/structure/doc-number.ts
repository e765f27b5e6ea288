import { foldText } from '../text/fold-text.ts';
import type { DocumentLayout } from './document-layout.ts';
import { lineKey, lineWords } from './text-line.ts';

/** A folded document number: agency code, year in brackets, serial. Bounded on both sides of the year. */
export const DOC_NUMBER = /[\u4e00-\u9fffa-z]{1,20} ?\( ?(?:19|20)\d{2} ?\) ?第? ?\d{1,5} ?号/;
const WHOLE_LINE = new RegExp(`^\\(?(${DOC_NUMBER.source})\\)?$`);
const ORDER_NUMBER =
  /^\(?(?:第 ?[\d一二三四五六七八九十百○]{1,6} ?号|[\u4e00-\u9fff]{2,20}(?:令|公告|通告) ?\(?(?:(?:19|20)\d{2} ?年?)?\)? ?第 ?[\d一二三四五六七八九十百○]{1,6} ?号)\)?$/;

/** A folded line that holds nothing but a document number. */
export function isDocNumberLine(key: string): boolean {
  return key.length <= 50 && WHOLE_LINE.test(key);
}

/** Lines at the beginning, and again around titles, where a document states its number. */
const SEARCH_DEPTH = 60;

/** The document's own number as written: from a labelled field, or alone on a line above the text. Numbers cited in the text are not it. `null` where it has none. */
export function readDocNumber(layout: DocumentLayout): string | null {
  const field = layout.header.find((value) => value.field === 'docNumber' && /\d/.test(value.value));
  if (field !== undefined) return field.value;
  const end = Math.min(layout.lines.length, SEARCH_DEPTH);
  let orderHead = '';
  for (let index = 0; index < end; index += 1) {
    const line = layout.lines[index];
    if (line === undefined || layout.roles[index] === 'blank' || line.rows !== null) continue;
    if (layout.labels[index] != null) break;
    const key = lineKey(line);
    const words = lineWords(line);
    if (isDocNumberLine(key)) return words.replace(/^[（(]([^（()）]{0,20}.*)[)）]$/, '$1');
    if (key.length <= 40 && ORDER_NUMBER.test(key)) return orderHead + words.replace(/^[（(](.*)[)）]$/, '$1');
    orderHead = /令$/.test(key) && key.length <= 30 ? words.replace(/^中[华華]人民共和[国國](?=[国國]务院|[国國]務院)/, '') : '';
  }
  return null;
}

const IN_TITLE = new RegExp(`\\((${DOC_NUMBER.source})\\)$`);

/** The number in the bracket that ends a title, as pages head papers: `重点工作任务（云政发〔2025〕2号）`; `null` where there is none. */
export function docNumberOfTitle(title: string): string | null {
  const found = IN_TITLE.exec(foldText(title.slice(-60)));
  return found === null ? null : title.slice(-60).slice(found.index + 1, -1);
}
