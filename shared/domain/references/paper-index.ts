import { withoutTrailingBrackets } from '../structure/document-words.ts';
import { foldText } from '../text/fold-text.ts';

/** A paper of the library as citations know it. */
export interface ListedPaper {
  readonly id: string;
  readonly title: string;
  readonly docNumber: string | null;
  /** `YYYY-MM-DD`; `null` sorts before all days. */
  readonly issueDate: string | null;
}

/** What a text says of the paper it cites; either may be missing. */
export interface CitedPaper {
  readonly title: string | null;
  readonly number: string | null;
}

/** The papers of a library by number and by title. */
export interface PaperIndex {
  readonly byNumber: ReadonlyMap<string, readonly ListedPaper[]>;
  /** By each form a title may be cited in; papers stand under several keys. */
  readonly byTitle: ReadonlyMap<string, readonly ListedPaper[]>;
}

/** Titles longer than this are page text taken for a title. */
const LONGEST_TITLE = 300;
/** A title without its issuer says too little below this. */
const SHORTEST_LOOSE = 6;
/** 临政发〔2026〕5号; orders (令第5号) change with every version of a law and tell none apart. */
const SERIAL = /\((?:19|20)\d{2}\)第?\d{1,5}号$/;

/** Sorts papers by what they may be cited as. Linear. */
export function indexPapers(papers: readonly ListedPaper[]): PaperIndex {
  const byNumber = new Map<string, ListedPaper[]>();
  const byTitle = new Map<string, ListedPaper[]>();
  for (const paper of papers) {
    const number = numberKey(paper.docNumber);
    if (number !== null) add(byNumber, number, paper);
    for (const key of new Set(titleKeys(paper.title))) add(byTitle, key, paper);
  }
  return { byNumber, byTitle };
}

/**
 * The paper that is cited: the number decides, then the title as written, then the title without bracket remarks, 印发…通知 and 中华人民共和国.
 * Of several that fit equally well, the citing paper itself, else the newest. A paper under another serial number is another paper. `null` where none fits.
 */
export function findPaper(index: PaperIndex, { title, number }: CitedPaper, citingId: string): ListedPaper | null {
  const cited = numberKey(number);
  const numbered = cited === null ? undefined : index.byNumber.get(cited);
  if (numbered !== undefined) return newest(numbered, citingId);
  if (title === null) return null;
  for (const key of titleKeys(title)) {
    const found = (index.byTitle.get(key) ?? []).filter((paper) => !isOtherNumber(cited, numberKey(paper.docNumber)));
    const exact = found.filter((paper) => titleKeys(paper.title)[0] === titleKeys(title)[0]);
    const paper = newest(exact.length > 0 ? exact : found, citingId);
    if (paper !== null) return paper;
  }
  return null;
}

/** A number folded, without spaces and the bracket it may stand in; `null` where there is none. */
export function numberKey(number: string | null): string | null {
  const key =
    number === null
      ? ''
      : foldText(number)
          .replace(/[\s]/g, '')
          .replace(/^中华人民共和国(?=国务院|主席令)/, '')
          .replace(/\)第(?=\d)/, ')');
  return key === '' ? null : key;
}

/** The forms of a title, the one that says most first. */
function titleKeys(title: string): readonly string[] {
  const whole = plain(title.slice(0, LONGEST_TITLE));
  if (whole === '') return [];
  const base = withoutTrailingBrackets(whole);
  const issued = /(?:印发|转发|发布|公布)(.{4,})的(?:通知|公告|通告|决定)$/.exec(base)?.[1];
  const loose = [base, issued, issued === undefined ? undefined : withoutTrailingBrackets(issued), base.replace(/^中华人民共和国/, '')];
  return [
    whole,
    ...loose.filter((key) => key !== undefined && (key === base || key.length >= SHORTEST_LOOSE || key.endsWith('法'))),
  ].filter((key) => key !== undefined);
}

/** Folded, without spaces and the marks around titles. */
function plain(title: string): string {
  return foldText(title).replace(/[\s《》"]/g, '');
}

function isOtherNumber(cited: string | null, own: string | null): boolean {
  return cited !== null && own !== null && cited !== own && SERIAL.test(cited) && SERIAL.test(own);
}

function newest(papers: readonly ListedPaper[], citingId: string): ListedPaper | null {
  let best = papers.find(({ id }) => id === citingId) ?? null;
  if (best !== null) return best;
  for (const paper of papers) if (best === null || (paper.issueDate ?? '') > (best.issueDate ?? '')) best = paper;
  return best;
}

function add(lists: Map<string, ListedPaper[]>, key: string, paper: ListedPaper): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [paper]);
  else known.push(paper);
}
