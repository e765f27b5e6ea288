/** Reads of documents that may still put text into the store: what erases a document waits for them. */
export type ReadsUnderWay = {
  /** Runs one read; it must ask for itself, when it ends, whether its document is still wanted. */
  readonly run: <Result>(documentId: string, read: () => Promise<Result>) => Promise<Result>;
  /** Resolves when the reads now under way of these documents have ended, well or not. */
  readonly settle: (documentIds: readonly string[]) => Promise<void>;
};

/** No reads yet. */
export function createReadsUnderWay(): ReadsUnderWay {
  const running = new Map<string, Set<Promise<unknown>>>();
  return {
    async run(documentId, read) {
      const work = read();
      const ofDocument = running.get(documentId) ?? new Set();
      running.set(documentId, ofDocument.add(work));
      try {
        return await work;
      } finally {
        ofDocument.delete(work);
        if (ofDocument.size === 0) running.delete(documentId);
      }
    },
    async settle(documentIds) {
      await Promise.allSettled(documentIds.flatMap((id) => [...(running.get(id) ?? [])]));
    },
  };
}
