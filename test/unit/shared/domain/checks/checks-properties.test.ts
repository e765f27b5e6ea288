import { describe, expect, it } from 'vitest';
import { checkDocument } from '#shared/domain/checks/check-document.ts';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';
import { PLAIN_CONTEXT } from './check-lines.ts';

const PARAGRAPH =
  '优化窗口服务，办理时间较上年压缩30%，政务服务网上可办率达到95%以上；到2027年底，建成“一窗通办”体系，不得指定供应商，破除地方保护。（市民政局牵头，市财政局、市司法局配合；完成时限：2026年12月底前）';

function planOfLength(length: number): DocumentModel {
  const lines = ['临江市便民服务实施方案', '为方便群众，制定本方案。', '一、主要任务'];
  for (let number = 1, size = 0; size < length; number += 1) {
    const line = `${(number % 900) + 1}.${PARAGRAPH}`;
    lines.push(line);
    size += line.length;
  }
  return documentFromLines(lines);
}

function secondsOf(document: DocumentModel): number {
  const started = process.cpuUsage();
  checkDocument(document, PLAIN_CONTEXT, ['FC', 'LG', 'FM', 'CN']);
  return process.cpuUsage(started).user / 1_000_000;
}

describe('checks on any text', () => {
  it('takes time in proportion to the text', () => {
    const [small, large] = [planOfLength(30_000), planOfLength(300_000)];
    secondsOf(small);
    // The best of several rounds: in a single one memory is tidied up, or another process has the processor.
    const best = (document: DocumentModel): number => Math.min(...Array.from({ length: 4 }, () => secondsOf(document)));
    const [short, long] = [best(small), best(large)];
    // A start-up share of the small text is no growth.
    expect(long).toBeLessThan(12 * Math.max(short, 0.03));
  });

  it.each([
    ['a line without punctuation', '便民服务'.repeat(60_000)],
    ['opening marks', '《“（'.repeat(60_000)],
    ['closing marks', '》”）'.repeat(60_000)],
    ['names in a row', '窗口服务、'.repeat(50_000)],
    ['digits', '1-2'.repeat(80_000)],
    ['numbers of papers', '临政发（2023'.repeat(30_000)],
    ['signals', '不得指定'.repeat(60_000)],
    ['counts', '四个方面'.repeat(60_000)],
    ['rates', '可办率达到'.repeat(50_000)],
    ['aims', '到2027年底'.repeat(30_000)],
  ])('is not slowed down by %s', (_name, line) => {
    const document = documentFromLines([line]);
    expect(secondsOf(document)).toBeLessThan(4);
  });

  it('always points inside the blocks, and never changes the document', () => {
    const lines = [
      '?》）”',
      '',
      '一、',
      '附件：',
      '附件1',
      '1.',
      '（一）（一）',
      '𠮷'.repeat(30),
      '今年2O25年的的（',
      [
        ['序号', '任务'],
        ['1', '优化\n服务的的'],
      ],
    ];
    const document = documentFromLines(lines);
    const before = JSON.stringify(document);
    for (const { passage, alsoAt } of checkDocument(document, PLAIN_CONTEXT, ['FC', 'LG', 'FM', 'CN']).findings) {
      for (const { block, start, end } of [...(passage === null ? [] : [passage]), ...alsoAt]) {
        const found = document.blocks.find(({ id }) => id === block);
        const length = found === undefined ? -1 : blockText(found).length;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(length);
      }
    }
    expect(JSON.stringify(document)).toBe(before);
  });
});
