import type { DocumentView } from '#shared/contract/review-views.ts';
import { groupVersions, type PaperGroup } from '#shared/domain/versions/group-versions.ts';
import type { VersionEntry } from '#shared/domain/versions/judge-pair.ts';
import { useLibrary } from './library-store.ts';

/** The group of each document that has one, by document id. */
export type PaperGroups = ReadonlyMap<string, PaperGroup>;

type Grouped = {
  readonly documents: readonly DocumentView[];
  readonly entries: ReadonlyMap<string, VersionEntry>;
  readonly groups: PaperGroups;
};

let last: Grouped = { documents: [], entries: new Map(), groups: new Map() };

/** The documents of the library that are one paper; found again only when something changed that tells papers apart. */
export function usePaperGroups(): PaperGroups {
  return useLibrary(({ documents }) => paperGroups(documents));
}

/** The same for a list. */
export function paperGroups(documents: readonly DocumentView[]): PaperGroups {
  if (last.documents === documents) return last.groups;
  const entries = new Map<string, VersionEntry>();
  let isSame = documents.length === last.entries.size;
  for (const document of documents) {
    const before = last.entries.get(document.id);
    const entry = entryOf(document);
    const isKnown = before !== undefined && areEqual(before, entry);
    isSame &&= isKnown;
    entries.set(document.id, isKnown ? before : entry);
  }
  last = { documents, entries, groups: isSame ? last.groups : byDocument(groupVersions([...entries.values()])) };
  return last.groups;
}

function byDocument(groups: readonly PaperGroup[]): PaperGroups {
  return new Map(groups.flatMap((group) => group.documentIds.map((id) => [id, group] as const)));
}

/** What a group waits for: a person's word, or nothing; copies alone ask for none. */
export function groupState({ documentIds, confirmed, reasons }: PaperGroup): 'confirmed' | 'proposed' | 'copies' {
  if (confirmed.length === documentIds.length) return 'confirmed';
  return reasons.every((reason) => reason === 'same-content') ? 'copies' : 'proposed';
}

function entryOf({ id, contentHash, paper, apart, state }: DocumentView): VersionEntry {
  const { title, stage, docNumber, issuer, issueDate } =
    state.kind === 'ready' ? state.summary : { title: '', stage: null, docNumber: null, issuer: null, issueDate: null };
  return { id, contentHash, paper, apart, title, stage, docNumber, issuer, issueDate };
}

function areEqual(left: VersionEntry, right: VersionEntry): boolean {
  return (
    left.title === right.title &&
    left.contentHash === right.contentHash &&
    left.stage === right.stage &&
    left.docNumber === right.docNumber &&
    left.issuer === right.issuer &&
    left.issueDate === right.issueDate &&
    left.paper === right.paper &&
    left.apart.length === right.apart.length &&
    left.apart.every((id, index) => id === right.apart[index])
  );
}
