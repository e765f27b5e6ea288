import type { Warning } from '#shared/model/document.ts';
import type { TextlessPage } from '#shared/model/remark.ts';
import type { LaidPage } from './lay-out-pages.ts';

/** Pages with more text than this are no scans, whatever pictures they show. */
export const FEW_CHARACTERS = 60;

/** Share of characters without a meaning from which the text layer of a page, or of the whole, is called unusable. */
const UNUSABLE_SHARE = 0.3;

/** Share of a page without text from which a picture may hold words: a seal or a sign alone does not make a scan. */
const LEAST_PICTURE = 0.1;
/** The same where scanning programs or printers put a line of text onto the picture. */
const LEAST_PICTURE_UNDER_WORDS = 0.5;

/** Whether a page with so much text could be a picture of a page, if pictures cover this share of it. */
export function couldBeScanned(characters: number, pictured: number): boolean {
  return characters <= FEW_CHARACTERS && pictured >= (characters === 0 ? LEAST_PICTURE : LEAST_PICTURE_UNDER_WORDS);
}

function isScanned({ characters, pictured }: LaidPage, isBare: boolean): boolean {
  return isBare && typeof pictured === 'number' && couldBeScanned(characters, pictured);
}

function isUnusable(page: Pick<LaidPage, 'characters' | 'unmapped'>): boolean {
  return page.characters > 0 && page.unmapped > page.characters * UNUSABLE_SHARE;
}

/** Whether a page has, or may have, text that was not read: what stands before it and what stands behind it belong together no more. */
export function hidesText(page: LaidPage, isBare: boolean): boolean {
  return page.pictured === null || page.pictured === 'badly-recognized' || isUnusable(page) || isScanned(page, isBare);
}

/**
 * Pages whose text cannot be had, in order, each with the reason; `bare` are those with nothing but furniture. A page that could not be read
 * at all is not among them: it has its own warning.
 */
export function textlessPages(pages: readonly LaidPage[], bare: ReadonlySet<number>): TextlessPage[] {
  return pages.flatMap((page, index): TextlessPage[] => {
    if (page.pictured === 'badly-recognized') return [{ page: index + 1, kind: 'doubtful' }];
    if (isUnusable(page)) return [{ page: index + 1, kind: 'unusable' }];
    if (isScanned(page, bare.has(index + 1))) return [{ page: index + 1, kind: 'scanned' }];
    return page.characters > 0 || page.pictured === null ? [] : [{ page: index + 1, kind: 'empty' }];
  });
}

/** What a reader should know about the text of the pages; `textless` are those of `textlessPages`. */
export function textWarnings(pages: readonly LaidPage[], textless: readonly TextlessPage[]): Warning[] {
  const characters = pages.reduce((sum, page) => sum + page.characters, 0);
  const unmapped = pages.reduce((sum, page) => sum + page.unmapped, 0);
  const warnings: Warning[] = [];
  if (characters === 0) warnings.push({ code: 'no-text', message: 'no page holds text: scanned pages, or empty ones' });
  if (isUnusable({ characters, unmapped })) {
    warnings.push({ code: 'unmapped-fonts', message: 'fonts do not say which characters they show' });
  }
  const add = (kind: TextlessPage['kind'], code: string, words: string) => {
    const numbers = textless.filter((page) => page.kind === kind).map(({ page }) => page);
    if (numbers.length > 0) warnings.push({ code, message: `第${pageRanges(numbers)}页${words}` });
  };
  const recognized = pages.filter(({ pictured }) => pictured === 'recognized' || pictured === 'badly-recognized').length;
  const scans = textless.filter(({ kind }) => kind === 'scanned').length + recognized;
  // One annex that was scanned does not make the paper a scan.
  const empty = textless.filter(({ kind }) => kind === 'empty').length;
  const isScan = characters === 0 || scans * 2 >= pages.length - empty;
  add('scanned', isScan ? 'scanned-pages' : 'some-scanned-pages', '为扫描件，无文字');
  add('empty', 'empty-pages', '没有文字');
  add('doubtful', 'doubtful-recognition', '识别结果不可靠：识别出的文字很少或把握很低');
  add('unusable', 'unusable-text-layer', '的文字层不可用：字体没有说明字符对应关系');
  return warnings;
}

/** Ascending page numbers as people write them: `3、4、7—12`. */
function pageRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}、${to}` : `${from}—${to}`)).join('、');
}
