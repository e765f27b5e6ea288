/** What was worked out of documents, remembered while its key stays the same. */
export type RememberedOutcomes<Outcome> = {
  /** What is remembered under the key, else what `start` works out; asked twice at once, it is worked out once. */
  readonly of: (key: string, about: About, start: (signal: AbortSignal) => Promise<Outcome>) => Promise<Outcome>;
  /** What is remembered under the key. */
  readonly known: (key: string) => Outcome | undefined;
  /** Ends what is under way for a name, for everybody who waits for it. */
  readonly cancel: (name: string) => void;
  /** Lets go of what is remembered of a document, and ends what is under way of it. */
  readonly forget: (documentId: string) => void;
};

/** Whose outcome it is: the name that it is cancelled by, and the documents that it is made of. */
export type About = { readonly name: string; readonly documentIds: readonly string[] };

type UnderWay<Outcome> = About & { readonly outcome: Promise<Outcome>; readonly ending: AbortController };

/** Remembers at most `most` outcomes that are worth keeping, those asked for last. */
export function createRememberedOutcomes<Outcome>(most: number, isKept: (outcome: Outcome) => boolean): RememberedOutcomes<Outcome> {
  const remembered = new Map<string, { readonly documentIds: readonly string[]; readonly outcome: Outcome }>();
  const underWay = new Map<string, UnderWay<Outcome>>();
  const remember = (key: string, documentIds: readonly string[], outcome: Outcome): void => {
    if (!isKept(outcome)) return;
    remembered.delete(key);
    remembered.set(key, { documentIds, outcome });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= most) break;
      remembered.delete(oldest);
    }
  };
  return {
    async of(key, about, start) {
      const known = remembered.get(key);
      if (known) {
        remember(key, known.documentIds, known.outcome);
        return known.outcome;
      }
      const running = underWay.get(key);
      if (running) return running.outcome;
      const ending = new AbortController();
      const work = async (): Promise<Outcome> => {
        try {
          const result = await start(ending.signal);
          // A document erased meanwhile must leave nothing.
          if (!ending.signal.aborted) remember(key, about.documentIds, result);
          return result;
        } finally {
          underWay.delete(key);
        }
      };
      const outcome = work();
      underWay.set(key, { ...about, outcome, ending });
      return outcome;
    },
    known: (key) => remembered.get(key)?.outcome,
    cancel(name) {
      for (const { name: running, ending } of underWay.values()) if (running === name) ending.abort();
    },
    forget(documentId) {
      for (const [key, { documentIds }] of remembered) if (documentIds.includes(documentId)) remembered.delete(key);
      for (const { documentIds, ending } of underWay.values()) if (documentIds.includes(documentId)) ending.abort();
    },
  };
}
