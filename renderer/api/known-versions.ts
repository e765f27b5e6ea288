import type { DocumentView } from '#shared/contract/review-views.ts';
import type { PaperGroup } from '#shared/domain/versions/group-versions.ts';
import type { ComparedPair } from './comparison-store.ts';
import type { PaperGroups } from './paper-groups.ts';

/** Two versions of one paper that follow on each other, the earlier one first; `isConfirmed` where a person said that they are. */
export type KnownPair = ComparedPair & { readonly isConfirmed: boolean };

/** Versions that can be compared, in pairs that follow on each other; papers whose files changed last come first. Linear but for the order. */
export function knownPairs(documents: readonly DocumentView[], groups: PaperGroups): readonly KnownPair[] {
  const byId = new Map(documents.map((document) => [document.id, document] as const));
  const dated = [...new Set(groups.values())].flatMap((group) => {
    const versions = readableVersions(group, byId);
    return versions.slice(1).flatMap((fresh, at) => {
      const old = versions[at];
      // Copies have nothing to be compared.
      if (old === undefined || old.contentHash === fresh.contentHash) return [];
      const isConfirmed = group.confirmed.includes(old.id) && group.confirmed.includes(fresh.id);
      const changedAt = old.modifiedAt > fresh.modifiedAt ? old.modifiedAt : fresh.modifiedAt;
      return [{ pair: { oldId: old.id, newId: fresh.id, isConfirmed }, changedAt }];
    });
  });
  return dated
    .sort((one, other) => (one.changedAt < other.changedAt ? 1 : one.changedAt > other.changedAt ? -1 : 0))
    .map(({ pair }) => pair);
}

/** Ids of the other versions of a document's paper: those before it, the nearest first, then those behind it. */
export function otherVersions(documentId: string, groups: PaperGroups): readonly string[] {
  const ids = groups.get(documentId)?.documentIds ?? [];
  const at = ids.indexOf(documentId);
  return [...ids.slice(0, Math.max(0, at)).reverse(), ...ids.slice(at + 1)];
}

function readableVersions({ documentIds }: PaperGroup, byId: ReadonlyMap<string, DocumentView>): readonly DocumentView[] {
  return documentIds.flatMap((id) => {
    const document = byId.get(id);
    return document?.state.kind === 'ready' ? [document] : [];
  });
}
