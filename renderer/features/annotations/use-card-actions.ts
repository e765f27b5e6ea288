import { useMemo } from 'react';
import { usePassage } from '#renderer/api/passage-store.ts';
import type { DocumentReview } from '#renderer/api/review-store.ts';
import { wayBack } from '#renderer/api/undo-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useUndoableNotice } from '#renderer/i18n/use-undoable-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { CardActions } from './AnnotationCard.tsx';

/** What the cards of one document can do. Failures are told here; `change` rejects as well, so that a field keeps what it could not save. */
export function useCardActions(documentId: string, review: DocumentReview): CardActions {
  const words = useWords().annotations;
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const { anchors, updateAnnotation, removeAnnotation } = review;
  return useMemo(() => {
    const { focusAnnotation, clearFocus, offerEvidence } = usePassage.getState();
    return {
      go: (annotation) => {
        focusAnnotation({ documentId, annotationId: annotation.id, origin: 'card', isEditing: false });
        const anchor = anchors.get(annotation.id);
        if (anchor !== undefined && anchor.kind !== 'orphan') useWorkspace.getState().showPassage(documentId, anchor.range);
      },
      edit: (annotation) => focusAnnotation({ documentId, annotationId: annotation.id, origin: 'card', isEditing: true }),
      close: () => {
        const { focused } = usePassage.getState();
        if (focused === null) return;
        // The card takes the keyboard back, or it would be lost with the field.
        focusAnnotation({ ...focused, origin: 'text', isEditing: false });
      },
      change: async (annotationId, change) => {
        try {
          await updateAnnotation(annotationId, change);
        } catch (error) {
          tell(error);
          throw error;
        }
      },
      remove: (annotationId) => {
        removeAnnotation(annotationId).then((step) => {
          clearFocus();
          tellDone(words.removed, wayBack(step));
        }, tell);
      },
      asEvidence: (annotation) => {
        offerEvidence(documentId, annotation.target);
        useWorkspace.getState().showInspector('checklist');
      },
    };
  }, [documentId, anchors, updateAnnotation, removeAnnotation, tell, tellDone, words]);
}
