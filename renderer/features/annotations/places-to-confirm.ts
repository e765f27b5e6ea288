import type { PlaceToConfirm } from '#renderer/api/carrying-actions.ts';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import type { AnchorMap } from '#renderer/api/review-state.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import type { Anchor } from '#shared/domain/anchoring/resolve-passage.ts';
import { wordsNow } from '#shared/domain/anchoring/words-now.ts';
import type { Annotation } from '#shared/model/annotation.ts';

/** What an annotation's passage was and what stands there now. `was` is empty where the earlier text was erased. */
export type ChangedPlace = { readonly was: string; readonly now: string };

/**
 * Of an annotation whose passage has other words than it was written on, be it in a changed file or in a later version, what they were and
 * are; `null` where it stands on its own words, somebody said that this is its place, or it has none.
 */
export function changedPlace(text: string, { target, carried }: Annotation, anchor: Anchor | undefined): ChangedPlace | null {
  if (anchor === undefined || anchor.kind === 'orphan') return null;
  const quote = target.selector[1].exact;
  const now = wordsNow(text, quote, anchor);
  const isWaiting = carried !== undefined && !carried.isConfirmed && carried.place !== 'lost';
  if (isWaiting) return { was: carried.was, now: now ?? quote };
  return now === null ? null : { was: quote, now };
}

/** All annotations that wait for somebody to say that they stand where they belong. */
export function waitingAnnotations(
  { canonical }: ReadyDocument,
  annotations: readonly Annotation[],
  anchors: AnchorMap,
): readonly Annotation[] {
  return annotations.filter((annotation) => changedPlace(canonical.text, annotation, anchors.get(annotation.id)) !== null);
}

/** Annotations with the passages they stand on; those without a place are left out. */
export function placesToConfirm(
  { anchorIndex }: ReadyDocument,
  annotations: readonly Annotation[],
  anchors: AnchorMap,
): readonly PlaceToConfirm[] {
  return annotations.flatMap((annotation) => {
    const anchor = anchors.get(annotation.id);
    if (anchor === undefined || anchor.kind === 'orphan') return [];
    return [{ annotation, target: describePassage(anchorIndex, anchor.range) }];
  });
}
