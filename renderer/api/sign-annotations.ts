import { create } from 'zustand';
import { boundReviewClient } from './client-in-use.ts';
import { useLibrary } from './library-store.ts';
import { changeReview } from './review-cache.ts';
import { inOrder, rememberStep } from './undo-store.ts';

type Unsigned = ReadonlyMap<string, ReadonlySet<string>>;

/** Annotations made in this window before it was known who makes them, a document. */
const useUnsigned = create<{ readonly unsigned: Unsigned }>()(() => ({ unsigned: new Map() }));

/** How many annotations were made in this window without a name and bear none yet. */
export function useUnsignedCount(): number {
  return useUnsigned(({ unsigned }) => [...unsigned.values()].reduce((sum, { size }) => sum + size, 0));
}

/** Notes that an annotation was made without a name. */
export function noteUnsigned(documentId: string, annotationId: string): void {
  const { unsigned } = useUnsigned.getState();
  keepUnsigned(new Map(unsigned).set(documentId, new Set(unsigned.get(documentId)).add(annotationId)));
}

function keepUnsigned(unsigned: Unsigned): void {
  useUnsigned.setState({ unsigned });
}

/** Puts the reviewer's name under what was made in this window without one; can be undone, and answers how many were signed. */
export function signEarlier(): Promise<number> {
  return inOrder(async () => {
    const { name } = useLibrary.getState().settings.reviewer;
    let count = 0;
    for (const [documentId, ids] of useUnsigned.getState().unsigned) {
      const signed = await sign(documentId, [...ids], { isSigned: true, name });
      forgetUnsigned((id) => id === documentId);
      if (signed.length === 0) continue;
      count += signed.length;
      const change = (isSigned: boolean) => async (): Promise<void> => void (await sign(documentId, signed, { isSigned, name }));
      rememberStep({ kind: 'annotationsSigned', documentId, undo: change(false), redo: change(true) });
    }
    return count;
  });
}

/** Forgets those of documents that left the library. */
export function forgetUnsigned(isGone: (documentId: string) => boolean): void {
  keepUnsigned(new Map([...useUnsigned.getState().unsigned].filter(([documentId]) => !isGone(documentId))));
}

async function sign(
  documentId: string,
  annotationIds: readonly string[],
  { isSigned, name }: { readonly isSigned: boolean; readonly name: string },
): Promise<readonly string[]> {
  const input = { documentId, annotationIds: [...annotationIds], isSigned };
  const { annotationIds: changed } = await boundReviewClient().call('annotation.sign', input);
  const ids = new Set(changed);
  changeReview(documentId, (review) => ({
    ...review,
    annotations: review.annotations.map((known) => (ids.has(known.id) ? { ...known, author: isSigned ? name : '' } : known)),
  }));
  return changed;
}
