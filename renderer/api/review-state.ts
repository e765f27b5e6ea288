import type { AnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { resolveAnnotation } from '#shared/domain/anchoring/resolve-annotation.ts';
import type { Anchor } from '#shared/domain/anchoring/resolve-passage.ts';
import type { Annotation, PassageTarget } from '#shared/model/annotation.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { StoredReview } from '#shared/model/review.ts';

/** The review with one annotation put in or replaced. */
export function withAnnotation(review: StoredReview, annotation: Annotation): StoredReview {
  const index = review.annotations.findIndex((other) => other.id === annotation.id);
  const annotations = index < 0 ? [...review.annotations, annotation] : review.annotations.with(index, annotation);
  return { ...review, annotations };
}

/** The review with one checklist put in or replaced. */
export function withChecklist(review: StoredReview, run: ChecklistRun): StoredReview {
  const index = review.checklists.findIndex((other) => other.id === run.id);
  const checklists = index < 0 ? [...review.checklists, run] : review.checklists.with(index, run);
  return { ...review, checklists };
}

/** The review with one correction put in or replaced. */
export function withCorrection(review: StoredReview, correction: Correction): StoredReview {
  return { ...review, corrections: [...review.corrections.filter((other) => other.id !== correction.id), correction] };
}

/** The review without one correction. */
export function withoutCorrection(review: StoredReview, correctionId: string): StoredReview {
  return { ...review, corrections: review.corrections.filter((other) => other.id !== correctionId) };
}

/**
 * A fresh reading of a review that keeps the objects which did not change, so that only changed cards are drawn again.
 * `updatedAt` and `removedAt` change with every change that a person makes to an annotation.
 */
export function sharing(before: StoredReview, fresh: StoredReview): StoredReview {
  const known = new Map(before.annotations.map((annotation) => [annotation.id, annotation]));
  let isSame = before.annotations.length === fresh.annotations.length;
  const annotations = fresh.annotations.map((annotation, index) => {
    const old = known.get(annotation.id);
    const isKept =
      old !== undefined &&
      old.updatedAt === annotation.updatedAt &&
      old.removedAt === annotation.removedAt &&
      old.carried?.isConfirmed === annotation.carried?.isConfirmed &&
      old.carried?.decision?.at === annotation.carried?.decision?.at &&
      old.otherWords?.length === annotation.otherWords?.length &&
      isSameTarget(old.target, annotation.target);
    const chosen = isKept ? old : annotation;
    if (chosen !== before.annotations[index]) isSame = false;
    return chosen;
  });
  return { ...fresh, annotations: isSame ? before.annotations : annotations };
}

/** Where each annotation stands, by its id. */
export type AnchorMap = ReadonlyMap<string, Anchor>;

/**
 * Resolves annotations and remembers each result while its target and the text stay the same:
 * one changed annotation among thousands costs one resolution.
 */
export function createAnchorKeeper(): (annotations: readonly Annotation[], index: AnchorIndex) => AnchorMap {
  let lastAnnotations: readonly Annotation[] | null = null;
  let lastIndex: AnchorIndex | null = null;
  let anchors = new Map<string, Anchor>();
  let targets = new Map<string, PassageTarget>();
  return (annotations, index) => {
    if (annotations === lastAnnotations && index === lastIndex) return anchors;
    const isSameText = index === lastIndex;
    const freshAnchors = new Map<string, Anchor>();
    const freshTargets = new Map<string, PassageTarget>();
    for (const annotation of annotations) {
      if (annotation.removedAt !== null) continue;
      const target = targets.get(annotation.id);
      const known = anchors.get(annotation.id);
      const isKnown = isSameText && known !== undefined && target !== undefined && isSameTarget(target, annotation.target);
      freshAnchors.set(annotation.id, isKnown ? known : resolveAnnotation(index, annotation));
      freshTargets.set(annotation.id, annotation.target);
    }
    lastAnnotations = annotations;
    lastIndex = index;
    anchors = freshAnchors;
    targets = freshTargets;
    return anchors;
  };
}

function isSameTarget(left: PassageTarget, right: PassageTarget): boolean {
  if (left === right) return true;
  const [leftPosition, leftQuote] = left.selector;
  const [rightPosition, rightQuote] = right.selector;
  return (
    left.source === right.source &&
    leftPosition.start === rightPosition.start &&
    leftPosition.end === rightPosition.end &&
    leftQuote.exact === rightQuote.exact
  );
}
