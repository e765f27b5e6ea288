import type { DocumentView } from '#shared/contract/review-views.ts';
import type { PaperGroup } from '#shared/domain/versions/group-versions.ts';
import type { ComparedPair } from './comparison-store.ts';
import type { PaperGroups } from './paper-groups.ts';

/** Two texts of one paper that follow on each other, the earlier one first: files that are its versions, or one file before and after it changed. */
export type KnownPair = ComparedPair & { readonly because: 'confirmed' | 'proposed' | 'file-changed' };

type Dated = { readonly pair: KnownPair; readonly changedAt: string };

/** What can be compared, in pairs that follow on each other; what changed last comes first. Linear but for the order. */
export function knownPairs(documents: readonly DocumentView[], groups: PaperGroups): readonly KnownPair[] {
  const dated = [...changedFiles(documents), ...versionPairs(documents, groups)];
  return dated
    .sort((one, other) => (one.changedAt < other.changedAt ? 1 : one.changedAt > other.changedAt ? -1 : 0))
    .map(({ pair }) => pair);
}

/** Each file that changed, with the text it had just before. */
function changedFiles(documents: readonly DocumentView[]): readonly Dated[] {
  return documents.flatMap(({ id, state, earlier }): readonly Dated[] => {
    const last = earlier?.[0];
    if (last === undefined || state.kind !== 'ready') return [];
    return [{ pair: { oldId: id, newId: id, oldState: last.contentHash, because: 'file-changed' }, changedAt: last.replacedAt }];
  });
}

function versionPairs(documents: readonly DocumentView[], groups: PaperGroups): readonly Dated[] {
  const byId = new Map(documents.map((document) => [document.id, document] as const));
  return [...new Set(groups.values())].flatMap((group) => {
    const versions = readableVersions(group, byId);
    return versions.slice(1).flatMap((fresh, at): readonly Dated[] => {
      const old = versions[at];
      // Copies have nothing to be compared.
      if (old === undefined || old.contentHash === fresh.contentHash) return [];
      const because = group.confirmed.includes(old.id) && group.confirmed.includes(fresh.id) ? 'confirmed' : 'proposed';
      const changedAt = old.modifiedAt > fresh.modifiedAt ? old.modifiedAt : fresh.modifiedAt;
      return [{ pair: { oldId: old.id, newId: fresh.id, because }, changedAt }];
    });
  });
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
