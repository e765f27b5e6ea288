import type { ReviewWork } from '#shared/domain/review/review-state.ts';
import { squeezeText } from '#shared/domain/search/squeeze-text.ts';
import type { WrittenNote, WrittenText } from '#shared/domain/search/written-text.ts';
import type { DocumentSummary } from '#shared/model/library.ts';
import type { SegmentDocument, SegmentFacets } from '#shared/model/search-index.ts';
import type { SearchedDocument } from './searched-document.ts';

/** What a review says, as the search needs it. */
export type Reviewed = { readonly written: WrittenText; readonly work: ReviewWork };

/** What people said of a document: searched beside the index, because it changes without the text. All texts squeezed but those of `notes`. */
export type SearchAside = {
  /** Fields as corrected, in the place of those of the index. */
  readonly fields: Partial<SegmentFacets>;
  /** ISO date, empty where a person said that there is none; absent where nobody corrected it. */
  readonly issueDate?: string;
  /** Headings that a person gave tasks, one a line. */
  readonly tasks: string;
  readonly tags: string;
  /** Corrected names and tags, one a line: found like a title. */
  readonly names: string;
  /** All notes, one a line. */
  readonly noteText: string;
  readonly notes: readonly WrittenNote[];
  /** As a person wrote it, not squeezed. */
  readonly corrected: Partial<DocumentSummary>;
  readonly work: ReviewWork | undefined;
};

/** By the number of the document in its segment. */
export type SegmentAsides = ReadonlyMap<number, SearchAside>;

/** What stands beside a document of the index; `null` where nobody said anything of it. */
export function searchAside(
  document: SegmentDocument,
  { tags }: Pick<SearchedDocument, 'tags'>,
  reviewed: Reviewed | undefined,
): SearchAside | null {
  if (reviewed === undefined && tags.length === 0) return null;
  const written = reviewed?.written;
  const corrected = written === undefined ? {} : correctedFields(document, written);
  const issueDate = written?.corrected.issueDate;
  const names = [...Object.values(corrected), ...(issueDate === undefined ? [] : [issueDate ?? '']), ...tags.map(squeezeText)].join('\n');
  const notes = written?.notes ?? [];
  return {
    fields: withMachineLines(document, corrected),
    ...(issueDate === undefined ? {} : { issueDate: issueDate ?? '' }),
    tasks: written?.tasks.map(squeezeText).join('\n') ?? '',
    tags: tags.map(squeezeText).join('\n'),
    names,
    noteText: notes.map(({ text }) => squeezeText(text)).join('\n'),
    notes,
    corrected: written?.corrected ?? {},
    work: reviewed?.work,
  };
}

/** The day of a document, as a person corrected it or as the machine read it. */
export function dateText({ issueDate }: Pick<SegmentDocument, 'issueDate'>, aside: SearchAside | undefined): string {
  return aside?.issueDate ?? issueDate;
}

/** One field of a document, as a person corrected it or as the machine read it. */
export function fieldText({ facets }: SegmentDocument, aside: SearchAside | undefined, name: keyof SegmentFacets): string {
  return aside?.fields[name] ?? facets[name];
}

function correctedFields(document: SegmentDocument, written: WrittenText): Partial<SegmentFacets> {
  const { title, docNumber, issuer, kind, stage } = written.corrected;
  const fields: { -readonly [Name in keyof SegmentFacets]?: string } = {};
  const put = (name: keyof SegmentFacets, value: string | null | undefined): void => {
    if (value !== undefined && squeezeText(value ?? '') !== document.facets[name]) fields[name] = squeezeText(value ?? '');
  };
  put('title', title);
  put('number', docNumber);
  put('issuer', issuer);
  put('kind', kind);
  put('stage', stage);
  if (written.units.length > 0) fields.units = written.units.map(squeezeText).join('\n');
  return fields;
}

/** Which of the machine's units a correction replaced is known to the text only, so they stay beside a person's. */
function withMachineLines(document: SegmentDocument, corrected: Partial<SegmentFacets>): Partial<SegmentFacets> {
  const { units } = corrected;
  return units === undefined ? corrected : { ...corrected, units: `${document.facets.units}\n${units}` };
}
