import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { isBadlyRecognized } from '#renderer/api/document-problem.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import type { SearchHit, SearchPassage } from '#shared/contract/review-views.ts';
import { useWords } from '../../i18n/use-words.ts';
import { MarkedText } from '../../ui/MarkedText.tsx';
import { PassageList } from './PassageList.tsx';
import styles from './SearchScreen.module.css';
import { useOpenPassage } from './use-open-passage.ts';

/** One document that answers: its best passage, and all of them when asked. Room is kept for one that is not there yet. */
export function Hit({ hit, index, query }: { readonly hit: SearchHit | null; readonly index: number; readonly query: string }): ReactNode {
  const { search: words, recognition } = useWords();
  const isDoubtful = useLibrary(({ documents }) =>
    documents.some((document) => document.id === hit?.document && isBadlyRecognized(document)),
  );
  const openPassage = useOpenPassage(query);
  const [isOpen, setOpen] = useState(false);
  if (hit === null) return <div className={styles.awaited} aria-hidden="true" />;
  const open = (where: 'active' | 'beside', passage: SearchPassage = hit): void => openPassage(hit.document, passage, where);
  return (
    <>
      <button
        type="button"
        className={styles.hitBody}
        data-hit={index}
        onClick={(event) => open(event.ctrlKey || event.metaKey ? 'beside' : 'active')}
      >
        <span className={styles.hitTitle}>{hit.title}</span>
        <span className={styles.hitPlace}>
          {hit.note === undefined ? null : <span className={styles.noteMark}>{words.inNote}</span>}
          {isDoubtful ? (
            <span className={styles.noteMark} title={recognition.doubtfulHint}>
              {recognition.doubtful}
            </span>
          ) : null}
          {hit.path.length > 0 ? <span className={styles.path}>{hit.path.join('')}</span> : null}
          <span className={styles.file}>{hit.file}</span>
        </span>
        <span className={styles.snippet}>
          <MarkedText text={hit.snippet} marks={hit.marks} />
        </span>
      </button>
      <div className={styles.hitTools}>
        <UnstyledButton className={styles.tool ?? ''} onClick={() => open('beside')}>
          {words.openBeside}
        </UnstyledButton>
        <UnstyledButton className={styles.tool ?? ''} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words.passages(hit.count)}
        </UnstyledButton>
      </div>
      {isOpen ? <PassageList documentId={hit.document} query={query} onOpen={(passage, where) => open(where, passage)} /> : null}
    </>
  );
}
