/** Reads of documents that may still put text into the store: what erases a document waits for them. */
export type ReadsUnderWay = {
  /** Runs one read; it must ask for itself, when it ends, whether its document is still wanted. */
  readonly run: <Result>(documentId: string, read: () => Promise<Result>) => Promise<Result>;
  /** Resolves when the reads now under way of these documents have ended, well or not. */
  readonly settle: (documentIds: readonly string[]) => Promise<void>;
  /**
   * Runs work while none is under way; those asked for meanwhile begin after it. It waits as long as they overlap, and holds none up
   * while it waits. Must not be called from inside a read, nor wait for one.
   */
  readonly whileNone: <Result>(work: () => Promise<Result>) => Promise<Result>;
};

/** No reads yet. */
export function createReadsUnderWay(): ReadsUnderWay {
  const running = new Map<string, Set<Promise<unknown>>>();
  let exclusive: Promise<unknown> | null = null;
  const begin = async <Result>(documentId: string, read: () => Promise<Result>): Promise<Result> => {
    const work = read();
    const ofDocument = running.get(documentId) ?? new Set();
    running.set(documentId, ofDocument.add(work));
    try {
      return await work;
    } finally {
      ofDocument.delete(work);
      if (ofDocument.size === 0) running.delete(documentId);
    }
  };
  return {
    async run(documentId, read) {
      while (exclusive !== null) await exclusive;
      return begin(documentId, read);
    },
    async settle(documentIds) {
      await Promise.allSettled(documentIds.flatMap((id) => [...(running.get(id) ?? [])]));
    },
    async whileNone(work) {
      while (exclusive !== null || running.size > 0) {
        await Promise.allSettled([exclusive, ...[...running.values()].flatMap((reads) => [...reads])]);
      }
      const own = work();
      exclusive = own
        .catch(() => undefined)
        .then(() => {
          exclusive = null;
        });
      return own;
    },
  };
}
