import { openModel } from '#electron/library/reread-document.ts';
import { textKeyOf } from '#electron/store/document-keys.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ComparisonNotes, ComparisonOutcome } from '#shared/contract/review-views.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { ChangeNote, ComparisonView } from '#shared/model/comparison.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { changeReview } from './change-review.ts';
import { notReadable } from './document-handlers.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';
import { passagePlacer, placeOf } from './place-passages.ts';

/** `comparison.*`: what changed between two documents, and what people wrote about it. */
export function comparisonHandlers(context: HandlerContext): AreaHandlers<'comparison'> {
  const { clock, comparisons, store } = context;
  return {
    'comparison.run': ({ oldId, newId }) => compareInLibrary(context, oldId, newId),
    async 'comparison.cancel'({ oldId, newId }) {
      comparisons.cancel(oldId, newId);
      return {};
    },
    async 'comparison.notes'({ oldId, newId }) {
      const outcome = await compareInLibrary(context, oldId, newId);
      return outcome.kind === 'cancelled' ? { notes: [], opinions: [] } : comparisonNotesOf(context, oldId, newId, outcome.view);
    },
    async 'comparison.explain'({ oldId, newId, key, text, oldClause, newClause }) {
      demandDocument(context, oldId);
      const author = store.library.current().settings.reviewer.name;
      const note: ChangeNote | null =
        text.trim() === '' ? null : { against: oldId, key, text, oldClause, newClause, author, updatedAt: clock.now() };
      const change = (review: StoredReview) => {
        const others = (review.changeNotes ?? []).filter((other) => other.against !== oldId || other.key !== key);
        return { review: { ...review, changeNotes: note === null ? others : [...others, note] }, result: { note } };
      };
      return changeReview(context, newId, change, false);
    },
  };
}

/** The comparison of two documents of the library; fails with `not-found`, `document-not-readable` or `comparison-failed`. */
export async function compareInLibrary(context: HandlerContext, oldId: string, newId: string): Promise<ComparisonOutcome> {
  const [old, fresh] = [readable(context, oldId), readable(context, newId)];
  const report = (share: number): void => context.emit({ name: 'comparison.progressed', oldId, newId, share });
  const outcome = await context.comparisons.compare(old, fresh, report);
  // Taken off the list meanwhile: then nobody is to see it any more.
  for (const id of [oldId, newId]) demandDocument(context, id);
  if (outcome.kind === 'unreadable') throw notReadable(demandDocument(context, outcome.documentId).relativePath, 'unreadable');
  if (outcome.kind === 'failed') {
    throw new ReviewFailure('comparison-failed', 'the documents could not be compared', { file: fileNameOf(fresh) });
  }
  return outcome;
}

function readable(context: HandlerContext, documentId: string): LibraryDocument {
  const document = demandDocument(context, documentId);
  if (document.state.kind === 'failed') throw notReadable(document.relativePath, document.state.code);
  return document;
}

/** Reasons that people gave for the changes, and the annotations on the old text by the line of their passage, in reading order. */
export async function comparisonNotesOf(
  context: HandlerContext,
  oldId: string,
  newId: string,
  view: ComparisonView,
): Promise<ComparisonNotes> {
  const { store, tools } = context;
  const notes = ((await store.reviews.read(newId)).changeNotes ?? []).filter(({ against }) => against === oldId);
  const annotations = (await store.reviews.read(oldId)).annotations.filter(({ removedAt }) => removedAt === null);
  if (annotations.length === 0) return { notes, opinions: [] };
  const opened = await openModel(tools, demandDocument(context, oldId));
  const place = passagePlacer(opened?.model ?? null, opened === null ? '' : textKeyOf(opened.document));
  const lineOf = new Map<number, number>();
  for (const [line, { kind, old }] of view.lines.entries()) {
    if (old !== null && kind !== 'moved-away') for (let step = 0; step < old.count; step += 1) lineOf.set(old.first + step, line);
  }
  const opinions = annotations.flatMap((annotation) => {
    const placed = placeOf(annotation, place);
    const line = placed.kind === 'orphan' ? undefined : lineOf.get(placed.paragraph - 1);
    return line === undefined || placed.kind === 'orphan' ? [] : [{ line, annotation, start: placed.start }];
  });
  opinions.sort((one, other) => one.line - other.line || one.start - other.start);
  return { notes, opinions: opinions.map(({ line, annotation }) => ({ line, annotation })) };
}
