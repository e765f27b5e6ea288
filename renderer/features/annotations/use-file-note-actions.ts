import { useMemo } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { type FileNote, noteRange, useFileNotes } from '#renderer/api/file-notes.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { reviewActions } from '#renderer/api/review-actions.ts';
import { wayBack } from '#renderer/api/undo-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useUndoableNotice } from '#renderer/i18n/use-undoable-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import type { AnnotationContent } from '#shared/model/annotation.ts';
import type { FileNoteActions } from './FileNoteCard.tsx';

/** Units that the fields of an annotation hold. */
const LONGEST_FIELD = 20_000;
const BLANK: AnnotationContent = {
  colour: 'blue',
  issueType: null,
  severity: null,
  note: '',
  suggestion: '',
  basis: '',
  status: 'open',
};

/** What the cards of the file's own notes can do; `null` until the document is ready. */
export function useFileNoteActions(document: ReadyDocument | null): FileNoteActions | null {
  const words = useWords().fileNotes;
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  return useMemo(() => {
    if (document === null) return null;
    const documentId = document.opened.document.id;
    const textOf = (note: FileNote): string => {
      if (note.kind === 'revision') return words.suggestionOf[note.revision.kind](note.revision.text.trim());
      const lines = [note.remark, ...note.answers].map(({ author, text }) => words.noteOf(author ?? words.unsigned, text));
      return lines.join('\n');
    };
    return {
      go: (note) => {
        useFileNotes.getState().focusNote({ documentId, noteId: note.id, origin: 'card' });
        const range = noteRange(document, note);
        if (range !== null) useWorkspace.getState().showPassage(documentId, range);
      },
      turnInto: (note) => {
        const range = noteRange(document, note);
        if (range === null) return;
        const content = { ...BLANK, note: textOf(note).slice(0, LONGEST_FIELD) };
        reviewActions(documentId)
          .createAnnotation(describePassage(document.anchorIndex, range), content)
          .then(({ made, step }) => {
            usePassage.getState().focusAnnotation({ documentId, annotationId: made.id, origin: 'text', isEditing: false });
            tellDone(words.turned, wayBack(step));
          }, tell);
      },
    };
  }, [document, words, tell, tellDone]);
}
