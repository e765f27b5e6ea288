import type { ReviewState } from '#shared/model/library.ts';
import { boundReviewClient } from './client-in-use.ts';
import type { StepKind, UndoStep } from './undo-stack.ts';
import { inOrder, rememberStep } from './undo-store.ts';

/** How many documents a change reached, and the step that takes it back; `null` where there is nothing to take back. */
export type Shelved = { readonly documents: number; readonly step: UndoStep | null };

/** Changes of what documents are sorted by, many at once. Each can be undone and answers how many documents it changed. */
export type ShelfActions = {
  readonly setTag: (documentIds: readonly string[], tag: string, isSet: boolean) => Promise<Shelved>;
  /** Gives a tag another name wherever it stands; an existing one takes it in. */
  readonly renameTag: (documentIds: readonly string[], from: string, to: string) => Promise<Shelved>;
  readonly setReviewState: (documentIds: readonly string[], state: ReviewState | null) => Promise<Shelved>;
  readonly createCollection: (name: string, documentIds: readonly string[]) => Promise<Shelved>;
  readonly renameCollection: (collectionId: string, from: string, to: string) => Promise<Shelved>;
  readonly removeCollection: (collectionId: string, name: string) => Promise<Shelved>;
  readonly setInCollection: (documentIds: readonly string[], collectionId: string, isIn: boolean) => Promise<Shelved>;
  readonly removeDocuments: (documentIds: readonly string[]) => Promise<Shelved>;
  /** Says that documents are versions of one paper. */
  readonly confirmPaper: (documentIds: readonly string[]) => Promise<Shelved>;
  /** Says that documents are other papers than the others. */
  readonly partPapers: (documentIds: readonly string[], others: readonly string[]) => Promise<Shelved>;
};

const NONE_RENAMED = { documentIds: [], had: [] };

/** The changes, over the client of this window. */
export function shelfActions(): ShelfActions {
  const { call } = boundReviewClient();
  const setTag = async (documentIds: readonly string[], tag: string, isSet: boolean): Promise<readonly string[]> =>
    documentIds.length === 0 ? [] : (await call('tag.set', { documentIds: [...documentIds], tag, isSet })).documentIds;
  const move = async (documentIds: readonly string[], collectionId: string, isIn: boolean): Promise<readonly string[]> =>
    documentIds.length === 0
      ? []
      : (await call(isIn ? 'collection.add' : 'collection.take', { documentIds: [...documentIds], collectionId })).documentIds;
  const create = (name: string, documentIds: readonly string[], collectionId: string | null = null) =>
    call('collection.create', { name, collectionId, documentIds: [...documentIds] });
  return {
    ...paperActions(),
    setTag: (documentIds, tag, isSet) =>
      inOrder(async () => {
        const changed = await setTag(documentIds, tag, isSet);
        return remembered('tagChanged', changed, { undo: () => setTag(changed, tag, !isSet), redo: () => setTag(changed, tag, isSet) });
      }),
    renameTag: (documentIds, from, to) =>
      inOrder(async () => {
        const rename = (ids: readonly string[], [old, fresh]: readonly [string, string]) =>
          call('tag.rename', { documentIds: [...ids], from: old, to: fresh });
        const { documentIds: changed, had } = documentIds.length === 0 ? NONE_RENAMED : await rename(documentIds, [from, to]);
        const back = async (): Promise<void> => {
          await rename(changed, [to, from]);
          await setTag(had, to, true);
        };
        return remembered('tagRenamed', changed, { undo: back, redo: () => rename(changed, [from, to]) });
      }),
    setReviewState: (documentIds, state) =>
      inOrder(async () => {
        const ids = [...documentIds];
        const { before } = await call('reviewState.set', { documentIds: ids, state });
        const changed = before.flatMap((group) => group.documentIds);
        return remembered('reviewStateSet', changed, {
          undo: async () => {
            for (const group of before) await call('reviewState.set', group);
          },
          redo: () => call('reviewState.set', { documentIds: changed, state }),
        });
      }),
    createCollection: (name, documentIds) =>
      inOrder(async () => {
        const { id } = await create(name, documentIds);
        const step = rememberStep({
          kind: 'collectionMade',
          documentId: '',
          undo: async () => void (await call('collection.remove', { collectionId: id })),
          redo: async () => void (await create(name, documentIds, id)),
        });
        return { documents: documentIds.length, step };
      }),
    renameCollection: (collectionId, from, to) =>
      inOrder(async () => {
        const rename = async (name: string): Promise<void> => void (await call('collection.rename', { collectionId, name }));
        await rename(to);
        const step = { kind: 'collectionRenamed', documentId: '', undo: () => rename(from), redo: () => rename(to) } as const;
        return { documents: 1, step: rememberStep(step) };
      }),
    removeCollection: (collectionId, name) =>
      inOrder(async () => {
        const remove = () => call('collection.remove', { collectionId });
        const { documentIds } = await remove();
        const step = rememberStep({
          kind: 'collectionRemoved',
          documentId: '',
          undo: async () => void (await create(name, documentIds, collectionId)),
          redo: async () => void (await remove()),
        });
        return { documents: documentIds.length, step };
      }),
    setInCollection: (documentIds, collectionId, isIn) =>
      inOrder(async () => {
        const changed = await move(documentIds, collectionId, isIn);
        return remembered('collectionFilled', changed, {
          undo: () => move(changed, collectionId, !isIn),
          redo: () => move(changed, collectionId, isIn),
        });
      }),
    removeDocuments: (documentIds) =>
      inOrder(async () => {
        const { documentIds: removed } = await call('document.removeSeveral', { documentIds: [...documentIds], purge: false });
        return remembered('documentsRemoved', removed, {
          undo: () => call('document.restoreSeveral', { documentIds: removed }),
          redo: () => call('document.removeSeveral', { documentIds: removed, purge: false }),
        });
      }),
  };
}

function paperActions(): Pick<ShelfActions, 'confirmPaper' | 'partPapers'> {
  const { call } = boundReviewClient();
  const marked = (change: () => ReturnType<typeof call<'paper.part'>>): Promise<Shelved> =>
    inOrder(async () => {
      const { before } = await change();
      return remembered(
        'versionsChanged',
        before.map(({ documentId }) => documentId),
        { undo: () => call('paper.restore', { marks: before }), redo: change },
      );
    });
  return {
    confirmPaper: (documentIds) => marked(() => call('paper.confirm', { documentIds: [...documentIds] })),
    partPapers: (documentIds, others) => marked(() => call('paper.part', { documentIds: [...documentIds], others: [...others] })),
  };
}

/** Remembers a step unless it changed nothing. */
function remembered(
  kind: StepKind,
  changed: readonly string[],
  { undo, redo }: { readonly undo: () => Promise<unknown>; readonly redo: () => Promise<unknown> },
): Shelved {
  if (changed.length === 0) return { documents: 0, step: null };
  // No document of the list: the step must outlive each one of those that it changed.
  const step = { kind, documentId: '', undo: async () => void (await undo()), redo: async () => void (await redo()) };
  return { documents: changed.length, step: rememberStep(step) };
}
