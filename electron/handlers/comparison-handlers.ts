import { withListedDocument } from '#electron/library/apply-outcomes.ts';
import type { ComparedText } from '#electron/library/document-comparisons.ts';
import { openModel } from '#electron/library/reread-document.ts';
import { earlierKeyOf, earlierTextKeyOf, textKeyOf } from '#electron/store/document-keys.ts';
import type { MethodInput } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ComparisonNotes, ComparisonOutcome } from '#shared/contract/review-views.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { ChangeNote, ComparisonView } from '#shared/model/comparison.ts';
import type { EarlierText, LibraryDocument } from '#shared/model/library.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { changeReview } from './change-review.ts';
import { notReadable } from './document-handlers.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';
import { passagePlacer, placeOf } from './place-passages.ts';

/** `comparison.*`: what changed between two documents, and what people wrote about it. */
export function comparisonHandlers(context: HandlerContext): AreaHandlers<'comparison'> {
  const { clock, comparisons, store } = context;
  return {
    async 'comparison.open'(pair) {
      const { old, fresh, report } = comparedIn(context, pair);
      return { opening: await comparisons.open(old, fresh, report) };
    },
    'comparison.run': (pair) => compareInLibrary(context, pair),
    async 'comparison.cancel'({ oldId, newId }) {
      comparisons.cancel(oldId, newId);
      return {};
    },
    async 'comparison.notes'(pair) {
      const outcome = await compareInLibrary(context, pair);
      return outcome.kind === 'cancelled' ? { notes: [], opinions: [] } : comparisonNotesOf(context, pair, outcome.view);
    },
    async 'comparison.explain'({ oldId, newId, oldState, key, text, oldClause, newClause }) {
      demandDocument(context, oldId);
      const author = store.library.current().settings.reviewer.name;
      const against = { against: oldId, ...(oldState === undefined ? {} : { againstState: oldState }) };
      const note: ChangeNote | null =
        text.trim() === '' ? null : { ...against, key, text, oldClause, newClause, author, updatedAt: clock.now() };
      const change = (review: StoredReview) => {
        const others = (review.changeNotes ?? []).filter((other) => !isAgainst(other, { oldId, oldState }) || other.key !== key);
        return { review: { ...review, changeNotes: note === null ? others : [...others, note] }, result: { note } };
      };
      return changeReview(context, newId, change, false);
    },
  };
}

/** Two documents of the library, the earlier one first; of that one its text from before a change of its file where `oldState` names one. */
export type ComparedPair = MethodInput<'comparison.run'>;

function isAgainst({ against, againstState }: ChangeNote, { oldId, oldState }: Pick<ComparedPair, 'oldId' | 'oldState'>): boolean {
  return against === oldId && againstState === oldState;
}

/** The comparison of two documents of the library; fails with `not-found`, `document-not-readable` or `comparison-failed`. */
export async function compareInLibrary(context: HandlerContext, pair: ComparedPair): Promise<ComparisonOutcome> {
  const { oldId, newId } = pair;
  const { old, fresh, report } = comparedIn(context, pair);
  const outcome = await context.comparisons.compare(old, fresh, report);
  // Taken off the list meanwhile: then nobody is to see it any more.
  for (const id of [oldId, newId]) demandDocument(context, id);
  if (outcome.kind === 'unreadable') {
    if (old.earlier) await dropUnreadable(context, oldId, old.earlier);
    throw notReadable(demandDocument(context, outcome.documentId).relativePath, 'unreadable');
  }
  if (outcome.kind === 'failed') {
    throw new ReviewFailure('comparison-failed', 'the documents could not be compared', { file: fileNameOf(fresh) });
  }
  return outcome;
}

type Compared = { readonly old: ComparedText; readonly fresh: LibraryDocument; readonly report: (share: number) => void };

function comparedIn(context: HandlerContext, { oldId, newId, oldState }: ComparedPair): Compared {
  const fresh = readable(context, newId);
  const old = oldState === undefined ? { document: readable(context, oldId) } : earlierOf(demandDocument(context, oldId), oldState);
  return { old, fresh, report: (share) => context.emit({ name: 'comparison.progressed', oldId, newId, share }) };
}

/** Takes a text of before off its document where nothing can open it any more, so that it is not offered again: its file is gone. */
async function dropUnreadable({ store, emit }: HandlerContext, documentId: string, text: EarlierText): Promise<void> {
  if ((await store.models.read(earlierKeyOf(text))) !== null) return;
  const { earlier = [] } = store.library.current().documents.find(({ id }) => id === documentId) ?? {};
  const left = earlier.filter(({ contentHash }) => contentHash !== text.contentHash);
  store.library.changeSoftly((library) => withListedDocument(library, documentId, { earlier: left }));
  emit({ name: 'library.changed' });
}

function earlierOf(document: LibraryDocument, state: string): { readonly document: LibraryDocument; readonly earlier: EarlierText } {
  const earlier = document.earlier?.find(({ contentHash }) => contentHash === state);
  if (earlier === undefined) throw new ReviewFailure('not-found', 'this text of the document is not kept');
  return { document, earlier };
}

function readable(context: HandlerContext, documentId: string): LibraryDocument {
  const document = demandDocument(context, documentId);
  if (document.state.kind === 'failed') throw notReadable(document.relativePath, document.state.code);
  return document;
}

/** Finds passages in a document as it is now. */
async function presentPlacer(tools: HandlerContext['tools'], document: LibraryDocument): Promise<Placer> {
  const opened = await openModel(tools, document);
  return passagePlacer(opened?.model ?? null, opened === null ? '' : textKeyOf(opened.document));
}

/** Finds passages in what a document said before; what was written since is nowhere in it. */
async function earlierPlacer({ store }: HandlerContext, document: LibraryDocument, state: string): Promise<Placer> {
  const { earlier } = earlierOf(document, state);
  return passagePlacer(await store.models.read(earlierKeyOf(earlier)), earlierTextKeyOf(earlier));
}

type Placer = ReturnType<typeof passagePlacer>;

/**
 * Reasons that people gave for the changes, and the annotations on the old text by the line of their passage, in reading order. Where a file
 * is compared with what it said before, the annotations stand on what it says now.
 */
export async function comparisonNotesOf(context: HandlerContext, pair: ComparedPair, view: ComparisonView): Promise<ComparisonNotes> {
  const { store, tools } = context;
  const { oldId, newId, oldState } = pair;
  const notes = ((await store.reviews.read(newId)).changeNotes ?? []).filter((note) => isAgainst(note, pair));
  const side = oldState !== undefined && oldId === newId ? 'new' : 'old';
  const annotations = (await store.reviews.read(oldId)).annotations.filter(({ removedAt }) => removedAt === null);
  if (annotations.length === 0) return { notes, opinions: [] };
  const document = demandDocument(context, oldId);
  const place =
    side === 'old' && oldState !== undefined ? await earlierPlacer(context, document, oldState) : await presentPlacer(tools, document);
  const lineOf = new Map<number, number>();
  for (const [at, line] of view.lines.entries()) {
    const place = line[side];
    if (place !== null && line.kind !== 'moved-away') for (let step = 0; step < place.count; step += 1) lineOf.set(place.first + step, at);
  }
  const opinions = annotations.flatMap((annotation) => {
    const placed = placeOf(annotation, place);
    const line = placed.kind === 'orphan' ? undefined : lineOf.get(placed.paragraph - 1);
    return line === undefined || placed.kind === 'orphan' ? [] : [{ line, annotation, start: placed.start }];
  });
  opinions.sort((one, other) => one.line - other.line || one.start - other.start);
  return { notes, opinions: opinions.map(({ line, annotation }) => ({ line, annotation })) };
}
