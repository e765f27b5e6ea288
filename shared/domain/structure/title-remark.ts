import { looksLikeSigner } from './agency.ts';
import { type FoundDay, findDays } from './dates.ts';
import { DOC_NUMBER } from './doc-number.ts';
import type { DocumentLayout } from './document-layout.ts';
import { lineKey, lineWords } from './text-line.ts';

/** What the bracket below a title says of the paper's passing; `null` for what it does not say. */
export interface TitleRemark {
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly issueDate: string | null;
}

/** Filled lines below the title within which its bracket stands. */
const DEPTH = 3;
const ORDER = /([\u4e00-\u9fff]{2,24})令 ?第 ?[\d一二三四五六七八九十百]{1,6} ?号/;
const NUMBER_ALONE = new RegExp(`(?:^|[ ,;])(${DOC_NUMBER.source})(?=[ ,;]|$)`);
/** `市政府第9次常务会议审议通过`: who passed it, before the count of the meeting. */
/** `云川省第十四届人民代表大会常务委员会第五次会议通过`: the congress or its committee, whatever its term. */
const CONGRESS = /([\u4e00-\u9fff]{2,12}?)第[一二三四五六七八九十]{1,3}届(人民代表大会(?:常务委员会)?)第/;
const MEETING = /([\u4e00-\u9fff]{3,24}政府)(?:(?:19|20)\d{2} ?年)?(?:党组)?第? ?[\d一二三四五六七八九十]{1,4} ?(?:次|届)/;

/** Reads the bracket below the document's title: `(2024年5月6日市政府第9次常务会议通过 临政发〔2024〕8号)`, or a day alone. */
export function readTitleRemark(layout: DocumentLayout): TitleRemark | null {
  let left = 0;
  for (const [index, line] of layout.lines.entries()) {
    const role = layout.roles[index];
    if (role === 'blank') continue;
    if (role === 'title') left = DEPTH;
    else if (role === 'remark' && left > 0) {
      const content = lineKey(line).slice(1, -1);
      const read = remarkOf(content, lineWords(line).slice(1, -1));
      if (read !== null) return read;
    }
    left -= 1;
    if (layout.labels[index] != null) return null;
  }
  return null;
}

function remarkOf(key: string, words: string): TitleRemark | null {
  const days = findDays(key);
  const number = NUMBER_ALONE.exec(key);
  if (days.length === 0 && number === null) return null;
  const undated = days.reduce((left, day) => left.slice(0, day.start) + ' '.repeat(day.end - day.start) + left.slice(day.end), key);
  const order = ORDER.exec(undated);
  const meeting = MEETING.exec(undated);
  const congress = CONGRESS.exec(undated);
  const decree = order === null ? null : words.slice(order.index, order.index + order[0].length).replace(/^中[华華]人民共和[国國]/, '');
  const from = number === null ? 0 : key.lastIndexOf(number[1] ?? '');
  return {
    docNumber: number === null ? decree : words.slice(from, from + (number[1]?.length ?? 0)).trim(),
    issuer: signerOf(decree?.slice(0, decree.indexOf('令')) ?? meeting?.[1] ?? (congress === null ? '' : `${congress[1]}${congress[2]}`)),
    issueDate: dayOfIssue(key, days),
  };
}

function signerOf(name: string): string | null {
  return looksLikeSigner(name) ? name : null;
}

/** The day of publication before that of passing; what else a bracket dates is no issue. */
function dayOfIssue(key: string, days: readonly FoundDay[]): string | null {
  const [first] = days;
  if (first === undefined) return null;
  const isAlone = days.length === 1 && key.slice(0, first.start).trim() === '' && key.slice(first.end).trim() === '';
  const after = days.map((day, index) => ({ day, words: key.slice(day.end, days[index + 1]?.start ?? key.length) }));
  const issued =
    after.find(({ words }) => /^[^,;]{0,40}(?:公布|发布|印发)/.test(words)) ?? after.find(({ words }) => /通过|批准|审议/.test(words));
  return issued?.day.iso ?? (isAlone ? first.iso : null) ?? (/通过|印发|公布|发布/.test(key) ? first.iso : null);
}
