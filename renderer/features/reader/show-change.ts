import { createElement, type ReactNode } from 'react';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { showNotice } from '#renderer/ui/show-notice.tsx';

/** A document whose file has another content now, with the content it had. */
export type FileChange = { readonly documentId: string; readonly title: string; readonly oldState: string };

/** Says that a file changed, and leads to what changed in it; of a file saved often only the last change is said, in the language of the moment. */
export function showChange({ documentId, title, oldState }: FileChange): void {
  showNotice({
    kind: 'done',
    text: createElement(ChangedText, { title }),
    action: {
      label: createElement(SeeChanges),
      run: () => useWorkspace.getState().compare({ oldId: documentId, newId: documentId, oldState }),
    },
    topic: `changed ${documentId}`,
  });
}

function ChangedText({ title }: { readonly title: string }): ReactNode {
  return useWords().comparing.fileChanged(title);
}

function SeeChanges(): ReactNode {
  return useWords().comparing.seeChanges;
}
