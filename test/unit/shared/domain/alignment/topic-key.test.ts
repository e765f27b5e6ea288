import { describe, expect, it } from 'vitest';
import { alignBoard } from '#shared/domain/alignment/align-board.ts';
import { likenessMember, likenessMembers, likenessTopicId, withoutMembersOf } from '#shared/domain/alignment/topic-key.ts';
import type { AlignedTopic } from '#shared/model/alignment.ts';
import type { StoredBoard } from '#shared/model/board.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';

function plan(place: string, ...measures: readonly string[]) {
  return documentFromLines([`${place}古建保护行动方案`, '一、主要任务', ...measures.map((text, at) => `${at + 1}.${text}`)]);
}

const PLANS = new Map([
  ['lin', plan('临江市', '保护古树名木。为全市古树名木建立档案并挂牌。', '修缮城墙。分段修缮明代城墙并设置标识。')],
  ['hai', plan('海陵市', '修缮城墙。分三段修缮明代城墙，设置标识。', '保护古树名木。为古树名木建立档案，逐株挂牌。')],
  ['yun', plan('云岭县', '保护古树名木。全县古树名木建立档案，统一挂牌。')],
]);

function likenessOf(documentIds: readonly string[], written: Partial<Pick<StoredBoard, 'notes' | 'directions'>> = {}) {
  const board = { documentIds: [...documentIds], topics: [], placements: [], passages: [], notes: [], directions: [], ...written };
  const { topics } = alignBoard(
    board,
    documentIds.map((id) => PLANS.get(id) ?? null),
  ).alignment;
  return new Map(topics.flatMap((topic): [string, AlignedTopic][] => (topic.kind === 'likeness' ? [[topic.name, topic]] : [])));
}

const noteOn = (topic: string) => ({ topic, gap: '尚未挂牌', practice: '', advice: '' });

describe('ids of topics of likeness', () => {
  it('stay the same in whatever order the documents stand', () => {
    const one = likenessOf(['lin', 'hai', 'yun']);
    const other = likenessOf(['yun', 'hai', 'lin']);
    expect(new Set([...one.values()].map(({ id }) => id))).toEqual(new Set([...other.values()].map(({ id }) => id)));
    expect(one.size).toBe(2);
  });

  it('are those that notes know them by while one of the measures is still there', () => {
    const trees = likenessOf(['lin', 'hai', 'yun']).get('保护古树名木')?.id ?? '';
    expect(likenessMembers(trees)).toHaveLength(3);
    expect(likenessOf(['yun', 'hai'], { notes: [noteOn(trees)] }).get('保护古树名木')?.id).toBe(trees);
    expect(likenessOf(['yun', 'hai']).get('保护古树名木')?.id).not.toBe(trees);
  });

  it('go to the topic that holds most of what a note was written about, one note a topic', () => {
    const [trees, walls] = ['保护古树名木', '修缮城墙'].map((name) => likenessOf(['lin', 'hai']).get(name)?.id ?? '');
    const mixed = likenessTopicId([...likenessMembers(trees ?? ''), ...likenessMembers(walls ?? '').slice(0, 1)]);
    const topics = likenessOf(['lin', 'hai'], { notes: [noteOn(mixed), noteOn(walls ?? '')] });
    expect([topics.get('保护古树名木')?.id, topics.get('修缮城墙')?.id]).toEqual([mixed, walls]);
  });

  it('quote no words of a text', () => {
    for (const { id } of likenessOf(['lin', 'hai']).values()) expect(id).not.toMatch(/\p{Script=Han}/u);
  });

  it('lose the measures of an erased document alone', () => {
    const own = likenessTopicId([likenessMember('hai', '2.|城墙')]);
    const both = likenessTopicId([likenessMember('lin', '1.|城墙'), likenessMember('hai', '2.|城墙')]);
    const isGone = (id: string): boolean => id === 'lin';
    expect(withoutMembersOf(both, isGone)).toBe(own);
    expect(withoutMembersOf(own, isGone)).toBe(own);
    expect(withoutMembersOf('paying-taxes', isGone)).toBe('paying-taxes');
    const left = ['1.|城墙', '1.|古树'].map((key) => withoutMembersOf(likenessTopicId([likenessMember('lin', key)]), isGone));
    expect(new Set(left).size).toBe(2);
    expect(left.join()).not.toContain('lin');
  });
});
