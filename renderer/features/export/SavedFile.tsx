import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { SavedExport } from '#shared/contract/review-views.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Export.module.css';

type Props = { readonly file: SavedExport; readonly onAgain?: () => void; readonly onClose: () => void };

/** Where the file went, and what can be done with it. */
export function SavedFile({ file, onAgain, onClose }: Props): ReactNode {
  const words = useWords().exporting;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const host = useLibrary((state) => state.host);
  const [couldOpen, setCouldOpen] = useState(true);
  const act = (method: 'export.open' | 'export.reveal'): void => {
    client
      .call(method, { exportId: file.id })
      .then(({ isOpened }) => setCouldOpen(isOpened))
      .catch(tell);
  };
  return (
    <div className={styles.saved} role="status">
      <IconCircleCheck size={32} stroke={1.5} color="var(--green)" />
      <h3>{words.saved}</h3>
      <p className={styles.fileName}>{file.name}</p>
      <p className={styles.location}>{words.savedTo(file.location)}</p>
      {couldOpen ? null : <p className={styles.location}>{words.cannotOpen}</p>}
      <Group mt="md">
        {host?.capabilities.canOpenFiles ? (
          <>
            <Button onClick={() => act('export.open')}>{words.open}</Button>
            <Button variant="default" onClick={() => act('export.reveal')}>
              {words.reveal}
            </Button>
          </>
        ) : null}
        {host?.kind === 'browser' ? (
          <Button component="a" variant="default" href={`/assets/export/${encodeURIComponent(file.id)}`} download={file.name}>
            {words.download}
          </Button>
        ) : null}
        {onAgain === undefined ? null : (
          <Button variant="default" onClick={onAgain}>
            {words.again}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {words.close}
        </Button>
      </Group>
    </div>
  );
}
