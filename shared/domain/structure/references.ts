import type { Reference } from '#shared/model/document.ts';
import { findAll } from '../text/find-all.ts';
import { DOC_NUMBER } from './doc-number.ts';
import type { DocumentLayout } from './document-layout.ts';
import { documentKindOf } from './document-words.ts';
import { SIGN } from './line-signs.ts';

const CITED_END = /(?:法|法典|宪法|解释|若干规定|大纲|白皮书|通则)(?:\([^()]{1,20}\))*$/;
const DOC_NUMBERS = new RegExp(DOC_NUMBER.source, 'g');
const HAN = '[一二三四五六七八九十百○零]{1,7}';
/** 本办法第五条第二款第(三)项 */
const OWN_CLAUSE = new RegExp(
  `本(?:办法|条例|规定|细则|规则|方案|意见|通知|措施|章程|规程|制度|法) ?第(?:${HAN}|\\d{1,3})(?:章|节|条)(?:第(?:${HAN}|\\d{1,2})款)?(?:第?\\(?(?:${HAN}|\\d{1,2})\\)?项)?`,
  'g',
);
/** A number in brackets stands right behind the title it belongs to. */
const NUMBER_BRACKET = /^ ?\([^()]{0,40}(?:\([^()]{0,10}\))?[^()]{0,16}号[^()]{0,8}\)/;
const LONGEST_TITLE = 120;

/** One of these stands in each citation: a title, a document number, an article of its own. */
const CITES = SIGN.title | SIGN.number | SIGN.ordinal;

/** The laws and papers that a text cites, with their numbers, and its references to its own articles; in order, each block's once, the paper's own number left out. Linear. */
export function findReferences(layout: DocumentLayout, ownNumber: string | null): Reference[] {
  const references: Reference[] = [];
  for (const [index, line] of layout.lines.entries()) {
    const role = layout.roles[index];
    if (role !== 'body' && role !== 'attachment-list') continue;
    if ((line.signs & CITES) === 0) continue;
    const seen = new Set<string>();
    for (const range of referencesIn(line.text, line.key)) {
      const text = line.text.slice(range.start, range.end);
      if (seen.has(text) || text === ownNumber) continue;
      seen.add(text);
      references.push({ text, block: line.id });
    }
  }
  return references;
}

interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where a folded text cites; ranges do not overlap. */
export function referencesIn(text: string, key: string): readonly TextRange[] {
  const ranges: TextRange[] = key.includes('《') ? [...citedTitles(key)] : [];
  const numbers = key.includes('号') && key.includes('(') ? findAll(DOC_NUMBERS, key) : [];
  const clauses = key.includes('本') && key.includes('第') ? findAll(OWN_CLAUSE, key) : [];
  for (const match of [...numbers, ...clauses]) ranges.push(trimNumber({ start: match.index, end: match.index + match[0].length }, key));
  if (ranges.length === 0) return ranges;
  let covered = -1;
  return ranges
    .filter((range) => range.end <= text.length)
    .sort((left, right) => left.start - right.start || right.end - left.end)
    .filter((range) => {
      if (range.start < covered) return false;
      covered = range.end;
      return true;
    });
}

function* citedTitles(key: string): Iterable<TextRange> {
  let open = key.indexOf('《');
  while (open !== -1) {
    const close = closingMark(key, open);
    if (close === -1) {
      open = key.indexOf('《', open + 1);
      continue;
    }
    const title = key.slice(open + 1, close);
    const number = NUMBER_BRACKET.exec(key.slice(close + 1, close + 90));
    if (number !== null || documentKindOf(title) !== null || CITED_END.test(title))
      yield { start: open, end: close + 1 + (number?.[0].length ?? 0) };
    open = key.indexOf('《', close);
  }
}

/** The 》 of the 《 at `open`, past titles inside the title; -1 within the length that a title may have. */
function closingMark(key: string, open: number): number {
  let depth = 0;
  const limit = Math.min(key.length, open + LONGEST_TITLE);
  for (let index = open; index < limit; index += 1) {
    const unit = key.charAt(index);
    if (unit === '《') depth += 1;
    else if (unit === '》') depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

/** A document number begins with its agency's code, not with the words before it. */
function trimNumber(range: TextRange, key: string): TextRange {
  const text = key.slice(range.start, range.end);
  const lead =
    /^(?:.*?(?:详见|参见|按照|根据|依据|以及|对照|执行|落实|见|和|与|的|在|是|为))(?=[\u4e00-\u9fff]{2,})/.exec(
      text.slice(0, text.search(/[(\d]/)),
    )?.[0].length ?? 0;
  return { start: range.start + lead, end: range.end };
}
