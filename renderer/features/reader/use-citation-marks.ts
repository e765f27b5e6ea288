import { useMemo } from 'react';
import { citationRange, showCited, useCitations } from '#renderer/api/citations-store.ts';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import type { Citation } from '#shared/model/citation.ts';
import type { Paint } from './highlight-painter.ts';

/** A citation that leads somewhere, at one of its places; canonical offsets. */
export type CitationMark = Paint & { readonly citation: Citation };

const NONE: readonly CitationMark[] = [];

/** The citations of a document that can be followed, in reading order. */
export function useCitationMarks(document: ReadyDocument): readonly CitationMark[] {
  const load = useCitations(document);
  return useMemo(() => (load == null ? NONE : citationMarks(document, load.citations)), [document, load]);
}

function citationMarks(document: ReadyDocument, citations: readonly Citation[]): readonly CitationMark[] {
  return citations
    .filter(({ target }) => target !== null)
    .flatMap((citation) =>
      citation.places.flatMap((place): CitationMark[] => {
        const range = citationRange(document, place);
        return range === null ? [] : [{ layer: 'citation', citation, ...range }];
      }),
    )
    .sort((left, right) => left.start - right.start);
}

/** Goes to what is cited at an offset; `false` where nothing is. */
export function openCitationAt(documentId: string, marks: readonly CitationMark[], offset: number): boolean {
  const mark = marks.find(({ start, end }) => start <= offset && offset < end);
  if (mark !== undefined) showCited(documentId, mark.citation);
  return mark !== undefined;
}

/** Goes to what is cited first in a range; `false` where nothing is. */
export function openCitationIn(documentId: string, marks: readonly CitationMark[], range: TextRange): boolean {
  const mark = marks.find(({ start, end }) => start < range.end && end > range.start);
  if (mark !== undefined) showCited(documentId, mark.citation);
  return mark !== undefined;
}
