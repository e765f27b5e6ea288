import { modelKeyOf } from '#electron/store/document-keys.ts';
import type { ModelCache } from '#electron/store/model-cache.ts';
import type { SearchHit } from '#shared/contract/review-views.ts';
import { cutSnippet } from '#shared/domain/search/cut-snippet.ts';
import { type DocumentMatch, matchDocument } from '#shared/domain/search/match-document.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { type SearchableDocument, searchableDocument } from '#shared/domain/search/searchable-document.ts';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { LibraryDocument } from '#shared/model/library.ts';

export type SearchResult = { readonly total: number; readonly hits: SearchHit[] };

/** Full-text search of the library: exact substrings, folded. */
export type LibrarySearch = {
  /** Every document that holds all terms is counted; the best `limit` come as hits. */
  readonly query: (documents: readonly LibraryDocument[], query: string, limit: number) => Promise<SearchResult>;
  /** Drops what is held of a document. */
  readonly forget: (documentId: string) => void;
};

type Held = { readonly key: string; readonly searchable: SearchableDocument };
type Loading = { readonly key: string; readonly searchable: Promise<SearchableDocument | null> };
type Candidate = { readonly document: LibraryDocument; readonly match: DocumentMatch; readonly searchable: SearchableDocument };

/** UTF-16 units of folded text kept in memory, two bytes each; documents beyond it are read from the cache for every query. */
const HELD_UNITS = 96_000_000;

export type SearchSource = {
  readonly models: ModelCache;
  /** Makes the model of a document whose cache entry is gone or bad; `null` where that cannot be done. */
  readonly rebuild: (document: LibraryDocument) => Promise<DocumentModel | null>;
  /** Whether the library lists the document now: asked again after every wait, because it may have been taken off meanwhile. */
  readonly isListed: (documentId: string) => boolean;
  /** For a test that wants the bound reached. */
  readonly heldUnits?: number;
};

/** Search over the model cache; texts are loaded with the first query and kept. */
export function createLibrarySearch(source: SearchSource): LibrarySearch {
  const held = new Map<string, Held>();
  const loading = new Map<string, Loading>();
  const limitUnits = source.heldUnits ?? HELD_UNITS;
  let units = 0;

  const forget = (documentId: string): void => {
    const known = held.get(documentId);
    units -= known ? unitsOf(known.searchable) : 0;
    held.delete(documentId);
  };
  const modelOf = async (document: LibraryDocument): Promise<DocumentModel | null> =>
    (await source.models.read(modelKeyOf(document))) ?? (await source.rebuild(document));

  const read = async (document: LibraryDocument, key: string): Promise<SearchableDocument | null> => {
    const model = await modelOf(document);
    if (!model || !source.isListed(document.id)) return null;
    const searchable = searchableDocument(model, fileNameOf(document));
    // Whatever is held of it by now, another query put there: it must not be counted twice.
    forget(document.id);
    if (units + unitsOf(searchable) <= limitUnits) {
      held.set(document.id, { key, searchable });
      units += unitsOf(searchable);
    }
    return searchable;
  };
  const load = async (document: LibraryDocument): Promise<SearchableDocument | null> => {
    const key = `${document.contentHash} ${document.extractorVersion} ${document.reading} ${document.relativePath}`;
    const known = held.get(document.id);
    if (known?.key === key) return known.searchable;
    const underWay = loading.get(document.id);
    if (underWay?.key === key) return underWay.searchable;
    const mine = { key, searchable: read(document, key) };
    loading.set(document.id, mine);
    try {
      return await mine.searchable;
    } finally {
      if (loading.get(document.id) === mine) loading.delete(document.id);
    }
  };
  return {
    forget,
    async query(documents, query, limit) {
      const terms = parseQuery(query);
      const readable = documents.filter((document) => document.state.kind === 'ready' && !document.isMissing);
      forgetAllBut(held, readable, forget);
      const candidates: Candidate[] = [];
      if (terms.length > 0) {
        for (const document of readable) {
          const searchable = await load(document);
          const match = searchable && matchDocument(searchable, terms);
          if (match) candidates.push({ document, match, searchable });
        }
      }
      candidates.sort(byWorth);
      const hits: SearchHit[] = [];
      for (const candidate of candidates.slice(0, limit)) hits.push(hitOf(candidate, await modelOf(candidate.document), terms));
      const isRemoved = ({ document }: Candidate): boolean => !source.isListed(document.id);
      const total = candidates.length - candidates.filter(isRemoved).length;
      return { total, hits: hits.filter((hit) => source.isListed(hit.document)) };
    },
  };
}

function forgetAllBut(held: ReadonlyMap<string, Held>, documents: readonly LibraryDocument[], forget: (id: string) => void): void {
  const wanted = new Set(documents.map((document) => document.id));
  for (const id of [...held.keys()]) if (!wanted.has(id)) forget(id);
}

/** Better match first, then newer, then by place so that the order never changes by itself. */
function byWorth(a: Candidate, b: Candidate): number {
  if (a.match.score !== b.match.score) return b.match.score - a.match.score;
  if (a.searchable.issueDate !== b.searchable.issueDate) return a.searchable.issueDate < b.searchable.issueDate ? 1 : -1;
  return a.document.relativePath < b.document.relativePath ? -1 : 1;
}

function hitOf(candidate: Candidate, model: DocumentModel | null, terms: readonly string[]): SearchHit {
  const { document, match } = candidate;
  const title = document.state.kind === 'ready' ? document.state.summary.title : document.relativePath;
  const { text, blockIndex } = passageOf(candidate, model);
  const block = model?.blocks[blockIndex];
  return {
    document: document.id,
    file: document.relativePath,
    title,
    path: block?.path ?? [],
    block: block?.id ?? '',
    ...cutSnippet(text, terms),
    count: match.count,
    score: Math.round(match.score * 100) / 100,
  };
}

function passageOf(
  { document, match: { place }, searchable }: Candidate,
  model: DocumentModel | null,
): { text: string; blockIndex: number } {
  const title = { text: document.relativePath, blockIndex: 0 };
  if (!model) return title;
  if (place.kind === 'block') {
    const block = model.blocks[place.blockIndex];
    return block ? { text: blockText(block), blockIndex: place.blockIndex } : title;
  }
  if (place.kind === 'name') return { text: [model.meta.title, model.meta.docNumber ?? '', fileNameOf(document)].join(' '), blockIndex: 0 };
  const earlier = searchable.earlier[place.earlierIndex];
  return earlier ? { text: earlier.text, blockIndex: earlier.blockIndex ?? 0 } : title;
}

/** UTF-16 units held for a document, all its texts together. */
function unitsOf({ folded, earlier }: SearchableDocument): number {
  return earlier.reduce((sum, { text }) => sum + 2 * text.length, folded.length);
}
