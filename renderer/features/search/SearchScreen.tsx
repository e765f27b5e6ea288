import { Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MethodOutput } from '#shared/contract/review-api.ts';
import type { SearchHit } from '#shared/contract/review-views.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueryNotes } from './QueryNotes.tsx';
import styles from './SearchScreen.module.css';

/** Milliseconds of quiet before a query is sent while typing. */
const TYPING_PAUSE = 120;
const HIT_LIMIT = 100;
/** More than is read of a query, so that a longer one is explained rather than cut in silence. */
const LONGEST_QUERY = 20_000;

type Results = MethodOutput<'search.query'> & { readonly query: string };

/** Search over the whole library, with results while typing; a hit goes to its passage. */
export function SearchScreen(): ReactNode {
  const words = useWords().search;
  const [query, setQuery] = useState('');
  const { results, isSearching } = useSearch(query);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <main className={styles.screen}>
      <TextInput
        ref={field}
        size="md"
        aria-label={words.label}
        placeholder={words.placeholder}
        leftSection={<IconSearch size={16} />}
        rightSection={isSearching ? <Loader size={14} /> : null}
        value={query}
        maxLength={LONGEST_QUERY}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <QueryNotes query={query} />
      {results ? <HitList results={results} /> : <EmptyState title={words.start} text={words.startHint} />}
    </main>
  );
}

function useSearch(query: string): { readonly results: Results | null; readonly isSearching: boolean } {
  const client = useReviewClient();
  const tell = useFailureNotice();
  const [results, setResults] = useState<Results | null>(null);
  const [isSearching, setSearching] = useState(false);
  useEffect(() => {
    const wanted = query.trim();
    if (wanted === '') {
      setResults(null);
      setSearching(false);
      return;
    }
    let isStale = false;
    const timer = setTimeout(() => {
      setSearching(true);
      client
        .call('search.query', { query: wanted, limit: HIT_LIMIT })
        .then((answer) => {
          if (!isStale) setResults({ ...answer, query: wanted });
        })
        .catch((error) => {
          if (!isStale) tell(error);
        })
        .finally(() => {
          if (!isStale) setSearching(false);
        });
    }, TYPING_PAUSE);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [client, query, tell]);
  return { results, isSearching };
}

function HitList({ results }: { readonly results: Results }): ReactNode {
  const words = useWords().search;
  if (results.total === 0) return <EmptyState title={words.nothing(results.query)} text={words.nothingHint} />;
  return (
    <div className={styles.results}>
      <p className={styles.summary} role="status">
        {words.total(results.total)} · {words.took(results.milliseconds)}
        {results.hits.length < results.total ? ` · ${words.shown(results.hits.length)}` : ''}
      </p>
      <ol className={styles.hits}>
        {results.hits.map((hit) => (
          <Hit key={hit.document} hit={hit} />
        ))}
      </ol>
    </div>
  );
}

function Hit({ hit }: { readonly hit: SearchHit }): ReactNode {
  const words = useWords().search;
  const openDocument = useWorkspace((state) => state.openDocument);
  const open = (where: 'active' | 'beside'): void => openDocument(hit.document, { where, blockId: hit.block });
  return (
    <li className={styles.hit}>
      <button type="button" className={styles.hitBody} onClick={(event) => open(event.ctrlKey || event.metaKey ? 'beside' : 'active')}>
        <span className={styles.hitTitle}>{hit.title}</span>
        <span className={styles.hitPlace}>
          {hit.path.length > 0 ? <span className={styles.path}>{hit.path.join('')}</span> : null}
          <span>{hit.file}</span>
          <span>{words.passages(hit.count)}</span>
        </span>
        <span className={styles.snippet}>
          <Marked text={hit.snippet} marks={hit.marks} />
        </span>
      </button>
      <button type="button" className={styles.beside} onClick={() => open('beside')}>
        {words.openBeside}
      </button>
    </li>
  );
}

function Marked({ text, marks }: { readonly text: string; readonly marks: SearchHit['marks'] }): ReactNode {
  const parts: ReactNode[] = [];
  let position = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(position, start), <mark key={start}>{text.slice(start, end)}</mark>);
    position = end;
  }
  return [...parts, text.slice(position)];
}
