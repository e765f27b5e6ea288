import type { SearchStream } from '#shared/domain/search/search-stream.ts';
import { fitsSegment } from './search-segment.ts';
import type { StoredSegment } from './segment-file.ts';

/** More segments than this are merged, the smallest first: those of single changes, while the large ones of a first build are left alone. */
const SEGMENT_LIMIT = 12;
const MERGED_AT_ONCE = 7;
/** No merge makes a larger one: it would hold the whole of a large library twice. */
const MERGED_UNITS = 24_000_000;

/** Which segments are to be made anew as one: those that became too many, and those that hold mostly what is not `isWanted` any longer. */
export function segmentsToMerge(
  segments: readonly StoredSegment[],
  isWanted: (document: { readonly id: string; readonly state: string }) => boolean,
): readonly StoredSegment[] {
  const bySize = [...segments].sort((one, other) => one.segment.units.length - other.segment.units.length);
  const surplus = bySize.length > SEGMENT_LIMIT ? smallestOf(bySize) : [];
  const stale = bySize.filter(({ segment: { documents } }) => documents.filter(isWanted).length * 2 < documents.length);
  return [...new Set([...surplus, ...stale])];
}

/** Entries in parts of which each fits a segment; in their order. */
export function splitToFit<Entry extends { readonly stream: SearchStream }>(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const parts: Entry[][] = [];
  let part: Entry[] = [];
  let units = 0;
  for (const entry of entries) {
    units += entry.stream.units.length;
    if (part.length === 0 || !fitsSegment(part.length + 1, units)) {
      part = [];
      parts.push(part);
      units = entry.stream.units.length;
    }
    part.push(entry);
  }
  return parts;
}

/** Segments to be made one, of those in order of their size. */
function smallestOf(bySize: readonly StoredSegment[]): readonly StoredSegment[] {
  let units = 0;
  let documents = 0;
  const small = bySize.slice(0, MERGED_AT_ONCE).filter(({ segment }) => {
    units += segment.units.length;
    documents += segment.documents.length;
    return units <= MERGED_UNITS && fitsSegment(documents, units);
  });
  return small.length > 1 ? small : [];
}
