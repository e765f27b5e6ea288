import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './DocumentPane.module.css';
import { DocumentPicker } from './DocumentPicker.tsx';
import { stopFollowing } from './scroll-link.ts';

type PaneTitleProps = { readonly title: string; readonly paneIndex: number; readonly documentId: string };

/** A pane's title; pressed, it offers the other documents of the library, those used last first, to stand in this pane instead. */
export function PaneTitle({ title, paneIndex, documentId }: PaneTitleProps): ReactNode {
  const { reader: words, frame } = useWords();
  const show = (chosenId: string): void => {
    stopFollowing();
    useWorkspace.getState().activatePane(paneIndex);
    useWorkspace.getState().openDocument(chosenId, { where: 'active' });
  };
  return (
    <DocumentPicker label={words.changeDocument} leftOut={documentId} onPick={show}>
      {(toggle) => (
        <button
          type="button"
          className={styles.title}
          title={`${title}\n${words.changeDocument}`}
          aria-label={frame.remarked(title, words.changeDocument)}
          onClick={toggle}
        >
          <span>{title}</span>
          <IconChevronDown size={14} stroke={1.7} />
        </button>
      )}
    </DocumentPicker>
  );
}
