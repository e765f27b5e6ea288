import { openModel } from '#electron/library/reread-document.ts';
import { textKeyOf } from '#electron/store/document-keys.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { CarriedItem } from '#shared/contract/review-views.ts';
import { type CarriedAnnotation, carryAnnotations, type PaperState } from '#shared/domain/carrying/carry-annotations.ts';
import { rowsOfView } from '#shared/domain/comparison/rows-of-view.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { CarriedFrom } from '#shared/model/carrying.ts';
import type { ComparisonView } from '#shared/model/comparison.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { changeReview } from './change-review.ts';
import { compareInLibrary } from './comparison-handlers.ts';
import { notReadable } from './document-handlers.ts';
import { findLostPlaces } from './find-lost-places.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';

/** `carrying.*`: takes the annotations of one version of a paper to the next. */
export function carryingHandlers(context: HandlerContext): AreaHandlers<'carrying'> {
  const { clock, store } = context;
  const worked: Worked = new WeakMap();
  return {
    async 'carrying.propose'({ oldId, newId }) {
      const carried = await carriedBetween(context, worked, [oldId, newId]);
      if (carried === null) return { kind: 'cancelled' };
      const copies = copiesOf(await store.reviews.read(newId), oldId);
      return { kind: 'proposed', items: carried.map((one) => itemOf(one, copies.get(one.annotation.id)?.id ?? null)) };
    },
    async 'carrying.apply'({ oldId, newId, annotationIds }) {
      const asked = new Set(annotationIds);
      const carried = (await carriedBetween(context, worked, [oldId, newId])) ?? [];
      const chosen = carried.filter(({ annotation }) => asked.has(annotation.id));
      const step = (review: StoredReview) => {
        const copies = copiesOf(review, oldId);
        const created = chosen.filter(({ annotation }) => !copies.has(annotation.id)).map((one) => copyOf(one, oldId, clock.newId()));
        const result = { created, notCarried: asked.size - created.length };
        return { review: { ...review, annotations: [...review.annotations, ...created] }, result };
      };
      return changeReview(context, newId, step, true);
    },
    'carrying.findLost': ({ documentId }) => findLostPlaces(context, documentId),
    async 'carrying.decide'({ documentId, annotationId, state }) {
      const by = store.library.current().settings.reviewer.name;
      const step = changingCarried(annotationId, ({ decision: _former, ...carried }) =>
        state === null ? carried : { ...carried, decision: { state, by, at: clock.now() } },
      );
      return changeReview(context, documentId, step, false);
    },
    async 'carrying.reply'({ documentId, annotationId, reply }) {
      const step = changingCarried(annotationId, ({ reply: _former, ...carried }) =>
        reply.trim() === '' ? carried : { ...carried, reply: reply.trim() },
      );
      return changeReview(context, documentId, step, false);
    },
  };
}

/** Changes what one annotation keeps of the one it was carried from; fails with `not-found`. */
function changingCarried(annotationId: string, change: (carried: CarriedFrom) => CarriedFrom) {
  return (review: StoredReview): { readonly review: StoredReview; readonly result: Annotation } => {
    const index = review.annotations.findIndex(({ id }) => id === annotationId);
    const known = review.annotations[index];
    if (known?.carried === undefined) throw new ReviewFailure('not-found', 'no such carried annotation');
    const result: Annotation = { ...known, carried: change(known.carried) };
    return { review: { ...review, annotations: review.annotations.with(index, result) }, result };
  };
}

/** Places worked out last for each comparison that is still remembered, with the annotations they were worked out for. */
type Worked = WeakMap<ComparisonView, { readonly annotations: readonly Annotation[]; readonly carried: readonly CarriedAnnotation[] }>;

/** A file that is being written, or recognised page by page, may have another text each time; then it is no time to carry anything. */
const MOST_TRIES = 3;

/** Every annotation of the old text with its place in the new one; `null` where the comparison was called off. */
async function carriedBetween(
  context: HandlerContext,
  worked: Worked,
  [oldId, newId]: readonly [string, string],
  tries = MOST_TRIES,
): Promise<readonly CarriedAnnotation[] | null> {
  for (const id of [oldId, newId]) demandDocument(context, id);
  const { annotations } = await context.store.reviews.read(oldId);
  const living = annotations.filter(({ removedAt }) => removedAt === null);
  if (living.length === 0) return [];
  const outcome = await compareInLibrary(context, { oldId, newId });
  if (outcome.kind === 'cancelled') return null;
  // What was proposed a moment ago is what is put in place now: a review that nobody changed holds the same list.
  const known = worked.get(outcome.view);
  if (known?.annotations === annotations) return known.carried;
  const [old, fresh] = [await stateOf(context, oldId), await stateOf(context, newId)];
  // A file changed between the comparison and now: the rows would speak of other blocks.
  if (old.contentHash !== outcome.oldTextKey || fresh.contentHash !== outcome.newTextKey) {
    if (tries > 1) return carriedBetween(context, worked, [oldId, newId], tries - 1);
    throw new ReviewFailure('comparison-failed', 'the texts keep changing', { file: fileNameOf(demandDocument(context, newId)) });
  }
  const carried = carryAnnotations(old, fresh, rowsOfView(outcome.view), living);
  worked.set(outcome.view, { annotations, carried });
  return carried;
}

async function stateOf(context: HandlerContext, documentId: string): Promise<PaperState> {
  const opened = await openModel(context.tools, demandDocument(context, documentId));
  if (opened === null) throw notReadable(demandDocument(context, documentId).relativePath, 'unreadable');
  return { contentHash: textKeyOf(opened.document), blocks: opened.model.blocks };
}

/** Annotations of a review that came from another paper, by the id they had there; those removed since are not among them. */
function copiesOf(review: StoredReview, fromId: string): ReadonlyMap<string, Annotation> {
  return new Map(
    review.annotations.flatMap((annotation) =>
      annotation.carried?.documentId === fromId && annotation.removedAt === null ? [[annotation.carried.annotationId, annotation]] : [],
    ),
  );
}

function itemOf({ annotation, source, place, target, adoption }: CarriedAnnotation, carriedAs: string | null): CarriedItem {
  const [, quote, clause] = source.selector;
  return {
    annotation,
    place,
    was: quote.exact,
    now: target?.selector[1].exact ?? null,
    oldClause: formatClausePath(clause.path),
    newClause: target === null ? null : formatClausePath(target.selector[2].path),
    adoption,
    carriedAs,
  };
}

/** The same opinion on the new text, by the same person; where its place is lost it keeps the old one, to be found by. */
function copyOf({ annotation, source, place, target, adoption }: CarriedAnnotation, fromId: string, id: string): Annotation {
  const carried: CarriedFrom = {
    documentId: fromId,
    annotationId: annotation.id,
    place: place.kind,
    was: source.selector[1].exact,
    wasPath: [...source.selector[2].path],
    isConfirmed: place.kind === 'exact' || place.kind === 'moved',
    ...(adoption === null ? {} : { adoption }),
  };
  const { fromFinding: _finding, ...own } = annotation;
  return { ...own, id, target: target ?? source, carried };
}
