import { type Marked, type PaperMark, withMarks, withOnePaper, withPapersApart } from '#electron/store/paper-marks.ts';
import {
  demandCollection,
  type Shelved,
  withCollection,
  withCollectionName,
  withMembership,
  withoutCollection,
  withRenamedTag,
  withReviewState,
  withTag,
} from '#electron/store/shelve-documents.ts';
import type { CollectionView } from '#shared/contract/review-views.ts';
import type { Collection, ReviewState, StoredLibrary } from '#shared/model/library.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';
import { collectionViews } from './library-views.ts';

/** `tag.*`, `reviewState.*`, `collection.*`, `paper.*`: what people sort documents by, for many of them at once. */
export function shelfHandlers(context: HandlerContext): AreaHandlers<'tag' | 'reviewState' | 'collection' | 'paper'> {
  const { clock } = context;
  const shelve = (step: (library: StoredLibrary) => Shelved) => shelving(context, step);
  const mark = async (step: (library: StoredLibrary) => Marked) => {
    let before: readonly PaperMark[] = [];
    await shelve((library) => {
      const marked = step(library);
      before = marked.before;
      return marked;
    });
    return { before: before.map(({ apart, ...rest }) => ({ ...rest, apart: [...apart] })) };
  };
  return {
    'tag.set': ({ documentIds, tag, isSet }) => shelve((library) => withTag(library, documentIds, { tag, isSet })),
    async 'tag.rename'({ documentIds, from, to }) {
      let had: readonly string[] = [];
      const changed = await shelve((library) => {
        const renamed = withRenamedTag(library, documentIds, { from, to });
        had = renamed.had;
        return renamed;
      });
      return { ...changed, had: [...had] };
    },
    async 'reviewState.set'({ documentIds, state }) {
      const before = new Map<ReviewState | null, string[]>();
      await shelve((library) => {
        const shelved = withReviewState(library, documentIds, state);
        const changed = new Set(shelved.documentIds);
        for (const { id, markedState } of library.documents) {
          const same = before.get(markedState);
          if (!changed.has(id)) continue;
          if (same) same.push(id);
          else before.set(markedState, [id]);
        }
        return shelved;
      });
      return { before: [...before].map(([marked, ids]) => ({ state: marked, documentIds: ids })) };
    },
    async 'collection.create'({ name, collectionId, documentIds }) {
      const made: Collection = { id: collectionId ?? clock.newId(), name, createdAt: clock.now() };
      await shelve((library) => withMembership(withCollection(library, made), documentIds, { collectionId: made.id, isIn: true }));
      return viewOf(context, made.id);
    },
    async 'collection.rename'({ collectionId, name }) {
      await shelve((library) => ({ library: withCollectionName(library, collectionId, name), documentIds: [] }));
      return viewOf(context, collectionId);
    },
    'collection.remove': ({ collectionId }) => shelve((library) => withoutCollection(library, collectionId)),
    'collection.add': ({ collectionId, documentIds }) =>
      shelve((library) => withMembership(library, documentIds, { collectionId, isIn: true })),
    'collection.take': ({ collectionId, documentIds }) =>
      shelve((library) => withMembership(library, documentIds, { collectionId, isIn: false })),
    'paper.confirm': ({ documentIds }) => mark((library) => withOnePaper(library, documentIds, clock.newId())),
    'paper.part': ({ documentIds, others }) => mark((library) => withPapersApart(library, documentIds, others)),
    'paper.restore': ({ marks }) => mark((library) => withMarks(library, marks)),
  };
}

async function shelving({ store, emit }: HandlerContext, step: (library: StoredLibrary) => Shelved): Promise<{ documentIds: string[] }> {
  const before = store.library.current();
  let changed: readonly string[] = [];
  await store.library.change((library) => {
    const shelved = step(library);
    changed = shelved.documentIds;
    return shelved.library;
  });
  if (store.library.current() !== before) emit({ name: 'library.changed' });
  return { documentIds: [...changed] };
}

function viewOf({ store }: HandlerContext, collectionId: string): CollectionView {
  const { collections, documents } = store.library.current();
  const [view] = collectionViews([demandCollection({ collections }, collectionId)], documents);
  if (!view) throw new Error('one collection has one view');
  return view;
}
