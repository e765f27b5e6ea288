import { currentModelKey } from '#electron/library/reading-of.ts';
import type { ReviewCounts } from '#electron/store/review-store.ts';
import { indexPapers, type ListedPaper, type PaperIndex } from '#shared/domain/references/paper-index.ts';
import { clauseIn, resolveCitations } from '#shared/domain/references/resolve-citations.ts';
import type { Citation } from '#shared/model/citation.ts';
import type { Block, DocumentModel } from '#shared/model/document.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { HandlerContext } from './handler-context.ts';
import { correctedState } from './library-views.ts';

/** Papers whose text is looked into for a cited clause; further ones open at their beginning. */
const MOST_TEXTS = 40;

const indexes = new WeakMap<readonly LibraryDocument[], { readonly corrections: string; readonly index: PaperIndex }>();

/** What a document cites, found now: nothing of it is stored. */
export async function citationsOf(context: HandlerContext, { id }: LibraryDocument, model: DocumentModel): Promise<Citation[]> {
  const papers = await papersOfLibrary(context);
  return withClauses(context, resolveCitations({ id, title: model.meta.title, blocks: model.blocks }, papers));
}

/** One index a state of the library: the list is replaced when it changes, a person's corrections are compared. */
async function papersOfLibrary({ store }: HandlerContext): Promise<PaperIndex> {
  const counts = await store.reviews.counts();
  const { documents } = store.library.current();
  const corrections = JSON.stringify(
    [...counts].flatMap(([id, { correctedSummary }]) => (isEmpty(correctedSummary) ? [] : [[id, correctedSummary]])),
  );
  const known = indexes.get(documents);
  if (known?.corrections === corrections) return known.index;
  const index = indexPapers(documents.flatMap((document) => listedPaper(document, counts.get(document.id))));
  indexes.set(documents, { corrections, index });
  return index;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function listedPaper({ id, state }: LibraryDocument, counts: ReviewCounts | undefined): readonly ListedPaper[] {
  const shown = correctedState(state, counts?.correctedSummary ?? {});
  if (shown.kind === 'failed') return [];
  const { title, docNumber, issueDate } = shown.summary;
  return [{ id, title, docNumber, issueDate }];
}

async function withClauses(context: HandlerContext, citations: readonly Citation[]): Promise<Citation[]> {
  const { store } = context;
  const documents = new Map(store.library.current().documents.map((document) => [document.id, document]));
  const texts = new Map<string, readonly Block[]>();
  const found: Citation[] = [];
  for (const citation of citations) {
    const { kind, clause, target } = citation;
    const document = target === null ? undefined : documents.get(target.documentId);
    if (kind !== 'paper' || clause === null || target === null || document === undefined) {
      found.push(citation);
      continue;
    }
    if (!texts.has(document.id) && texts.size < MOST_TEXTS) {
      const key = await currentModelKey(store, document);
      const model = key === null ? null : await store.models.read(key);
      texts.set(document.id, model?.blocks ?? []);
    }
    found.push({ ...citation, target: { ...target, blockId: clauseIn(texts.get(document.id) ?? [], clause) } });
  }
  return found;
}
