import type { ForkChild } from '#electron/ports.ts';
import { earlierKeyOf, earlierTextKeyOf, textKeyOf } from '#electron/store/document-keys.ts';
import { modelKeyOf } from '#electron/store/model-key.ts';
import { modelFolderOf } from '#electron/store/open-store.ts';
import { openingOfView } from '#shared/domain/comparison/comparison-view.ts';
import type { ComparisonOpening, ComparisonView } from '#shared/model/comparison.ts';
import type { EarlierText, LibraryDocument } from '#shared/model/library.ts';
import { type ChildJobs, type ChildWord, createChildJobs, type JobOptions } from './child-jobs.ts';
import { type CompareAnswer, type CompareRequest, type CompareSide, compareAnswer } from './compare-messages.ts';
import type { IndexingTools } from './indexing-tools.ts';
import { unpackView } from './packed-view.ts';
import { currentModelKey } from './reading-of.ts';
import { createRememberedOutcomes } from './remembered-outcomes.ts';
import { openModel } from './reread-document.ts';

/** What changed between documents of the library, remembered while neither text changes. */
export type DocumentComparisons = {
  /** Works one out in the child process; asked twice at once, it is worked out once, and cancelling ends it for both. */
  readonly compare: (old: ComparedText, fresh: LibraryDocument, onProgress: (share: number) => void) => Promise<ComparisonOutcome>;
  /**
   * The first lines of the same comparison as soon as there are some, which it begins too; `null` where all of it comes at once or nothing does.
   * What became of it, `compare` tells.
   */
  readonly open: (old: ComparedText, fresh: LibraryDocument, onProgress: (share: number) => void) => Promise<ComparisonOpening | null>;
  /** Ends the comparison of these two where it is under way. */
  readonly cancel: (oldId: string, newId: string) => void;
  /** Has the child started and made fast before anybody asks, unless that was done a while ago; costs a second of the processor in the background. */
  readonly prepare: () => void;
  /** Lets go of what is remembered of a document. */
  readonly forget: (documentId: string) => void;
  readonly close: () => void;
};

/** What a document says now, or said before its file changed. */
export type ComparedText = { readonly document: LibraryDocument; readonly earlier?: EarlierText | undefined };

export type ComparisonOutcome =
  | { readonly kind: 'compared'; readonly view: ComparisonView; readonly oldTextKey: string; readonly newTextKey: string }
  /** One of them has no readable text. */
  | { readonly kind: 'unreadable'; readonly documentId: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

/** Comparisons remembered; those asked for last stay. Of two long texts one takes some megabytes. */
const MOST_REMEMBERED = 6;
/** Two of the longest documents allowed take a few seconds. */
const TIME_LIMIT = 60_000;
const MAX_MEMORY = 2_048;
/** Longer than other children: who compares reads for a while and compares again. */
const KEEP_FOR = 600_000;

type Answered = Extract<CompareAnswer, { kind: 'compared' | 'missing' | 'prepared' }>;
type Request = CompareRequest extends infer One ? (One extends CompareRequest ? Omit<One, 'job'> : never) : never;
type Jobs = ChildJobs<Request, Answered, ComparisonOpening>;

type Asked = {
  readonly old: ComparedText;
  readonly fresh: LibraryDocument;
  readonly onProgress: (share: number) => void;
  /** Whether somebody waits for the first lines. */
  readonly opens: boolean;
};

/** The comparisons over the library's tools, by a child process of their own. */
export function createDocumentComparisons(
  tools: IndexingTools,
  child: { readonly forkChild: ForkChild; readonly entry: string; readonly log: (line: string) => void },
): DocumentComparisons {
  const jobs: Jobs = createChildJobs({
    ...child,
    name: 'compare',
    understand,
    timeLimit: TIME_LIMIT,
    maxMemory: MAX_MEMORY,
    keepFor: KEEP_FOR,
  });
  const outcomes = createRememberedOutcomes<ComparisonOutcome>(MOST_REMEMBERED, ({ kind }) => kind === 'compared');
  let preparedAt = Number.NEGATIVE_INFINITY;
  /** The first lines of what is under way, by its key. */
  const openings = new Map<string, Promise<ComparisonOpening | null>>();
  const keyOf = (old: ComparedText, fresh: LibraryDocument): string =>
    `${keyOfText(old)} ${textKeyOf(fresh)} ${nameOf(old.document.id, fresh.id)}`;
  const begin = (asked: Asked): Promise<ComparisonOutcome> => {
    const { old, fresh } = asked;
    const key = keyOf(old, fresh);
    const documentIds = [old.document.id, fresh.id];
    return outcomes.of(key, { name: nameOf(old.document.id, fresh.id), documentIds }, async (signal) => {
      let tell: (opening: ComparisonOpening | null) => void = () => undefined;
      openings.set(key, new Promise((resolve) => (tell = resolve)));
      try {
        return await runComparison(tools, jobs, { ...asked, signal, onPart: tell });
      } finally {
        openings.delete(key);
        tell(null);
      }
    });
  };
  return {
    compare: (old, fresh, onProgress) => begin({ old, fresh, onProgress, opens: false }),
    async open(old, fresh, onProgress) {
      const key = keyOf(old, fresh);
      const known = outcomes.known(key);
      if (known) return known.kind === 'compared' ? openingOfView(known.view) : null;
      // Told by `compare`, which whoever opens asks for as well.
      begin({ old, fresh, onProgress, opens: true }).catch(() => undefined);
      return (await openings.get(key)) ?? null;
    },
    cancel: (oldId, newId) => outcomes.cancel(nameOf(oldId, newId)),
    prepare() {
      if (performance.now() - preparedAt < KEEP_FOR) return;
      preparedAt = performance.now();
      void jobs.run({ kind: 'prepare' });
    },
    forget(documentId) {
      outcomes.forget(documentId);
      // The child has texts in its memory too.
      jobs.rest();
      preparedAt = Number.NEGATIVE_INFINITY;
    },
    close: jobs.close,
  };
}

/** What a comparison is cancelled by. */
function nameOf(oldId: string, newId: string): string {
  return `${oldId} ${newId}`;
}

function understand(message: unknown): ChildWord<Answered, ComparisonOpening> | null {
  const parsed = compareAnswer.safeParse(message);
  if (!parsed.success) return null;
  const { data } = parsed;
  if (data.kind === 'opening') return { job: data.job, kind: 'part', part: data.opening };
  return data.kind === 'compared' || data.kind === 'missing' || data.kind === 'prepared'
    ? { job: data.job, kind: 'answer', answer: data }
    : data;
}

async function runComparison(
  tools: IndexingTools,
  jobs: Jobs,
  { old, fresh, opens, ...options }: Asked & Required<JobOptions<ComparisonOpening>>,
): Promise<ComparisonOutcome> {
  const modelFolder = modelFolderOf(tools.store.folder);
  const newKey = await currentModelKey(tools.store, fresh);
  const oldKey = old.earlier ? earlierKeyOf(old.earlier) : await currentModelKey(tools.store, old.document);
  if (oldKey !== null && newKey !== null) {
    const sides = { old: { key: oldKey, model: null }, new: { key: newKey, model: null } };
    const outcome = await jobs.run({ kind: 'compare', modelFolder, opens, ...sides }, options);
    if (outcome.kind !== 'missing') return outcomeOf(outcome, keyOfText(old), textKeyOf(fresh));
  }
  const opened = old.earlier ? await openEarlier(tools, old.earlier) : await openCurrent(tools, old.document);
  if (opened === null) return { kind: 'unreadable', documentId: old.document.id };
  const other = await openModel(tools, fresh);
  if (other === null) return { kind: 'unreadable', documentId: fresh.id };
  const sides = { old: opened.side, new: { key: modelKeyOf(other.document), model: other.model } };
  return outcomeOf(await jobs.run({ kind: 'compare', modelFolder, opens, ...sides }, options), opened.textKey, textKeyOf(other.document));
}

type OpenedSide = { readonly side: CompareSide; readonly textKey: string };

/** Of a text whose file is gone only what the cache holds. */
async function openEarlier({ store }: IndexingTools, earlier: EarlierText): Promise<OpenedSide | null> {
  const key = earlierKeyOf(earlier);
  const model = await store.models.read(key);
  return model === null ? null : { side: { key, model }, textKey: earlierTextKeyOf(earlier) };
}

async function openCurrent(tools: IndexingTools, listed: LibraryDocument): Promise<OpenedSide | null> {
  const opened = await openModel(tools, listed);
  if (opened === null) return null;
  const { document, model } = opened;
  return { side: { key: modelKeyOf(document), model }, textKey: textKeyOf(document) };
}

function keyOfText({ document, earlier }: ComparedText): string {
  return earlier ? earlierTextKeyOf(earlier) : textKeyOf(document);
}

function outcomeOf(outcome: Awaited<ReturnType<Jobs['run']>>, oldTextKey: string, newTextKey: string): ComparisonOutcome {
  if (outcome.kind === 'compared') return { kind: 'compared', view: unpackView(outcome.packed), oldTextKey, newTextKey };
  return { kind: outcome.kind === 'cancelled' ? 'cancelled' : 'failed' };
}
