import { useMemo } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { findingRanges } from '#renderer/api/finding-places.ts';
import { focusFinding, useFindingsText, useKnownFindings } from '#renderer/api/findings-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import type { Finding } from '#shared/model/finding.ts';
import type { Dismissal } from '#shared/model/review.ts';
import type { Paint } from './highlight-painter.ts';

/** A finding as it is marked in the text, at one of its places; canonical offsets. */
export type FindingMark = Paint & { readonly findingId: string };

const NONE: readonly FindingMark[] = [];

/** A finding with more places than these is about the whole paper (every task, every comma): marking each would underline all of it. */
const MOST_PLACES = 12;

/** The marks of a document's findings: of those neither set aside nor forbidden by the text itself. None while a person wants none. */
export function useFindingMarks(document: ReadyDocument, dismissals: readonly Dismissal[] | undefined): readonly FindingMark[] {
  const isMarking = useWorkspace((state) => state.marksFindings);
  const findings = useKnownFindings(document.opened.document.id);
  const textKey = useFindingsText(document.opened.document.id);
  return useMemo(
    () => (isMarking && findings.length > 0 ? findingMarks(document, { findings, textKey }, dismissals ?? []) : NONE),
    [document, findings, textKey, dismissals, isMarking],
  );
}

function findingMarks(
  document: ReadyDocument,
  { findings, textKey }: { readonly findings: readonly Finding[]; readonly textKey: string | null },
  dismissals: readonly Dismissal[],
): readonly FindingMark[] {
  const aside = new Set(dismissals.map(({ finding }) => finding));
  return findings
    .filter(({ id, reversed }) => !reversed && !aside.has(id))
    .flatMap((finding) => {
      const layer = finding.severity === 'serious' ? ('finding-serious' as const) : ('finding' as const);
      const ranges = findingRanges(document, finding, textKey);
      const marked = ranges.length > MOST_PLACES ? ranges.slice(0, 1) : ranges;
      return marked.map(({ start, end }) => ({ layer, start, end, findingId: finding.id }));
    });
}

/** Shows the card of the finding marked at an offset, the shortest where several are; `false` where there is none. */
export function openFindingAt(documentId: string, marks: readonly FindingMark[], offset: number): boolean {
  const here = marks.filter(({ start, end }) => start <= offset && offset < end);
  const nearest = here.toSorted((left, right) => left.end - left.start - (right.end - right.start))[0];
  if (nearest === undefined) return false;
  focusFinding(documentId, nearest.findingId, 'text');
  useWorkspace.getState().showInspector('findings');
  return true;
}
