import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { LibraryProblem } from '../../api/document-problem.ts';
import { useLibrary } from '../../api/library-store.ts';
import { askPassword } from '../../api/unlock-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './Library.module.css';
import { type ProblemSorting, problemPlace, sortProblems } from './problem-order.ts';

type DocumentProblemEntry = Extract<LibraryProblem, { kind: 'document' }>;

/** Problems that recognition solves. */
const RECOGNIZED: readonly DocumentProblemEntry['problem'][] = ['scanned-pages', 'unmapped-fonts'];

type Props = {
  readonly problems: readonly LibraryProblem[];
  readonly onRetry: (folderId: string) => void;
  readonly onRemove: (document: DocumentView) => void;
  /** The way to have a scan recognised. */
  readonly recognition: (documentId: string) => ReactNode;
};

/** Files that were not read or are gone, and folders that are away: each with the reason and what to do about it. */
export function ProblemList({ problems, onRetry, onRemove, recognition }: Props): ReactNode {
  const words = useWords();
  const language = useLibrary((state) => state.settings.language);
  const [sorting, setSorting] = useState<ProblemSorting>(null);
  const wordsOf = (entry: LibraryProblem) => words.errors.reading[entry.kind === 'folder' ? 'folder-away' : entry.problem];
  if (problems.length === 0) return <EmptyState title={words.library.noProblems} />;
  return (
    <div className={styles.problems}>
      <table>
        <thead>
          <tr>
            <SortedColumn column="file" sorting={sorting} onSort={setSorting} />
            <SortedColumn column="reason" sorting={sorting} onSort={setSorting} />
            <th scope="col">{words.library.columns.advice}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sortProblems(problems, sorting, { reasonOf: (entry) => wordsOf(entry).reason, language }).map((entry) => {
            const { reason, advice } = wordsOf(entry);
            const isFolder = entry.kind === 'folder';
            return (
              <tr key={isFolder ? entry.folder.id : entry.document.id}>
                <th scope="row">{problemPlace(entry)}</th>
                <td>{reason}</td>
                <td>{advice}</td>
                <td>
                  <div className={styles.problemActions}>
                    {isFolder ? null : <Solution entry={entry} recognition={recognition} />}
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => onRetry(isFolder ? entry.folder.id : entry.document.folderId)}
                    >
                      {words.library.retry}
                    </Button>
                    {isFolder ? null : (
                      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onRemove(entry.document)}>
                        {words.library.remove}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The button that the advice speaks of, where there is one. */
function Solution({ entry, recognition }: { readonly entry: DocumentProblemEntry } & Pick<Props, 'recognition'>): ReactNode {
  const words = useWords().unlock;
  const { document, problem } = entry;
  if (RECOGNIZED.includes(problem)) return recognition(document.id);
  if (problem !== 'encrypted') return null;
  const asking = { documentId: document.id, fileName: document.fileName, purpose: { kind: 'unlock', opensAfter: false } } as const;
  return (
    <Button size="compact-sm" onClick={() => askPassword(asking)}>
      {words.ask}
    </Button>
  );
}

type SortedColumnProps = {
  readonly column: 'file' | 'reason';
  readonly sorting: ProblemSorting;
  readonly onSort: (sorting: ProblemSorting) => void;
};

function SortedColumn({ column, sorting, onSort }: SortedColumnProps): ReactNode {
  const words = useWords().library;
  const isSorted = sorting?.key === column;
  const isDescending = isSorted && sorting.isDescending;
  return (
    <th scope="col" aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={styles.sort}
        title={words.sortBy(words.columns[column])}
        onClick={() => onSort({ key: column, isDescending: isSorted && !isDescending })}
      >
        {words.columns[column]}
        {isSorted && isDescending ? <IconArrowDown size={12} /> : null}
        {isSorted && !isDescending ? <IconArrowUp size={12} /> : null}
      </button>
    </th>
  );
}
