import { type Reviewed, type SearchAside, type SegmentAsides, searchAside } from './search-aside.ts';
import type { LiveSegment } from './search-segments.ts';
import type { SearchedDocument } from './searched-document.ts';
import type { StoredSegment } from './segment-file.ts';

/** The documents that may be found, by id, with the state that each must be held in (`indexState`). */
export type WantedDocuments = ReadonlyMap<string, { readonly state: string; readonly document: SearchedDocument }>;

/** Segments with what of them may be found: the first that holds a document in its present state gives it; all others do not. Linear in their documents. */
export function liveSegments(
  segments: readonly StoredSegment[],
  wanted: WantedDocuments,
  reviewed: ReadonlyMap<string, Reviewed>,
): readonly LiveSegment[] {
  const given = new Set<string>();
  return segments.map((stored) => {
    const { documents } = stored.segment;
    const live = new Uint8Array(documents.length);
    const listed = documents.map(({ id, state }, number): SearchedDocument | null => {
      const entry = wanted.get(id);
      if (entry === undefined || entry.state !== state || given.has(id)) return null;
      given.add(id);
      live[number] = 1;
      return entry.document;
    });
    return { stored, live, listed, asides: asidesOf({ stored, listed }, reviewed) };
  });
}

/** What stands beside the documents of a segment; most have nothing. */
export function asidesOf(
  { stored, listed }: Pick<LiveSegment, 'stored' | 'listed'>,
  reviewed: ReadonlyMap<string, Reviewed>,
): SegmentAsides {
  const asides = new Map<number, SearchAside>();
  for (const [number, entry] of listed.entries()) {
    const document = stored.segment.documents[number];
    const aside = entry && document ? searchAside(document, entry, reviewed.get(entry.id)) : null;
    if (aside !== null) asides.set(number, aside);
  }
  return asides;
}
