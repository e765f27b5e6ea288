import { describe, expect, it } from 'vitest';
import { type AlignAnswer, type AlignRequest, alignRequest } from '#electron/library/align-messages.ts';
import { answerAlignRequest } from '#electron/library/answer-align-request.ts';
import { createBoardAlignments } from '#electron/library/board-alignments.ts';
import type { ForkChild } from '#electron/ports.ts';
import { emptyBoard } from '#electron/store/stored-formats.ts';
import type { BoardSource } from '#shared/domain/alignment/align-board.ts';
import { documentFromLines } from '../../shared/domain/structure/document-from-lines.ts';

const BOARD = { ...emptyBoard(), id: 'b', name: '两市', documentIds: ['own', 'other'] };

function plan(measure: string, textKey: string): BoardSource {
  return { ...documentFromLines(['临江市方案', '一、任务', `1.${measure}`]), textKey };
}

const SOURCES = [plan('改善供电服务。供电可靠率达到99.97%以上。', 'a'), plan('提升供电质量。供电可靠率达到99.98%以上。', 'b')];

/** A child that answers when it is told to. */
function childOnCall() {
  const asked: AlignRequest[] = [];
  let tell: (answer: AlignAnswer) => void = () => undefined;
  let kills = 0;
  const forkChild: ForkChild = () => ({
    post: (message) => void asked.push(alignRequest.parse(message)),
    onMessage: (listener) => {
      tell = listener;
    },
    onExit: () => undefined,
    kill: () => {
      kills += 1;
    },
  });
  const answer = (at: number): void => {
    const request = asked[at];
    if (request !== undefined) tell(answerAlignRequest(request));
  };
  return { forkChild, asked, answer, kills: () => kills };
}

function alignments() {
  const child = childOnCall();
  return { child, service: createBoardAlignments({ forkChild: child.forkChild, entry: 'align-worker', log: () => undefined }) };
}

describe('lining up a board in a child process', () => {
  it('works out what is asked for twice at once, and what is asked for again, once', async () => {
    const { child, service } = alignments();
    const both = [service.align(BOARD, SOURCES), service.align(BOARD, SOURCES)];
    child.answer(0);
    const [first, second] = await Promise.all(both);
    expect(first).toBe(second);
    expect(first?.kind === 'aligned' ? first.aligned.alignment.topics.map(({ id }) => id) : []).toEqual(['utilities']);
    expect(await service.align(BOARD, SOURCES)).toBe(first);
    expect(child.asked).toHaveLength(1);
    service.close();
  });

  it('works it out again when a text or a decision changed, and forgets what an erased document said', async () => {
    const { child, service } = alignments();
    const settled = async (asked: ReturnType<typeof service.align>): Promise<void> => {
      child.answer(child.asked.length - 1);
      await asked;
    };
    await settled(service.align(BOARD, SOURCES));
    await settled(service.align(BOARD, [SOURCES[0] ?? null, plan('提升供电质量。', 'c')]));
    await settled(service.align({ ...BOARD, topics: [{ id: 'own-1', name: '供电', terms: [] }] }, SOURCES));
    expect(child.asked).toHaveLength(3);
    service.forget('own');
    await settled(service.align(BOARD, SOURCES));
    expect(child.asked).toHaveLength(4);
    service.close();
  });

  it('ends the child when nobody waits now, and works the board out when it is asked for again', async () => {
    const { child, service } = alignments();
    const waiting = service.align(BOARD, SOURCES);
    service.cancel('another');
    expect(child.kills()).toBe(0);
    service.cancel('b');
    expect(await waiting).toEqual({ kind: 'cancelled' });
    expect(child.kills()).toBe(1);
    const again = service.align(BOARD, SOURCES);
    child.answer(1);
    expect((await again).kind).toBe('aligned');
    service.close();
  });
});
