import { Popover, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { IndexingProgress } from '#shared/contract/review-views.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Words } from '../../i18n/words.ts';
import styles from './Frame.module.css';

/** What indexing is doing: a bar, how far it is, its numbers on asking; it can be held, let go on, and stopped. */
export function IndexingStatus(): ReactNode {
  const words = useWords().frame;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const indexing = useLibrary((state) => state.indexing);
  if (indexing.phase === 'idle') return null;
  const text = statusWords(words, indexing);
  const ask = (method: 'library.pauseIndexing' | 'library.resumeIndexing' | 'library.cancelIndexing'): void => {
    client.call(method, {}).catch(tell);
  };
  return (
    <span className={styles.indexing}>
      <Progress className={styles.indexingBar ?? ''} value={shareDone(indexing)} size="sm" aria-label={text} />
      <span className={styles.statusText} role="status" title={indexing.currentFile ?? ''}>
        {text}
      </span>
      <Popover position="top-end" withArrow returnFocus>
        <Popover.Target>
          <button type="button" className={styles.stop} aria-label={words.indexing.details}>
            {words.indexing.more}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <IndexingNumbers indexing={indexing} />
        </Popover.Dropdown>
      </Popover>
      {indexing.isPaused ? (
        <button type="button" className={styles.stop} onClick={() => ask('library.resumeIndexing')}>
          {words.indexing.resume}
        </button>
      ) : (
        <button type="button" className={styles.stop} onClick={() => ask('library.pauseIndexing')}>
          {words.indexing.pause}
        </button>
      )}
      <button type="button" className={styles.stop} onClick={() => ask('library.cancelIndexing')}>
        {words.cancelIndexing}
      </button>
    </span>
  );
}

function IndexingNumbers({ indexing }: { readonly indexing: IndexingProgress }): ReactNode {
  const words = useWords().frame;
  const { rows, seconds } = words.indexing;
  const { done, total, characters, failed, currentFile, documentsPerSecond, secondsLeft } = indexing;
  const lines: readonly (readonly [label: string, value: string])[] = [
    [rows.documents, `${done.toLocaleString()}/${total.toLocaleString()}`],
    [rows.characters, characters.toLocaleString()],
    [rows.rate, documentsPerSecond === null ? '–' : words.indexing.rate(documentsPerSecond)],
    [rows.left, secondsLeft === null ? '–' : seconds(secondsLeft)],
    [rows.failed, failed.toLocaleString()],
    [rows.file, currentFile ?? '–'],
  ];
  return (
    <dl className={styles.indexingNumbers}>
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function statusWords(words: Words['frame'], { phase, isPaused, done, total, secondsLeft }: IndexingProgress): string {
  if (isPaused) return words.indexing.paused(done, total);
  if (phase === 'scanning') return words.scanningStatus;
  const reading = words.indexingStatus(done, total);
  return secondsLeft === null ? reading : words.indexing.withTimeLeft(reading, words.indexing.seconds(secondsLeft));
}

function shareDone({ done, total }: IndexingProgress): number {
  return total > 0 ? (done / total) * 100 : 0;
}
