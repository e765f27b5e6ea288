import { factsOf } from '#renderer/api/document-facts.ts';
import { groupState, type PaperGroups } from '#renderer/api/paper-groups.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { ReviewState } from '#shared/model/library.ts';

/** A set of documents that is told by its name: those behind a bar of a chart. */
export type NamedSet = { readonly label: string; readonly documentIds: ReadonlySet<string> };

/** Which documents the list shows: those that fit everything that is not `null`. An empty word asks for documents without one. */
export type ShelfFilter = {
  readonly folderId: string | null;
  readonly tag: string | null;
  readonly collectionId: string | null;
  readonly reviewState: ReviewState | null;
  readonly group: 'proposed' | 'copies' | null;
  readonly year: string | null;
  readonly region: string | null;
  readonly kind: string | null;
  readonly set: NamedSet | null;
};

/** All documents. */
export const NO_FILTER: ShelfFilter = {
  folderId: null,
  tag: null,
  collectionId: null,
  reviewState: null,
  group: null,
  year: null,
  region: null,
  kind: null,
  set: null,
};

/** The documents that fit a filter, in their order. Linear. */
export function filterDocuments(documents: readonly DocumentView[], filter: ShelfFilter, groups: PaperGroups): readonly DocumentView[] {
  const { folderId, tag, collectionId, reviewState, group, set } = filter;
  const tests: readonly ((document: DocumentView) => boolean)[] = [
    ...(folderId === null ? [] : [(document: DocumentView) => document.folderId === folderId]),
    ...(tag === null ? [] : [(document: DocumentView) => document.tags.includes(tag)]),
    ...(collectionId === null ? [] : [(document: DocumentView) => document.collections.includes(collectionId)]),
    ...(reviewState === null ? [] : [(document: DocumentView) => document.reviewState === reviewState]),
    ...(group === null ? [] : [(document: DocumentView) => isInGroup(groups, document.id, group)]),
    ...(set === null ? [] : [(document: DocumentView) => set.documentIds.has(document.id)]),
    ...factTests(filter),
  ];
  return tests.length === 0 ? documents : documents.filter((document) => tests.every((test) => test(document)));
}

function factTests({ year, region, kind }: ShelfFilter): readonly ((document: DocumentView) => boolean)[] {
  return [
    ...(year === null ? [] : [(document: DocumentView) => (factsOf(document).year ?? '') === year]),
    ...(region === null ? [] : [(document: DocumentView) => (factsOf(document).region ?? '') === region]),
    ...(kind === null
      ? []
      : [(document: DocumentView) => ((document.state.kind === 'ready' ? document.state.summary.kind : null) ?? '') === kind]),
  ];
}

function isInGroup(groups: PaperGroups, documentId: string, wanted: 'proposed' | 'copies'): boolean {
  const group = groups.get(documentId);
  if (group === undefined) return false;
  return wanted === 'copies' ? group.reasons.includes('same-content') : groupState(group) === 'proposed';
}
