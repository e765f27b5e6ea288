import { textKeyOf } from '#electron/store/document-keys.ts';
import type { ModelKey } from '#electron/store/model-cache.ts';
import { modelKeyOf } from '#electron/store/model-key.ts';
import { modelFolderOf } from '#electron/store/open-store.ts';
import type { CheckContext } from '#shared/domain/checks/reading.ts';
import type { CheckReport, RuleFamily } from '#shared/model/finding.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { CheckOutcome, CheckRunner } from './check-runner.ts';
import type { IndexingTools } from './indexing-tools.ts';
import { currentModelKey } from './reading-of.ts';
import { openModel } from './reread-document.ts';

/** What the rules find in documents of the library, remembered while neither the text nor what the rules know changes. */
export type DocumentChecks = {
  /** `null` where the document has no readable text; `failed` where the rules could not be run. */
  readonly report: (document: LibraryDocument, context: CheckContext, families: readonly RuleFamily[]) => Promise<ReportOutcome>;
  /** Lets go of what is remembered of a document. */
  readonly forget: (documentId: string) => void;
};

export type ReportOutcome =
  | { readonly kind: 'checked'; readonly report: CheckReport; readonly textKey: string }
  | { readonly kind: 'failed' | 'unreadable' };

/** Documents whose findings are remembered; those asked for last stay. */
const MOST_REMEMBERED = 40;

type Remembered = { readonly key: string; readonly outcome: Promise<ReportOutcome> };

/** The checks over the library's tools. The rules are a part of this build, so that what is remembered is never older than they are. */
export function createDocumentChecks(tools: IndexingTools, runner: CheckRunner): DocumentChecks {
  const remembered = new Map<string, Remembered>();
  return {
    async report(document, context, families) {
      const modelKey = await currentModelKey(tools.store, document);
      // Not read yet in the way that holds now: nothing is known under a key that will do the next time.
      if (modelKey === null) return runChecks(tools, runner, { document, context, families, modelKey });
      const key = JSON.stringify([modelKey, context, [...families].sort()]);
      const known = remembered.get(document.id);
      remembered.delete(document.id);
      const outcome = known?.key === key ? known.outcome : runChecks(tools, runner, { document, context, families, modelKey });
      const entry = { key, outcome };
      remembered.set(document.id, entry);
      for (const oldest of remembered.keys()) {
        if (remembered.size <= MOST_REMEMBERED) break;
        remembered.delete(oldest);
      }
      const result = await outcome;
      // What failed is tried again the next time.
      if (result.kind !== 'checked' && remembered.get(document.id) === entry) remembered.delete(document.id);
      return result;
    },
    forget: (documentId) => void remembered.delete(documentId),
  };
}

async function runChecks(
  tools: IndexingTools,
  runner: CheckRunner,
  asked: {
    readonly document: LibraryDocument;
    readonly modelKey: ModelKey | null;
    readonly context: CheckContext;
    readonly families: readonly RuleFamily[];
  },
): Promise<ReportOutcome> {
  const { store } = tools;
  const { document, families, modelKey } = asked;
  const context = { ...asked.context, knownUnits: [...asked.context.knownUnits], oldUnitNames: [...asked.context.oldUnitNames] };
  const base = { context, families: [...families] };
  const modelFolder = modelFolderOf(store.folder);
  const cached = modelKey === null ? null : await runner.check({ ...base, modelFolder, key: modelKey, model: null });
  if (cached !== null && cached.kind !== 'missing') return outcomeOf(cached, document);
  const opened = await openModel(tools, document);
  if (opened === null) return { kind: 'unreadable' };
  return outcomeOf(
    await runner.check({ ...base, modelFolder: null, key: modelKeyOf(opened.document), model: opened.model }),
    opened.document,
  );
}

function outcomeOf(outcome: CheckOutcome, document: LibraryDocument): ReportOutcome {
  return outcome.kind === 'checked' ? { kind: 'checked', report: outcome.report, textKey: textKeyOf(document) } : { kind: 'failed' };
}
