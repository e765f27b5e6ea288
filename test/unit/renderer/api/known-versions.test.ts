import { describe, expect, it } from 'vitest';
import { knownPairs, otherVersions } from '#renderer/api/known-versions.ts';
import type { PaperGroups } from '#renderer/api/paper-groups.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { PaperGroup } from '#shared/domain/versions/group-versions.ts';

const document = (id: string, modifiedAt: string, contentHash = id): DocumentView =>
  ({ id, modifiedAt, contentHash, state: { kind: id === 'unread' ? 'failed' : 'ready' } }) as DocumentView;

/** Groups as the library finds them: each from the first draft to the paper in force. */
function groupsOf(...groups: readonly { readonly ids: readonly string[]; readonly confirmed?: readonly string[] }[]): PaperGroups {
  return new Map(
    groups.flatMap(({ ids, confirmed = [] }) => {
      const group: PaperGroup = { documentIds: ids, confirmed, reasons: [] };
      return ids.map((id) => [id, group] as const);
    }),
  );
}

describe('versions the library knows of', () => {
  it('are offered in pairs that follow on each other, the paper that changed last first', () => {
    const groups = groupsOf({ ids: ['a1', 'a2', 'a3'] }, { ids: ['b1', 'b2'], confirmed: ['b1', 'b2'] });
    const times = { a1: '2031-01', a2: '2031-02', a3: '2031-03', b1: '2031-09', b2: '2031-05' };
    const documents = Object.entries(times).map(([id, modifiedAt]) => document(id, modifiedAt));
    expect(knownPairs(documents, groups).map(({ oldId, newId, because }) => `${oldId} ${newId} ${because}`)).toEqual([
      'b1 b2 confirmed',
      'a2 a3 proposed',
      'a1 a2 proposed',
    ]);
  });

  it('leave out copies and what cannot be read', () => {
    const group = groupsOf({ ids: ['a', 'copy', 'unread'] });
    expect(knownPairs([document('a', '1', 'x'), document('copy', '2', 'x'), document('unread', '3')], group)).toEqual([]);
  });

  it('have a file that changed among them, with the text it had before', () => {
    const earlier = [{ contentHash: 'before', replacedAt: '2031-08' }] as DocumentView['earlier'];
    const changed: DocumentView = { ...document('a', '2031-08'), earlier };
    expect(knownPairs([changed, document('b', '2031-09')], groupsOf())).toEqual([
      { oldId: 'a', newId: 'a', oldState: 'before', because: 'file-changed' },
    ]);
  });

  it('are named from the one just before a document', () => {
    expect(otherVersions('c', groupsOf({ ids: ['a', 'b', 'c', 'd'] }))).toEqual(['b', 'a', 'd']);
    expect(otherVersions('x', groupsOf())).toEqual([]);
  });
});
