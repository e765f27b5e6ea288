import { Loader } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { MethodOutput } from '#shared/contract/review-api.ts';
import type { SearchPassage } from '#shared/contract/review-views.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { MarkedText } from '../../ui/MarkedText.tsx';
import styles from './SearchScreen.module.css';

/** Passages shown of one document: more are read in the document itself, where all are marked. */
const PASSAGE_LIMIT = 100;

type Props = {
  readonly documentId: string;
  readonly query: string;
  readonly onOpen: (passage: SearchPassage, where: 'active' | 'beside') => void;
};

/** Every passage of a document that a query finds, each with its clause. */
export function PassageList({ documentId, query, onOpen }: Props): ReactNode {
  const words = useWords().search;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const [found, setFound] = useState<MethodOutput<'search.passages'> | null>(null);
  useEffect(() => {
    let isStale = false;
    client
      .call('search.passages', { documentId, query, limit: PASSAGE_LIMIT })
      .then((answer) => {
        if (!isStale) setFound(answer);
      })
      .catch((error) => {
        if (!isStale) tell(error);
      });
    return () => {
      isStale = true;
    };
  }, [client, tell, documentId, query]);
  if (found === null) return <Loader size={14} className={styles.passagesAwaited ?? ''} />;
  return (
    <div className={styles.passages} role="group" aria-label={words.passagesOf}>
      {found.passages.map((passage, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes once it is there
          key={index}
          type="button"
          className={styles.passage}
          onClick={(event) => onOpen(passage, event.ctrlKey || event.metaKey ? 'beside' : 'active')}
        >
          <span className={styles.passagePath}>
            {passage.note === undefined ? null : <span className={styles.noteMark}>{words.inNote}</span>}
            {passage.path.join('')}
          </span>
          <span className={styles.snippet}>
            <MarkedText text={passage.snippet} marks={passage.marks} />
          </span>
        </button>
      ))}
      {found.total > found.passages.length ? (
        <p className={styles.more}>{words.morePassages(found.total - found.passages.length)}</p>
      ) : null}
      {found.total === 0 ? <p className={styles.more}>{words.onlyName}</p> : null}
    </div>
  );
}
