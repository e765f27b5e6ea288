import { openModel } from '#electron/library/reread-document.ts';
import { earlierKeyOf, earlierTextKeyOf, textKeyOf } from '#electron/store/document-keys.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { LostPlace, LostPlacesOutcome } from '#shared/contract/review-views.ts';
import { type AnchorIndex, createAnchorIndex, type TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { resolveAnnotation } from '#shared/domain/anchoring/resolve-annotation.ts';
import { wordsNow } from '#shared/domain/anchoring/words-now.ts';
import { likelyPlace } from '#shared/domain/carrying/likely-place.ts';
import { comparedTexts } from '#shared/domain/carrying/map-range.ts';
import { rowsOfView } from '#shared/domain/comparison/rows-of-view.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { EarlierText, LibraryDocument } from '#shared/model/library.ts';
import { compareInLibrary } from './comparison-handlers.ts';
import { demandDocument, type HandlerContext } from './handler-context.ts';

/** An annotation with its passage in an earlier text. */
type Known = { readonly annotation: Annotation; readonly range: TextRange };

/**
 * Where annotations that lost their place when their file changed may stand now, by comparing what the file says with the newest kept text
 * that has their very words. Those of which the comparison tells nothing are left out. Fails as `comparison.run` does.
 */
export async function findLostPlaces(context: HandlerContext, documentId: string): Promise<LostPlacesOutcome> {
  const listed = demandDocument(context, documentId);
  const { annotations } = await context.store.reviews.read(documentId);
  // One that was carried here without a place never had one in this file.
  const living = annotations.filter(({ removedAt, carried }) => removedAt === null && carried?.place !== 'lost');
  if (living.length === 0 || (listed.earlier ?? []).length === 0) return { kind: 'proposed', items: [] };
  const opened = await openModel(context.tools, listed);
  if (opened === null) return { kind: 'proposed', items: [] };
  const { document } = opened;
  const fresh = createAnchorIndex({ blocks: opened.model.blocks, contentHash: textKeyOf(document) });
  let lost = living.filter((annotation) => resolveAnnotation(fresh, annotation).kind === 'orphan');
  const items: LostPlace[] = [];
  for (const text of document.earlier ?? []) {
    if (lost.length === 0) break;
    const old = await earlierIndex(context, text);
    const known = old === null ? [] : lost.flatMap((annotation) => placeIn(old, annotation));
    if (old === null || known.length === 0) continue;
    const found = await comparedPlaces(context, { document, text, old, fresh }, known);
    if (found === null) return { kind: 'cancelled' };
    items.push(...found);
    lost = lost.filter((annotation) => !known.some((one) => one.annotation === annotation));
  }
  return { kind: 'proposed', items };
}

async function earlierIndex({ store }: HandlerContext, text: EarlierText): Promise<AnchorIndex | null> {
  const model = await store.models.read(earlierKeyOf(text));
  return model === null ? null : createAnchorIndex({ blocks: model.blocks, contentHash: earlierTextKeyOf(text) });
}

/** Where an annotation stands on its own words; nowhere where that text, too, has others. */
function placeIn(index: AnchorIndex, annotation: Annotation): readonly Known[] {
  const anchor = resolveAnnotation(index, annotation);
  if (anchor.kind === 'orphan' || wordsNow(index.canonical.text, annotation.target.selector[1].exact, anchor) !== null) return [];
  return [{ annotation, range: anchor.range }];
}

type States = {
  readonly document: LibraryDocument;
  readonly text: EarlierText;
  readonly old: AnchorIndex;
  readonly fresh: AnchorIndex;
};

/** `null` where the comparison was called off. */
async function comparedPlaces(
  context: HandlerContext,
  { document, text, old, fresh }: States,
  known: readonly Known[],
): Promise<readonly LostPlace[] | null> {
  const outcome = await compareInLibrary(context, { oldId: document.id, newId: document.id, oldState: text.contentHash });
  if (outcome.kind === 'cancelled') return null;
  // The file changed between its reading and the comparison: the rows would speak of other blocks.
  if (outcome.oldTextKey !== old.contentHash || outcome.newTextKey !== fresh.contentHash) {
    throw new ReviewFailure('comparison-failed', 'the text keeps changing', { file: fileNameOf(document) });
  }
  const texts = comparedTexts(rowsOfView(outcome.view), old.canonical, fresh.canonical);
  return known.flatMap(({ annotation, range }) => {
    const place = likelyPlace({ texts, oldIndex: old, freshIndex: fresh }, range);
    if (place === null) return [];
    const target = describePassage(fresh, place.range);
    return [{ annotationId: annotation.id, target, clause: formatClausePath(target.selector[2].path) }];
  });
}
