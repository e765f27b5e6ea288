import { squeezeText } from '../search/squeeze-text.ts';
import { regionOf } from './region-of.ts';

/** What region and year are told by, as a person corrected it or as the machine read it. */
export type DatedPaper = {
  readonly title: string;
  readonly issuer: string | null;
  readonly docNumber: string | null;
  /** ISO date. */
  readonly issueDate: string | null;
  /** Of a paper without a date of issue. */
  readonly publishDate?: string | null | undefined;
};

/** The region and the year that lists, statistics and filters give a paper: one rule, so that their numbers are the same. `null` where nothing says. */
export type RegionAndYear = { readonly region: string | null; readonly year: string | null };

/** Region by issuing body or title; year by date, or else by the brackets of the number (`〔2031〕`). Both scripts give the same. */
export function regionAndYear({ title, issuer, docNumber, issueDate, publishDate }: DatedPaper): RegionAndYear {
  const number = squeezeText(docNumber ?? '');
  return {
    region: regionOf(issuer === null ? null : squeezeText(issuer), squeezeText(title)),
    year: /^\d{4}/.exec(issueDate ?? publishDate ?? '')?.[0] ?? /\(((?:19|20)\d{2})\)/.exec(number)?.[1] ?? null,
  };
}
