import type { Citation } from '#shared/model/citation.ts';
import type { Block } from '#shared/model/document.ts';
import { type ClauseIndex, findClause, indexClauses, previousParagraph, readClauseAddress } from './cited-clause.ts';
import { findPaper, type ListedPaper, type PaperIndex } from './paper-index.ts';
import { type WrittenCitation, writtenCitations } from './written-citations.ts';

/** The document whose citations are wanted. */
export interface CitingDocument {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/**
 * What a document cites, each once with all its places, in the order of their first ones: papers matched against the library, clauses of its own
 * found. A mention of itself by title is none, save with a clause. The clauses of other papers are left to `clauseIn`. Linear.
 */
export function resolveCitations(document: CitingDocument, papers: PaperIndex): readonly Citation[] {
  const byMeaning = new Map<string, Citation>();
  const found = new Map<string, ListedPaper | null>();
  const clauses = indexClauses(document.blocks);
  for (const written of writtenCitations(document.blocks)) {
    const named = written.paper === null ? '' : `${written.paper.title ?? ''}\u0000${written.paper.number ?? ''}`;
    const paper = written.paper === null ? null : (found.get(named) ?? findPaper(papers, written.paper, document.id));
    if (written.paper !== null) found.set(named, paper);
    const citation = citationOf(document, clauses, written, paper);
    if (citation === null) continue;
    const { target, kind } = citation;
    const isOwn = kind === 'own-clause';
    const subject = isOwn ? (target?.blockId ?? written.text) : (paper?.id ?? named);
    const key = `${kind}\u0000${subject}\u0000${written.clause ?? ''}`;
    const known = byMeaning.get(key);
    if (known === undefined) byMeaning.set(key, citation);
    else known.places.push(...citation.places);
  }
  return [...byMeaning.values()];
}

/** The clause in another paper's text, for a citation that names one. */
export function clauseIn(blocks: readonly Block[], clause: string): string | null {
  const address = readClauseAddress(clause);
  const index = address === null ? null : findClause(indexClauses(blocks), address, null);
  return index === null ? null : (blocks[index]?.id ?? null);
}

function citationOf(document: CitingDocument, clauses: ClauseIndex, written: WrittenCitation, paper: ListedPaper | null): Citation | null {
  const { clause, text, place } = written;
  const isOwn = written.paper === null || paper?.id === document.id;
  if (!isOwn) {
    const target = paper === null ? null : { documentId: paper.id, title: paper.title, blockId: null };
    return { text, kind: 'paper', clause, places: [place], target };
  }
  if (clause === null) return null;
  const blockId = ownClause(clauses, written);
  // 前款 without a paragraph before it says nothing that could be looked up.
  if (blockId === null && clause === '前款') return null;
  const target = blockId === null ? null : { documentId: document.id, title: document.title, blockId };
  return { text, kind: 'own-clause', clause, places: [place], target };
}

function ownClause(clauses: ClauseIndex, { clause, blockIndex }: WrittenCitation): string | null {
  const address = clause === null ? null : readClauseAddress(clause);
  const index =
    clause === '前款' ? previousParagraph(clauses.blocks, blockIndex) : address === null ? null : findClause(clauses, address, blockIndex);
  return index === null ? null : (clauses.blocks[index]?.id ?? null);
}
