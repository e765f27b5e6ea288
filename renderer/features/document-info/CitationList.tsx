import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { showCitation, showCited, useCitations } from '#renderer/api/citations-store.ts';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { compareWithCited } from '#renderer/api/passage-comparison.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import type { Citation } from '#shared/model/citation.ts';
import styles from './CitationList.module.css';
import info from './DocumentInfo.module.css';

/** Citations drawn at a time; a law of a hundred articles has hundreds. */
const STEP = 30;

/** What a document cites: other papers, and clauses of its own; each opens where it is there, and leads to its places in the text. */
export function CitationList({ document }: { readonly document: ReadyDocument }): ReactNode {
  const words = useWords().documentInfo;
  const load = useCitations(document);
  const citations = load?.citations ?? [];
  const papers = citations.filter(({ kind }) => kind === 'paper');
  const clauses = citations.filter(({ kind }) => kind === 'own-clause');
  const notice = load === undefined ? words.citationsLoading : load === null ? words.citationsMissing : words.noCitations;
  return (
    <section className={info.section} aria-label={words.citations(0)}>
      <h3>{words.citations(citations.length)}</h3>
      {citations.length === 0 ? <p className={info.soft}>{notice}</p> : null}
      <Group title={words.citedPapers} citations={papers} document={document} />
      <Group title={words.citedClauses} citations={clauses} document={document} />
    </section>
  );
}

type GroupProps = { readonly title: string; readonly citations: readonly Citation[]; readonly document: ReadyDocument };

function Group({ title, citations, document }: GroupProps): ReactNode {
  const words = useWords().documentInfo;
  const [limit, setLimit] = useState(STEP);
  if (citations.length === 0) return null;
  const rest = citations.length - limit;
  return (
    <>
      <h4 className={styles.group}>{title}</h4>
      <ul className={styles.list} aria-label={title}>
        {citations.slice(0, limit).map((citation) => (
          <Row key={`${citation.places[0]?.block} ${citation.places[0]?.start}`} citation={citation} document={document} />
        ))}
      </ul>
      {rest > 0 ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setLimit(limit + STEP)}>
          {words.moreCitations(Math.min(rest, STEP))}
        </Button>
      ) : null}
    </>
  );
}

function Row({ citation, document }: { readonly citation: Citation; readonly document: ReadyDocument }): ReactNode {
  const words = useWords().documentInfo;
  const { text, kind, target, places } = citation;
  const standing = target !== null ? words.inLibrary : kind === 'paper' ? words.notInLibrary : words.noSuchClause;
  const hint = target === null ? standing : kind === 'paper' ? words.openCited(target.title) : words.goToClause(text);
  return (
    <li className={styles.row}>
      {target === null ? (
        <span className={styles.text}>{text}</span>
      ) : (
        <button type="button" className={styles.link} title={hint} onClick={() => showCited(document.opened.document.id, citation)}>
          {text}
        </button>
      )}
      <span className={styles.foot}>
        {kind === 'paper' || target === null ? <span data-found={target !== null || undefined}>{standing}</span> : null}
        <Places citation={citation} document={document} count={places.length} />
        {target?.blockId ? <CompareCited citation={citation} document={document} title={target.title} /> : null}
      </span>
    </li>
  );
}

type CompareProps = { readonly citation: Citation; readonly document: ReadyDocument; readonly title: string };

/** Holds the passage that cites against the clause that it cites. */
function CompareCited({ citation, document, title }: CompareProps): ReactNode {
  const words = useWords().comparing;
  const tell = useFailureNotice();
  const compare = (): void =>
    void compareWithCited(document, citation).then((isShown) => {
      if (!isShown) showNotice({ kind: 'failure', text: words.citedMissing });
    }, tell);
  const hint = words.compareCitedHint(title);
  return (
    <button type="button" className={styles.count} aria-label={`${hint}: ${citation.text}`} title={hint} onClick={compare}>
      {words.compareCited}
    </button>
  );
}

/** The count, which goes from one place of the citation to the next. */
function Places({
  citation,
  document,
  count,
}: {
  readonly citation: Citation;
  readonly document: ReadyDocument;
  readonly count: number;
}): ReactNode {
  const words = useWords().documentInfo;
  const [next, setNext] = useState(0);
  const label = words.goToCitation(next + 1, count);
  const go = (): void => {
    const place = citation.places[next];
    if (place !== undefined) showCitation(document, place);
    setNext((next + 1) % count);
  };
  return (
    <button type="button" className={styles.count} aria-label={`${label}: ${citation.text}`} title={label} onClick={go}>
      {words.citedTimes(count)}
    </button>
  );
}
