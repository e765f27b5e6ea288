import type { ReviewWork } from '#shared/domain/review/review-state.ts';
import { squeezeText } from '#shared/domain/search/squeeze-text.ts';
import type { WrittenNote, WrittenText } from '#shared/domain/search/written-text.ts';
import type { DocumentSummary, LibraryDocument } from '#shared/model/library.ts';
import type { SegmentDocument, SegmentFacets } from '#shared/model/search-index.ts';

/** What a review says, as the search needs it. */
export type Reviewed = { readonly written: WrittenText; readonly work: ReviewWork };

/** What people said of a document: searched beside the index, because it changes without the text. All texts squeezed but those of `notes`. */
export type SearchAside = {
  /** Fields as corrected, in the place of those of the index. */
  readonly fields: Partial<SegmentFacets>;
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
export function searchAside(document: SegmentDocument, { tags }: LibraryDocument, reviewed: Reviewed | undefined): SearchAside | null {
  if (reviewed === undefined && tags.length === 0) return null;
  const written = reviewed?.written;
  const corrected = correctedFields(document.facets, written);
  const names = [...Object.values(corrected), ...tags.map(squeezeText)].join('\n');
  const notes = written?.notes ?? [];
  return {
    fields: withMachineLines(document.facets, corrected),
    tasks: written?.tasks.map(squeezeText).join('\n') ?? '',
    tags: tags.map(squeezeText).join('\n'),
    names,
    noteText: notes.map(({ text }) => squeezeText(text)).join('\n'),
    notes,
    corrected: written?.corrected ?? {},
    work: reviewed?.work,
  };
}

/** One field of a document, as a person corrected it or as the machine read it. */
export function fieldText({ facets }: SegmentDocument, aside: SearchAside | undefined, name: keyof SegmentFacets): string {
  return aside?.fields[name] ?? facets[name];
}

function correctedFields(facets: SegmentFacets, written: WrittenText | undefined): Partial<SegmentFacets> {
  if (written === undefined) return {};
  const { title, docNumber, issuer, issueDate, kind, stage } = written.corrected;
  const fields: Partial<SegmentFacets> = {};
  const put = (name: keyof SegmentFacets, value: string | null | undefined): void => {
    if (value !== undefined && squeezeText(value ?? '') !== facets[name]) fields[name] = squeezeText(value ?? '');
  };
  put('title', title);
  put('number', docNumber);
  put('issuer', issuer);
  put('kind', kind);
  put('stage', stage);
  if (issueDate !== undefined) fields.issueDate = issueDate ?? '';
  if (written.units.length > 0) fields.units = written.units.map(squeezeText).join('\n');
  return fields;
}

/** Which of the machine's units a correction replaced is known to the text only, so they stay beside a person's. */
function withMachineLines(facets: SegmentFacets, corrected: Partial<SegmentFacets>): Partial<SegmentFacets> {
  const { units } = corrected;
  return units === undefined ? corrected : { ...corrected, units: `${facets.units}\n${units}` };
}
