import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { problemOf } from '../../api/document-problem.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './HomeScreen.module.css';

/** Files shown; the library has them all. */
const SHOWN = 4;

/** Files without a usable text, each with the reason, and folders that are away; nothing where all is well. */
export function ProblemsCard(): ReactNode {
  const words = useWords();
  const documents = useLibrary((state) => state.documents);
  const folders = useLibrary((state) => state.folders);
  const goTo = useWorkspace((state) => state.goTo);
  const away = folders.filter(({ isAvailable }) => !isAvailable);
  const problems = documents.flatMap((document) => {
    const problem = problemOf(document);
    return problem === null ? [] : [{ id: document.id, name: document.fileName, reason: words.errors.reading[problem].reason }];
  });
  const missing = documents.filter(({ isMissing }) => isMissing).length;
  if (problems.length + away.length + missing === 0) return null;
  return (
    <section className={styles.card} aria-label={words.home.problems(problems.length + away.length + missing)}>
      <h2>{words.home.problems(problems.length + away.length + missing)}</h2>
      <ul className={styles.plain}>
        {away.map(({ id, label }) => (
          <li key={id}>
            <span>{label}</span>
            <span className={styles.soft}>{words.home.folderAway}</span>
          </li>
        ))}
        {problems.slice(0, SHOWN).map(({ id, name, reason }) => (
          <li key={id}>
            <span>{name}</span>
            <span className={styles.soft}>{reason}</span>
          </li>
        ))}
        {missing === 0 ? null : <li className={styles.soft}>{words.home.missingFiles(missing)}</li>}
      </ul>
      <Button variant="default" size="xs" onClick={() => goTo('library')}>
        {words.home.seeProblems}
      </Button>
    </section>
  );
}
