import { type SoughtTerm, soughtOf } from '#shared/domain/search/find-terms.ts';
import type { FieldTerm, SearchQuery } from '#shared/domain/search/search-query.ts';
import { squeezeText } from '#shared/domain/search/squeeze-text.ts';
import { isOfYears, yearRangeOf } from '#shared/domain/search/year-range.ts';
import { regionOf } from '#shared/domain/structure/region-of.ts';
import { type AnswerPlace, titleOf } from './order-answers.ts';
import { dateText, fieldText } from './search-aside.ts';
import { tasksOfDocument } from './task-headings.ts';

/** What shows that a document answers by a field, with what to mark in it. */
export type ShownField = { readonly text: string; readonly terms: readonly SoughtTerm[] };

/** What is sought in the notes of a person: what is sought in texts, and what is asked of notes alone. */
export function noteTermsOf({ terms, fields }: Pick<SearchQuery, 'terms' | 'fields'>): readonly SoughtTerm[] {
  const ofNotes = fields.flatMap(({ field, value }) => (field === 'note' ? [{ kind: 'words' as const, text: value }] : []));
  return [...terms, ...ofNotes].map(soughtOf);
}

/** The words of the first field asked for that a document answers by; `null` where it answers by none, or by a note. */
export function shownField(place: AnswerPlace, fields: readonly FieldTerm[]): ShownField | null {
  for (const { field, value } of fields) {
    const years = field === 'year' ? yearRangeOf(value) : null;
    const holds = (text: string): boolean => squeezeText(text).includes(value) || (years !== null && isOfYears(squeezeText(text), years));
    const held = linesOf(place, field).filter((line) => line !== '' && holds(line));
    if (held.length > 0) return { text: [...new Set(held)].join('、'), terms: [soughtOf({ kind: 'words', text: value })] };
  }
  return null;
}

/** The field as the paper or a person writes it where that is known, else as the index holds it. */
function linesOf(place: AnswerPlace, field: FieldTerm['field']): readonly string[] {
  const { live, number } = place;
  const document = live.stored.segment.documents[number];
  if (document === undefined) return [];
  const aside = live.asides.get(number);
  const state = live.listed[number]?.state;
  const summary = state?.kind === 'ready' ? { ...state.summary, ...aside?.corrected } : null;
  const issuer = summary?.issuer ?? fieldText(document, aside, 'issuer');
  const docNumber = summary?.docNumber ?? fieldText(document, aside, 'number');
  switch (field) {
    case 'title':
      return [titleOf(place)];
    case 'number':
      return [docNumber];
    case 'issuer':
      return [issuer];
    case 'unit':
      return [...fieldText(document, aside, 'units').split('\n'), issuer];
    case 'task':
      return `${tasksOfDocument(live.stored.tasks(), number)}\n${aside?.tasks ?? ''}`.split('\n');
    case 'region':
      return [issuer, titleOf(place), regionOf(fieldText(document, aside, 'issuer'), fieldText(document, aside, 'title')) ?? ''];
    case 'year':
      return [dateText(document, aside).slice(0, 4), docNumber];
    case 'kind':
      return [fieldText(document, aside, 'kind')];
    case 'stage':
      return [fieldText(document, aside, 'stage')];
    case 'file':
      return [document.relativePath];
    case 'tag':
      return live.listed[number]?.tags ?? [];
    case 'note':
      return [];
  }
}
