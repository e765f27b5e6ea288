import type { SearchableDocument } from './searchable-document.ts';

/** Where a document answers a query best. */
export type BestPlace =
  | { readonly kind: 'block'; readonly blockIndex: number }
  /** Only the text before a repair holds a term; `earlierIndex` counts in `SearchableDocument.earlier`. */
  | { readonly kind: 'earlier'; readonly earlierIndex: number }
  /** Title, number or file name only: no passage of the text. */
  | { readonly kind: 'name' };

export type DocumentMatch = {
  readonly place: BestPlace;
  /** Passages with a term: its places in the text, or else in the text before repair; 1 where only the name matches. */
  readonly count: number;
  /** Higher is better; comparable within one query. */
  readonly score: number;
};

const TITLE_SCORE = 100;
const HEADING_SCORE = 20;

/** Whether a document holds every term, and where best; `null` where it does not. Terms are folded and not empty. Linear in the text for each term. */
export function matchDocument(document: SearchableDocument, terms: readonly string[]): DocumentMatch | null {
  if (terms.length === 0 || !terms.every((term) => holds(document, term))) return null;
  const found = findBest(document, terms);
  if (found) return found;
  const earlierIndex = document.earlier.findIndex(({ folded }) => terms.some((term) => folded.includes(term)));
  if (earlierIndex >= 0) {
    const count = document.earlier.reduce((sum, { folded }) => sum + terms.reduce((of, term) => of + countIn(folded, term), 0), 0);
    return { place: { kind: 'earlier', earlierIndex }, count, score: Math.log2(1 + count) };
  }
  return { place: { kind: 'name' }, count: 1, score: nameScore(document, terms) };
}

function holds(document: SearchableDocument, term: string): boolean {
  return (
    document.folded.includes(term) ||
    document.foldedTitle.includes(term) ||
    document.foldedNumber.includes(term) ||
    document.foldedFileName.includes(term) ||
    document.earlier.some(({ folded }) => folded.includes(term))
  );
}

/** The block with most of the terms; among equals title before heading before text, and then the first. */
function findBest(document: SearchableDocument, terms: readonly string[]): DocumentMatch | null {
  const { folded, blockStarts, blockRanks } = document;
  const termsIn = new Map<number, number>();
  let count = 0;
  for (const term of terms) {
    let blockIndex = 0;
    let lastCounted = -1;
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      count += 1;
      while (blockIndex + 1 < blockStarts.length && (blockStarts[blockIndex + 1] ?? 0) <= at) blockIndex += 1;
      if (blockIndex !== lastCounted) termsIn.set(blockIndex, (termsIn.get(blockIndex) ?? 0) + 1);
      lastCounted = blockIndex;
    }
  }
  if (count === 0) return null;
  let best = -1;
  let bestWorth = -1;
  for (const [blockIndex, hits] of termsIn) {
    const worth = hits * 10 + (blockRanks[blockIndex] ?? 0);
    if (worth > bestWorth || (worth === bestWorth && blockIndex < best)) {
      best = blockIndex;
      bestWorth = worth;
    }
  }
  const headingScore = (blockRanks[best] ?? 0) > 0 ? HEADING_SCORE : 0;
  return { place: { kind: 'block', blockIndex: best }, count, score: nameScore(document, terms) + headingScore + Math.log2(1 + count) };
}

function nameScore(document: SearchableDocument, terms: readonly string[]): number {
  const isNamed = terms.every((term) => document.foldedTitle.includes(term) || document.foldedNumber.includes(term));
  return isNamed ? TITLE_SCORE : 0;
}

function countIn(text: string, term: string): number {
  let count = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) count += 1;
  return count;
}
