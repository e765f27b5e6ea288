import { type ReactNode, useMemo } from 'react';
import { explainQuery, needsExplaining } from '#shared/domain/search/explain-query.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './SearchScreen.module.css';

/** Under the box: how a query with operators or oddities was understood, and what is odd. */
export function QueryNotes({ query }: { readonly query: string }): ReactNode {
  const words = useWords().search;
  const language = useLibrary((state) => state.settings.language);
  const explanation = useMemo(() => {
    const parsed = parseQuery(query);
    return needsExplaining(parsed) ? explainQuery(parsed, language) : null;
  }, [query, language]);
  if (explanation === null) return null;
  return (
    <div className={styles.explanation} role="note">
      {explanation.understood === '' ? null : <p>{words.understood(explanation.understood)}</p>}
      {explanation.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </div>
  );
}
