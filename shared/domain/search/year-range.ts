/** Years from one to another, both included. */
export type YearRange = { readonly from: number; readonly to: number };

const RANGE = /^(\d{4})?年?(?:-|~|至|到|\.\.)(\d{4})?年?$/;
/** The year by itself, or that of a document number in its brackets. */
const YEARS = /(?:^|\()(\d{4})(?:$|\))/gm;
const FIRST_YEAR = 0;
const LAST_YEAR = 9_999;

/** Reads years with a dash between, folded, one side of which may be open: `2031-2033`, `2031年至2033年`, `2031-`; `null` for all else. */
export function yearRangeOf(text: string): YearRange | null {
  const [, first, last] = RANGE.exec(text) ?? [];
  if (first === undefined && last === undefined) return null;
  const [one, other] = [Number(first ?? FIRST_YEAR), Number(last ?? LAST_YEAR)];
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

/** Whether a year of a text, on a line of its own or in brackets, lies in a range. Linear. */
export function isOfYears(text: string, { from, to }: YearRange): boolean {
  for (const [, year] of text.matchAll(YEARS)) if (Number(year) >= from && Number(year) <= to) return true;
  return false;
}
