import { create } from 'zustand';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { matchingPassage } from '#shared/domain/comparison/matching-passage.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { blockText, canonicalText } from '#shared/domain/text/canonical-text.ts';
import type { Citation } from '#shared/model/citation.ts';
import type { Block } from '#shared/model/document.ts';
import { boundReviewClient } from './client-in-use.ts';
import { inOrderOfTime } from './comparison-order.ts';
import { comparisonOf } from './comparison-store.ts';
import { type ReadyDocument, useDocuments } from './document-store.ts';
import { useLibrary } from './library-store.ts';
import { useWorkspace } from './workspace-store.ts';

/** A passage as it is compared with another: its words, and where they stand. */
export type ComparedPassage = { readonly documentId: string; readonly title: string; readonly clause: string; readonly text: string };

type PassageComparisonState = {
  /** Chosen first, while the second one is looked for. */
  readonly first: ComparedPassage | null;
  readonly pair: { readonly old: ComparedPassage; readonly new: ComparedPassage } | null;
};

/** Words of one passage that are compared: more is for two whole documents. */
const MOST_CHARACTERS = 20_000;

/** Two passages held against each other, whichever documents they stand in. */
export const usePassageComparison = create<PassageComparisonState>()(() => ({ first: null, pair: null }));

/** Takes a passage for the comparison; with the second one both are shown. Answers whether they are. */
export function takePassage(document: ReadyDocument, range: TextRange): boolean {
  const passage = passageOf(document, range);
  const { first } = usePassageComparison.getState();
  const isSame = first?.documentId === passage.documentId && first.text === passage.text && first.clause === passage.clause;
  if (first === null || isSame) {
    usePassageComparison.setState({ first: passage });
    return false;
  }
  usePassageComparison.setState({ first: null, pair: { old: first, new: passage } });
  return true;
}

/** Lets go of the passage chosen first, or closes the comparison. */
export function endPassageComparison(): void {
  usePassageComparison.setState({ first: null, pair: null });
}

/** Shows the clause a document cites beside the passage that cites it; `false` where its text cannot be had. */
export async function compareWithCited(document: ReadyDocument, { places, target }: Citation): Promise<boolean> {
  const [place] = places;
  const citing = document.opened.model.blocks.findIndex(({ id }) => id === place?.block);
  if (target === null || target.blockId === null || citing < 0) return false;
  const { model } = await boundReviewClient().call('document.open', { documentId: target.documentId });
  const at = model.blocks.findIndex(({ id }) => id === target.blockId);
  const clause = clauseBlocks(model.blocks, at);
  if (clause.length === 0) return false;
  const cited: ComparedPassage = {
    documentId: target.documentId,
    title: target.title,
    clause: formatClausePath(clause[0]?.path ?? []),
    text: clause.map(blockText).join('\n').slice(0, MOST_CHARACTERS),
  };
  usePassageComparison.setState({ first: null, pair: { old: cited, new: passageOf(document, blockRange(document, citing)) } });
  return true;
}

/** What became of looking for a passage in the document beside: `nearest` shows where it would stand. */
export type Counterpart = 'same' | 'nearest' | 'no-other' | 'none';

/** A passage of a document that stands in another pane. */
export type PlaceBeside = { readonly documentId: string; readonly range: TextRange };

/** Finds, in every other text on screen, the passage that stands for this one. */
export async function findCounterparts(
  document: ReadyDocument,
  range: TextRange,
): Promise<{ readonly found: Counterpart; readonly places: readonly PlaceBeside[] }> {
  const own = document.opened.document;
  const others = new Set(useWorkspace.getState().panes.flatMap(({ documentId }) => (documentId === own.id ? [] : [documentId])));
  if (others.size === 0) return { found: 'no-other', places: [] };
  let found: Counterpart = 'none';
  const places: PlaceBeside[] = [];
  for (const otherId of others) {
    const match = await counterpartIn(document, range, otherId);
    if (match === null) continue;
    places.push({ documentId: otherId, range: match.range });
    if (match.kind === 'same' || found === 'none') found = match.kind;
  }
  return { found, places };
}

async function counterpartIn(
  document: ReadyDocument,
  range: TextRange,
  otherId: string,
): Promise<{ readonly kind: 'same' | 'nearest'; readonly range: TextRange } | null> {
  const own = document.opened.document;
  const other = useLibrary.getState().documents.find(({ id }) => id === otherId);
  const load = useDocuments.getState().loads.get(otherId);
  if (other === undefined || load?.kind !== 'ready') return null;
  const pair = inOrderOfTime(own, other);
  const view = await comparisonOf(pair);
  const { blockStarts } = document.canonical;
  const match =
    view &&
    matchingPassage(view, pair.oldId === own.id ? 'old' : 'new', {
      block: document.canonical.locate(range.start).blockIndex,
      rangeIn: (first) => ({ start: range.start - (blockStarts[first] ?? 0), end: range.end - (blockStarts[first] ?? 0) }),
    });
  if (!match) return null;
  // A comparison that was made of another state of the file leads at most to the end of this one.
  const text = canonicalText(load.opened.model.blocks);
  const base = text.blockStarts[match.first] ?? 0;
  const start = Math.min(base + match.start, text.text.length);
  const end = match.end > match.start ? Math.min(base + match.end, text.text.length) : text.offsetOf(match.first, Number.MAX_SAFE_INTEGER);
  return { kind: match.kind, range: { start, end } };
}

function passageOf(document: ReadyDocument, { start, end }: TextRange): ComparedPassage {
  const { model, document: view } = document.opened;
  const { blockIndex } = document.canonical.locate(start);
  return {
    documentId: view.id,
    title: model.meta.title || view.fileName,
    clause: formatClausePath(model.blocks[blockIndex]?.path ?? []),
    text: document.canonical.text.slice(start, Math.min(end, start + MOST_CHARACTERS)),
  };
}

function blockRange({ canonical }: ReadyDocument, blockIndex: number): TextRange {
  return { start: canonical.blockStarts[blockIndex] ?? 0, end: canonical.offsetOf(blockIndex, Number.MAX_SAFE_INTEGER) };
}

/** A clause with what stands below it: the blocks behind it whose path goes on from its own. */
function clauseBlocks(blocks: readonly Block[], at: number): readonly Block[] {
  const head = blocks[at];
  if (head === undefined) return [];
  const path = head.path.join('\n');
  const end = blocks.findIndex((block, index) => index > at && (path === '' || !`${block.path.join('\n')}\n`.startsWith(`${path}\n`)));
  return blocks.slice(at, end < 0 ? blocks.length : end);
}

/** Forgets passages of documents that left the library. */
export function forgetComparedPassages(isGone: (documentId: string) => boolean): void {
  const { first, pair } = usePassageComparison.getState();
  const isKept = (passage: ComparedPassage | null): boolean => passage === null || !isGone(passage.documentId);
  usePassageComparison.setState({
    first: isKept(first) ? first : null,
    pair: pair !== null && isKept(pair.old) && isKept(pair.new) ? pair : null,
  });
}
