import { z } from 'zod';
import { annotation, annotationContent, passageInput } from '../model/annotation.ts';
import { carriedFrom } from '../model/carrying.ts';
import { storedReview } from '../model/review.ts';
import { reviewPackage } from '../model/review-package.ts';
import { documentOnly, identifier, method, nothing } from './method.ts';
import { exportOutcome } from './review-views.ts';

/** How many entries of a package were new, changed by it, known as they are; and how many of the changed have both sides' words. */
const takenIn = z.object({
  added: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  kept: z.number().int(),
  importId: z.string(),
});
const annotationOnly = documentOnly.extend({ annotationId: identifier });
const givenPlace = z.object({
  annotationId: identifier,
  target: passageInput,
  carried: carriedFrom.pick({ place: true, isConfirmed: true }).nullable().optional(),
});

/** What people wrote about a document, the annotations on its passages, and packages of both. */
export const reviewMethods = {
  /** Of packages taken in, `entries` is left empty: what they would be taken back to may weigh as much as all the rest. */
  'review.read': method(documentOnly, storedReview),
  /**
   * Takes in what another computer wrote about the document: what is new, and of what is known the later words. `kept` counts entries that
   * both sides had changed: the other words stay beside the later ones. A package too large for one call comes in parts, each further one
   * with the `importId` of the first; that takes all of them back.
   */
  'review.import': method(documentOnly.extend({ package: reviewPackage, importId: identifier.optional() }), takenIn),
  /**
   * Takes an import back, or (`isUndone: false`) makes it again; after a restart too. Fails with `review-changed-elsewhere` where an entry was
   * changed since, and with `not-found` for one that is no longer remembered, or is so already.
   */
  'review.undoImport': method(z.object({ documentId: identifier, importId: identifier, isUndone: z.boolean() }), nothing),
  /** Writes what people wrote about the document as a package for another computer; fails as `export.save` does. */
  'review.export': method(documentOnly, exportOutcome),
  'annotation.create': method(
    z.object({ documentId: identifier, target: passageInput, content: annotationContent, fromFinding: z.string().max(200).optional() }),
    annotation,
  ),
  /** Changes what an annotation says, in the reviewer's name; where a change is taken back, in that of `writer`, who had written what stands again (`null`: the author). */
  'annotation.update': method(
    annotationOnly.extend({ change: annotationContent.partial(), writer: z.string().max(200).nullable().optional() }),
    annotation,
  ),
  /** Puts words that were kept beside an annotation in the place of its own, which are kept there; the same call takes it back. */
  'annotation.swapWords': method(annotationOnly.extend({ place: z.number().int().nonnegative() }), annotation),
  /**
   * Puts the reviewer's name under annotations that nobody signed, or (`isSigned: false`) takes it off those that bear it; answers which
   * were changed. Ids that are not known are passed over.
   */
  'annotation.sign': method(
    documentOnly.extend({ annotationIds: z.array(identifier).min(1).max(5_000), isSigned: z.boolean() }),
    z.object({ annotationIds: z.array(z.string()) }),
  ),
  'annotation.remove': method(z.object({ documentId: identifier, annotationId: identifier }), annotation),
  'annotation.restore': method(z.object({ documentId: identifier, annotationId: identifier }), annotation),
  /** Takes many annotations away, or (`isRemoved: false`) brings them back, at once; ids that are not known are passed over. */
  'annotation.removeSeveral': method(
    documentOnly.extend({ annotationIds: z.array(identifier).min(1).max(20_000), isRemoved: z.boolean() }),
    z.object({ changed: z.array(annotation) }),
  ),
  /**
   * Gives annotations a place: a person says that they stand there. With `carried` a former one again, as sure as it was there, which takes
   * that back. Ids that are not known are passed over.
   */
  'annotation.place': method(
    documentOnly.extend({ places: z.array(givenPlace).min(1).max(20_000) }),
    z.object({ changed: z.array(annotation) }),
  ),
};
