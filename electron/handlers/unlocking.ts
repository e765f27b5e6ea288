/** Reads of protected documents that a person may still call off. */
export type Unlocking = {
  /** Runs one read; an earlier one of the same document is called off. */
  readonly run: <Result>(documentId: string, read: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;
  readonly cancel: (documentId: string) => void;
};

/** No such read yet. */
export function createUnlocking(): Unlocking {
  const underWay = new Map<string, AbortController>();
  return {
    async run(documentId, read) {
      const own = new AbortController();
      underWay.get(documentId)?.abort();
      underWay.set(documentId, own);
      try {
        return await read(own.signal);
      } finally {
        if (underWay.get(documentId) === own) underWay.delete(documentId);
      }
    },
    cancel: (documentId) => underWay.get(documentId)?.abort(),
  };
}
