import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SavedExport } from '#shared/contract/review-views.ts';
import { useWords } from '../../i18n/use-words.ts';
import { SavedFile } from './SavedFile.tsx';

/** Says where a file went that was saved without the dialog of tables. */
export function SavedDialog({ file, onClose }: { readonly file: SavedExport | null; readonly onClose: () => void }): ReactNode {
  const words = useWords();
  return (
    <Modal opened={file !== null} onClose={onClose} title={words.exporting.title} closeButtonProps={{ 'aria-label': words.frame.close }}>
      {file === null ? null : <SavedFile file={file} onClose={onClose} />}
    </Modal>
  );
}
