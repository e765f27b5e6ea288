import { useEffect } from 'react';
import { create } from 'zustand';
import type { ReviewErrorData } from '#shared/contract/review-error.ts';
import { type CheckReport, type Finding, ruleFamily } from '#shared/model/finding.ts';
import { boundReviewClient } from './client-in-use.ts';
import { failureOf } from './failure-of.ts';
import { type LibraryState, useLibrary } from './library-store.ts';

/** What the rules said of a document, of the text named; while they run again, what they said before. */
export type FindingsLoad =
  | { readonly kind: 'running'; readonly report: CheckReport | null; readonly textKey: string | null }
  | { readonly kind: 'ready'; readonly report: CheckReport; readonly textKey: string }
  | { readonly kind: 'failed'; readonly error: ReviewErrorData };

/** A finding both sides look at. `nonce` grows so that the same one can be asked for again. */
export type FocusedFinding = {
  readonly documentId: string;
  readonly findingId: string;
  readonly origin: 'text' | 'card';
  readonly nonce: number;
};

type FindingsState = {
  readonly loads: ReadonlyMap<string, FindingsLoad>;
  readonly focused: FocusedFinding | null;
};

/** The findings of every document that was checked in this run. */
export const useFindingsState = create<FindingsState>()(() => ({ loads: new Map(), focused: null }));

const underWay = new Map<string, number>();
let nextRun = 1;

/** A document's findings: the rules run on first use, and again when its text, its date or the lists of units change. `null` before that. */
export function useFindings(documentId: string): FindingsLoad | null {
  const load = useFindingsState((state) => state.loads.get(documentId)) ?? null;
  const judged = useLibrary((state) => whatIsJudged(state, documentId));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, date or list gives other findings
  useEffect(() => {
    void runChecks(documentId);
  }, [documentId, judged]);
  return load;
}

/** All that the findings of a document depend on, as one string: its text as it is read now, its date as corrected, the lists of units. */
export function whatIsJudged({ documents, settings }: Pick<LibraryState, 'documents' | 'settings'>, documentId: string): string {
  const document = documents.find(({ id }) => id === documentId);
  const issueDate = document?.state.kind === 'ready' ? document.state.summary.issueDate : null;
  return JSON.stringify([document?.textKey ?? null, issueDate, settings.checkLists ?? null]);
}

/** The findings that are there already; runs nothing. */
export function useKnownFindings(documentId: string): readonly Finding[] {
  return useFindingsState((state) => reportOf(state.loads.get(documentId))?.findings ?? NO_FINDINGS);
}

/** The text that the findings at hand count in; `null` where there are none. */
export function useFindingsText(documentId: string): string | null {
  return useFindingsState((state) => textOf(state.loads.get(documentId)));
}

/** The text that the findings at hand count in, as it is this moment. */
export function findingsText(documentId: string): string | null {
  return textOf(useFindingsState.getState().loads.get(documentId));
}

const NO_FINDINGS: readonly Finding[] = [];

/** Runs the rules over a document; of several runs under way the last one counts. */
export async function runChecks(documentId: string): Promise<void> {
  const run = nextRun;
  nextRun += 1;
  underWay.set(documentId, run);
  const isLast = (): boolean => underWay.get(documentId) === run;
  const before = useFindingsState.getState().loads.get(documentId);
  putLoad(documentId, { kind: 'running', report: reportOf(before), textKey: textOf(before) });
  try {
    const { report, textKey } = await boundReviewClient().call('check.run', { documentId, families: [...ruleFamily.options] });
    if (isLast()) putLoad(documentId, { kind: 'ready', report, textKey });
  } catch (error) {
    const failure = failureOf(error);
    if (isLast()) putLoad(documentId, { kind: 'failed', error: failure });
  }
}

/** Puts a finding in the eye of both the list and the text. */
export function focusFinding(documentId: string, findingId: string, origin: FocusedFinding['origin']): void {
  useFindingsState.setState(({ focused }) => ({ focused: { documentId, findingId, origin, nonce: (focused?.nonce ?? 0) + 1 } }));
}

/** Forgets the findings of documents that left the library. */
export function forgetFindings(isGone: (documentId: string) => boolean): void {
  for (const documentId of [...underWay.keys()]) if (isGone(documentId)) underWay.delete(documentId);
  useFindingsState.setState(({ loads, focused }) => ({
    loads: new Map([...loads].filter(([documentId]) => !isGone(documentId))),
    focused: focused !== null && isGone(focused.documentId) ? null : focused,
  }));
}

/** The report of a load, the one before included while the rules run again. */
export function reportOf(load: FindingsLoad | null | undefined): CheckReport | null {
  return load == null || load.kind === 'failed' ? null : load.report;
}

function textOf(load: FindingsLoad | undefined): string | null {
  return load === undefined || load.kind === 'failed' ? null : load.textKey;
}

function putLoad(documentId: string, load: FindingsLoad): void {
  useFindingsState.setState((state) => ({ loads: new Map(state.loads).set(documentId, load) }));
}
