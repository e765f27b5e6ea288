import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { libraryProblems } from '../../api/document-problem.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './HomeScreen.module.css';

/** Files shown; the library has them all. */
const SHOWN = 4;

/** The problems of the library, the first with their reasons; nothing where all is well. */
export function ProblemsCard({ onSeeProblems }: { readonly onSeeProblems: () => void }): ReactNode {
  const words = useWords();
  const documents = useLibrary((state) => state.documents);
  const folders = useLibrary((state) => state.folders);
  const problems = libraryProblems(documents, folders);
  if (problems.length === 0) return null;
  const missing = problems.filter((entry) => entry.kind === 'document' && entry.problem === 'missing').length;
  const unread = problems.filter((entry) => entry.kind === 'folder' || entry.problem !== 'missing');
  return (
    <section className={styles.card} aria-label={words.home.problems(problems.length)}>
      <h2>{words.home.problems(problems.length)}</h2>
      <ul className={styles.plain}>
        {unread.slice(0, SHOWN).map((entry) => (
          <li key={entry.kind === 'folder' ? entry.folder.id : entry.document.id}>
            <span>{entry.kind === 'folder' ? entry.folder.label : entry.document.fileName}</span>
            <span className={styles.soft}>{words.errors.reading[entry.kind === 'folder' ? 'folder-away' : entry.problem].reason}</span>
          </li>
        ))}
        {unread.length > SHOWN ? <li className={styles.soft}>{words.home.moreProblems(unread.length - SHOWN)}</li> : null}
        {missing === 0 ? null : <li className={styles.soft}>{words.home.missingFiles(missing)}</li>}
      </ul>
      <Button variant="default" size="xs" onClick={onSeeProblems}>
        {words.home.seeProblems}
      </Button>
    </section>
  );
}
