import type { ReviewChange } from '#electron/store/review-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { changedAt, signedBy, withWordsOf, withWordsSwapped } from '#shared/domain/review/merge-annotation.ts';
import type { Annotation, AnnotationContent, PassageTarget } from '#shared/model/annotation.ts';
import type { CarriedFrom } from '#shared/model/carrying.ts';
import { changeReview } from './change-review.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';

/** `annotation.*`: what people write on passages. */
export function annotationHandlers(context: HandlerContext): AreaHandlers<'annotation'> {
  const { store, clock } = context;
  return {
    async 'annotation.create'({ documentId, target, content, fromFinding }) {
      const made = newAnnotation(context, demandSound(target), content);
      const created: Annotation = fromFinding === undefined ? made : { ...made, fromFinding };
      return changeReview(
        context,
        documentId,
        (review) => ({ review: { ...review, annotations: [...review.annotations, created] }, result: created }),
        true,
      );
    },
    async 'annotation.update'({ documentId, annotationId, change, writer }) {
      const { name } = store.library.current().settings.reviewer;
      const words = definedOnly<AnnotationContent>(change);
      const step = changing(annotationId, (known) =>
        changedAt(clock.now(), known, withWordsOf(writer === null ? known.author : (writer ?? name), known, words)),
      );
      return changeReview(context, documentId, step, false);
    },
    async 'annotation.swapWords'({ documentId, annotationId, place }) {
      const step = changing(annotationId, (known) => {
        const swapped = withWordsSwapped(known, place, clock.now());
        if (swapped === null) throw new ReviewFailure('not-found', 'no such words');
        return swapped;
      });
      return changeReview(context, documentId, step, false);
    },
    async 'annotation.sign'({ documentId, annotationIds, isSigned }) {
      const { name } = store.library.current().settings.reviewer;
      if (name === '') return { annotationIds: [] };
      const [from, to] = isSigned ? ['', name] : [name, ''];
      const step = changingAuthor(new Set(annotationIds), from, to);
      return { annotationIds: [...(await changeReview(context, documentId, step, false))] };
    },
    async 'annotation.remove'({ documentId, annotationId }) {
      const step = changing(annotationId, (known) => ({ ...known, removedAt: known.removedAt ?? clock.now() }));
      return changeReview(context, documentId, step, true);
    },
    async 'annotation.restore'({ documentId, annotationId }) {
      return changeReview(
        context,
        documentId,
        changing(annotationId, (known) => ({ ...known, removedAt: null })),
        true,
      );
    },
    async 'annotation.removeSeveral'({ documentId, annotationIds, isRemoved }) {
      const step = removing(new Set(annotationIds), isRemoved ? clock.now() : null);
      return { changed: [...(await changeReview(context, documentId, step, true))] };
    },
    async 'annotation.place'({ documentId, places }) {
      const asked = new Map(places.map((place) => [place.annotationId, { ...place, target: demandSound(place.target) }]));
      return { changed: [...(await changeReview(context, documentId, placing(asked, clock.now()), false))] };
    },
  };
}

/** One that was carried here without a place, or to one that was in doubt, has it from now on. */
function placedByPerson(annotation: Annotation): Annotation {
  const { carried } = annotation;
  if (carried === undefined) return annotation;
  return { ...annotation, carried: { ...carried, place: carried.place === 'lost' ? 'moved' : carried.place, isConfirmed: true } };
}

/** Fails with `not-found` where the place lies in a text that was erased meanwhile. */
function placedAsBefore(annotation: Annotation, before: Pick<CarriedFrom, 'place' | 'isConfirmed'> | null): Annotation {
  const { carried } = annotation;
  if (carried === undefined || before === null) return annotation;
  if (before.place === 'lost' && carried.documentId === '') throw new ReviewFailure('not-found', 'its text was erased');
  return { ...annotation, carried: { ...carried, ...before } };
}

type Placed = { readonly target: PassageTarget; readonly carried?: Pick<CarriedFrom, 'place' | 'isConfirmed'> | null | undefined };

/** At its new place for good; with `carried` at a former one again, as sure as it was there. */
function placedAt(annotation: Annotation, { target, carried }: Placed): Annotation {
  return { ...(carried === undefined ? placedByPerson(annotation) : placedAsBefore(annotation, carried)), target };
}

/** Ids that are not known are passed over. */
function placing(places: ReadonlyMap<string, Placed>, now: string): ReviewChange<readonly Annotation[]> {
  return (review) => {
    const annotations = review.annotations.map((known) => {
      const place = places.get(known.id);
      if (place === undefined) return known;
      // A place that a person vouched for is a change like each other: a package must not take it away unnoticed.
      return changedAt(now, known, placedAt(known, place));
    });
    return { review: { ...review, annotations }, result: annotations.filter((next, at) => next !== review.annotations[at]) };
  };
}

/** A target whose end lies before its beginning is a caller's bug and would break every list sorted by place. */
export function demandSound(target: PassageTarget): PassageTarget {
  const [position] = target.selector;
  if (position.end < position.start) throw new ReviewFailure('invalid-input', 'target.selector.0: end before start');
  return target;
}

function newAnnotation({ clock, store }: HandlerContext, target: PassageTarget, content: AnnotationContent): Annotation {
  const now = clock.now();
  const author = store.library.current().settings.reviewer.name;
  return { ...content, id: clock.newId(), target, author, createdAt: now, updatedAt: now, removedAt: null };
}

/** Times stay: who wrote it is no change of what was written. */
function changingAuthor(ids: ReadonlySet<string>, from: string, to: string): ReviewChange<readonly string[]> {
  return (review) => {
    const isMeant = ({ id, author }: Annotation): boolean => ids.has(id) && author === from;
    const annotations = review.annotations.map((known) => (isMeant(known) ? signedBy(to, known) : known));
    return { review: { ...review, annotations }, result: review.annotations.filter(isMeant).map(({ id }) => id) };
  };
}

function removing(ids: ReadonlySet<string>, removedAt: string | null): ReviewChange<readonly Annotation[]> {
  return (review) => {
    const isMeant = ({ id, removedAt: before }: Annotation): boolean => ids.has(id) && (before === null) !== (removedAt === null);
    const annotations = review.annotations.map((known) => (isMeant(known) ? { ...known, removedAt } : known));
    return { review: { ...review, annotations }, result: annotations.filter((known, at) => known !== review.annotations[at]) };
  };
}

function changing(annotationId: string, change: (annotation: Annotation) => Annotation): ReviewChange<Annotation> {
  return (review) => {
    const index = review.annotations.findIndex(({ id }) => id === annotationId);
    const known = review.annotations[index];
    if (!known) throw new ReviewFailure('not-found', 'no such annotation');
    const result = change(known);
    return { review: { ...review, annotations: review.annotations.with(index, result) }, result };
  };
}

/** A partial input may name a key and leave it `undefined`: that means "as it is". */
export function definedOnly<Value extends object>(change: { readonly [Key in keyof Value]?: Value[Key] | undefined }): Partial<Value> {
  // `Object.entries` forgets the keys' types; nothing but undefined values is left out.
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Value>;
}
