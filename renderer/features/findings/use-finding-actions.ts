import { useMemo } from 'react';
import type { DocumentLoad } from '#renderer/api/document-store.ts';
import { annotateFinding, dismissFinding, restoreFinding, showFinding } from '#renderer/api/finding-actions.ts';
import { findingEvidence } from '#renderer/api/finding-places.ts';
import { findingsText, focusFinding, useFindingsState } from '#renderer/api/findings-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { wayBack } from '#renderer/api/undo-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useUndoableNotice } from '#renderer/i18n/use-undoable-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { blocksBeforeClauses } from '#shared/domain/structure/blocks-before-clauses.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Finding, FindingPassage } from '#shared/model/finding.ts';
import type { Dismissal } from '#shared/model/review.ts';

/** What a card can ask for; one object for all cards. */
export type FindingActions = {
  readonly documentId: string;
  readonly go: (finding: Finding, place?: number) => void;
  /** `false` while the findings are of another text than is shown, or the rules run again: nothing is made of them then. */
  readonly isCurrent: boolean;
  readonly annotate: (finding: Finding) => void;
  /** The annotation that was made of a finding; `null` where there is none. */
  readonly annotationOf: (finding: Finding) => Annotation | null;
  /** Opens the annotation made of a finding, and goes to the passage it speaks of. */
  readonly showAnnotation: (annotation: Annotation, finding: Finding) => void;
  readonly asEvidence: (finding: Finding) => void;
  /** Whether it was kept; a failure was told. */
  readonly dismiss: (finding: Finding, reason: string) => Promise<boolean>;
  readonly restore: (dismissal: Dismissal) => void;
  /** The place of a passage as it is cited: its clause, or what part of the paper it stands in. */
  readonly placeAt: (passage: FindingPassage | null) => string;
};

/** What can be done with the findings of one document. Failures are told here. */
export function useFindingActions(documentId: string, load: DocumentLoad, annotations: readonly Annotation[]): FindingActions {
  const { findings: words, annotations: places } = useWords();
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const found = useFindingsState((state) => state.loads.get(documentId));
  const isCurrent = found?.kind === 'ready' && load.kind === 'ready' && found.textKey === load.opened.document.textKey;
  return useMemo(() => {
    const document = load.kind === 'ready' ? load : null;
    const paths = new Map(document?.opened.model.blocks.map(({ id, path }) => [id, path] as const));
    const blocks = document?.opened.model.blocks ?? [];
    const preamble = new Set(blocks.slice(0, blocksBeforeClauses(blocks)).map(({ id }) => id));
    const made = new Map(
      annotations.flatMap((annotation) => (annotation.fromFinding ? [[annotation.fromFinding, annotation] as const] : [])),
    );
    return {
      documentId,
      go: (finding, place = 0) => {
        focusFinding(documentId, finding.id, 'card');
        if (document !== null) showFinding(document, finding, place);
      },
      isCurrent,
      annotate: (finding) => {
        if (document !== null) annotateFinding(document, finding).catch(tell);
      },
      annotationOf: (finding) => made.get(finding.id) ?? null,
      showAnnotation: (annotation, finding) => {
        if (document !== null) showFinding(document, finding);
        useWorkspace.getState().showInspector('annotations');
        usePassage.getState().focusAnnotation({ documentId, annotationId: annotation.id, origin: 'text', isEditing: false });
      },
      asEvidence: (finding) => {
        const target = document === null ? null : findingEvidence(document, finding, findingsText(documentId));
        if (target === null) return;
        usePassage.getState().offerEvidence(documentId, target);
        useWorkspace.getState().showInspector('checklist');
      },
      dismiss: async (finding, reason) => {
        try {
          const step = await dismissFinding(documentId, finding, reason);
          tellDone(words.dismissedNotice, wayBack(step));
          return true;
        } catch (error) {
          tell(error);
          return false;
        }
      },
      restore: (dismissal) => void restoreFinding(documentId, dismissal).catch(tell),
      placeAt: (passage) => {
        if (passage === null) return words.wholeDocument;
        const path = formatClausePath(paths.get(passage.block) ?? []);
        return path === '' ? (preamble.has(passage.block) ? words.preamble : places.noClause) : path;
      },
    };
  }, [documentId, load, isCurrent, annotations, tell, tellDone, words, places]);
}
