import { describe, expect, it } from 'vitest';
import { changedPlace } from '#renderer/features/annotations/places-to-confirm.ts';
import { type AnchorIndex, createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { resolveAnnotation } from '#shared/domain/anchoring/resolve-annotation.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Block } from '#shared/model/document.ts';

const OLD = [
  '一、办理',
  '1.一般事项在5个工作日内办结，由受理窗口负责答复申请人。',
  '二、监督',
  '2.申请人可以对窗口服务作出评价，结果按月公布。',
];
const indexOf = (lines: readonly string[], contentHash: string): AnchorIndex =>
  createAnchorIndex({
    blocks: lines.map(
      (text, at): Block => ({ id: `b${at}`, kind: 'paragraph', level: null, label: null, text, rows: null, path: [], page: null }),
    ),
    contentHash,
  });

function changedIn(lines: readonly string[], quote: string, carried?: Annotation['carried']) {
  const old = indexOf(OLD, 'old');
  const start = old.canonical.text.indexOf(quote);
  const target = describePassage(old, { start, end: start + quote.length });
  const annotation: Annotation = {
    ...{ id: 'a', target, colour: 'blue', issueType: null, severity: null, note: '', suggestion: '', basis: '', status: 'open' },
    ...{ author: '', createdAt: '', updatedAt: '', removedAt: null },
    ...(carried === undefined ? {} : { carried }),
  };
  const fresh = indexOf(lines, 'new');
  return changedPlace(fresh.canonical.text, annotation, resolveAnnotation(fresh, annotation));
}

describe('an annotation of a file that was changed', () => {
  it('waits with what its words were and are, where they are others', () => {
    const fresh = OLD.map((line) => line.replace('5个工作日', '3个工作日'));
    expect(changedIn(fresh, '一般事项在5个工作日内办结')).toEqual({ was: '一般事项在5个工作日内办结', now: '一般事项在3个工作日内办结' });
  });

  it('does not wait where its very words only moved, or differ in width and spaces', () => {
    expect(changedIn([...OLD.slice(2), ...OLD.slice(0, 2)], '由受理窗口负责答复申请人')).toBeNull();
    expect(
      changedIn(
        OLD.map((line) => line.replace('，由受理', ', 由受理')),
        '办结，由受理窗口负责答复',
      ),
    ).toBeNull();
  });

  it('waits as one that came with an earlier version does, until somebody confirmed it', () => {
    const carried = { documentId: 'v1', annotationId: 'x', place: 'changed', was: '结果按季公布', isConfirmed: false } as const;
    expect(changedIn(OLD, '结果按月公布', carried)).toEqual({ was: '结果按季公布', now: '结果按月公布' });
    expect(changedIn(OLD, '结果按月公布', { ...carried, isConfirmed: true })).toBeNull();
    expect(changedIn(OLD, '结果按月公布', { ...carried, place: 'lost' })).toBeNull();
  });
});
