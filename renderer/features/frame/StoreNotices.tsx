import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { StoreNotice } from '#shared/contract/review-views.ts';
import { dismissNotice, useLibrary } from '../../api/library-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Words } from '../../i18n/words.ts';
import styles from './Frame.module.css';

/** What happened to the store at start and a person should know: it stays until it is closed. */
export function StoreNotices(): ReactNode {
  const words = useWords();
  const notices = useLibrary((state) => state.notices);
  return notices.map((notice) => (
    <div key={JSON.stringify(notice)} className={styles.notice} role="alert">
      <p className={styles.noticeText}>{noticeWords(words, notice)}</p>
      <CloseButton size="sm" aria-label={words.frame.close} onClick={() => dismissNotice(notice)} />
    </div>
  ));
}

function noticeWords(words: Words, notice: StoreNotice): string {
  switch (notice.kind) {
    case 'backup-opened':
      return words.frame.notices.backupOpened(localTime(notice.savedAt));
    case 'review-backup-opened':
      return words.frame.notices.reviewBackupOpened(localTime(notice.savedAt));
    case 'board-damaged':
      return words.frame.notices.boardDamaged(notice.savedAt === null ? null : localTime(notice.savedAt));
    case 'started-empty':
      return words.frame.notices.startedEmpty;
    case 'read-only':
      return words.frame.notices.readOnly;
    case 'index-rebuilt':
      return words.frame.notices.indexRebuilt;
    case 'write-failed':
      return words.frame.notices.writeFailed;
  }
}

function localTime(iso: string): string {
  return new Date(iso).toLocaleString();
}
