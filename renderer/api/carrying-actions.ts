import type { MethodInput } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { CarryingOutcome, LostPlace } from '#shared/contract/review-views.ts';
import type { Annotation, PassageTarget } from '#shared/model/annotation.ts';
import type { AdoptionState } from '#shared/model/carrying.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { boundReviewClient } from './client-in-use.ts';
import { changeReview, currentReview } from './review-cache.ts';
import { withAnnotation } from './review-state.ts';
import type { StepKind, UndoStep } from './undo-stack.ts';
import { demandUnchanged, inOrder, rememberStep, rememberTyping } from './undo-store.ts';

/** Where the annotations of the old version go in the new one. */
export function proposeCarrying(oldId: string, newId: string): Promise<CarryingOutcome> {
  return boundReviewClient().call('carrying.propose', { oldId, newId });
}

/** Where annotations that lost their place in their changed file may stand; none where the comparison was called off. */
export async function findLostPlaces(documentId: string): Promise<readonly LostPlace[]> {
  const outcome = await boundReviewClient().call('carrying.findLost', { documentId });
  return outcome.kind === 'proposed' ? outcome.items : [];
}

/** Annotations put on a later version, and the step that takes them away; `null` where there were none. */
export type Carried = { readonly created: readonly Annotation[]; readonly step: UndoStep | null };

/** Puts copies of annotations on the new version; one step back takes all of them away. */
export function applyCarrying(oldId: string, newId: string, annotationIds: readonly string[]): Promise<Carried> {
  return inOrder(async () => {
    const { call } = boundReviewClient();
    const { created } = await call('carrying.apply', { oldId, newId, annotationIds: [...annotationIds] });
    put(newId, created);
    const made = created.map(({ id }) => id);
    const remove = async (isRemoved: boolean): Promise<void> => {
      const { changed } = await call('annotation.removeSeveral', { documentId: newId, annotationIds: made, isRemoved });
      put(newId, changed);
    };
    if (created.length === 0) return { created, step: null };
    const step = { kind: 'annotationsCarried', documentId: newId, undo: () => remove(true), redo: () => remove(false) } as const;
    return { created, step: rememberStep(step) };
  });
}

/** An annotation with the passage that it is to stand on. */
export type PlaceToConfirm = { readonly annotation: Annotation; readonly target: PassageTarget };

/** Says of annotations, one that lost its place or some whose words changed, that they stand there; can be undone while nobody placed them since. */
export function placeAnnotations(
  documentId: string,
  places: readonly PlaceToConfirm[],
  kind: Extract<StepKind, 'placesConfirmed' | 'annotationPlaced'>,
): Promise<void> {
  const send = async (sent: MethodInput<'annotation.place'>['places']): Promise<void> => {
    const { changed } = await boundReviewClient().call('annotation.place', { documentId, places: sent });
    put(documentId, changed);
    if (changed.length === 0) throw new ReviewFailure('not-found', 'no such annotation');
  };
  const place = (): Promise<void> => send(places.map(({ annotation, target }) => ({ annotationId: annotation.id, target })));
  const takeBack = async (): Promise<void> => {
    const { annotations } = await boundReviewClient().call('review.read', { documentId });
    const known = new Map(annotations.map((annotation) => [annotation.id, annotation]));
    for (const { annotation, target } of places) demandUnchanged(known.get(annotation.id), { target });
    await send(
      places.map(({ annotation: { id, target, carried } }) => ({
        annotationId: id,
        target,
        carried: carried === undefined ? null : { place: carried.place, isConfirmed: carried.isConfirmed },
      })),
    );
  };
  return inOrder(async () => {
    if (places.length === 0) return;
    await place();
    rememberStep({ kind, documentId, undo: takeBack, redo: place });
  });
}

/** Decides about the adoption of a carried opinion; can be undone. */
export function decideAdoption(documentId: string, annotationId: string, state: AdoptionState | null): Promise<void> {
  const decide = async (next: AdoptionState | null): Promise<void> => {
    put(documentId, [await boundReviewClient().call('carrying.decide', { documentId, annotationId, state: next })]);
  };
  return inOrder(async () => {
    const before = currentReview(documentId)?.annotations.find(({ id }) => id === annotationId)?.carried?.decision?.state ?? null;
    await decide(state);
    rememberStep({ kind: 'adoptionDecided', documentId, undo: () => decide(before), redo: () => decide(state) });
  });
}

/** Writes why a carried opinion was adopted or not; can be undone. */
export function replyToOpinion(documentId: string, annotationId: string, reply: string): Promise<void> {
  const write = async (next: string): Promise<void> => {
    put(documentId, [await boundReviewClient().call('carrying.reply', { documentId, annotationId, reply: next })]);
  };
  return inOrder(async () => {
    const before = currentReview(documentId)?.annotations.find(({ id }) => id === annotationId)?.carried?.reply ?? '';
    await write(reply);
    rememberTyping(`reply ${annotationId}`, before, (first) => ({
      kind: 'replyWritten',
      documentId,
      undo: () => write(first),
      redo: () => write(reply),
    }));
  });
}

function put(documentId: string, annotations: readonly Annotation[]): void {
  changeReview(documentId, (review: StoredReview) => annotations.reduce(withAnnotation, review));
}
