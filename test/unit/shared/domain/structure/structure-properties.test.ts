import { describe, expect, it } from 'vitest';
import { understandDocument } from '#shared/domain/structure/understand-document.ts';
import { documentModel } from '#shared/model/document.ts';
import { NO_EXTRAS } from '#test/support/no-extras.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { documentFromLines, sourceBlockOf } from './document-from-lines.ts';

/** A small reproducible source of numbers, so that a failing text can be made again. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const PIECES = [
  '一、',
  '（二）',
  '3.',
  '（4）',
  '⑤',
  '第六条',
  '第三章 ',
  '附件1',
  '附件：1.',
  '（',
  '）',
  '〔',
  '“',
  '”',
  '《',
  '》',
  '。',
  '；',
  '，',
  '、',
  '：',
  '市科技局',
  '各区、县（市）政府',
  '牵头',
  '配合',
  '责任单位：',
  '完成时限：',
  '2026年6月底前',
  '95%以上',
  '前5',
  '3—5家',
  '征求意见',
  '联系电话：',
  '0771-5550123',
  'a@b.cn',
  '关于',
  '的通知',
  '\u{2000b}',
  ' ',
  '　',
  '總體要求',
  '1',
  '目录',
  '下同',
];

function randomLines(seed: number): string[] {
  const next = numbersFrom(seed);
  return Array.from({ length: 1 + Math.floor(next() * 30) }, () =>
    Array.from({ length: Math.floor(next() * 12) }, () => PIECES[Math.floor(next() * PIECES.length)] ?? '').join(''),
  );
}

describe('any text whatever', () => {
  const seeds = Array.from({ length: 300 }, (_, index) => index + 1);

  it('gives a valid model whose blocks are the text, line for line', () => {
    for (const seed of seeds) {
      const lines = randomLines(seed);
      const document = documentFromLines(lines);
      expect(documentModel.safeParse(document).success, `seed ${seed}`).toBe(true);
      expect(document.blocks.map((block) => block.text)).toEqual(lines);
    }
  });

  it('names only blocks that are there, in outline and references', () => {
    for (const seed of seeds) {
      const document = documentFromLines(randomLines(seed));
      const texts = new Map(document.blocks.map((block) => [block.id, block.text]));
      for (const entry of document.outline) expect(texts.get(entry.block), `seed ${seed}`).toContain(entry.label.slice(0, 2));
      for (const reference of document.references) expect(texts.get(reference.block)).toContain(reference.text);
      for (const task of document.tasks) expect(texts.has(task.block)).toBe(true);
    }
  });

  it('takes every word of a task from the text', () => {
    for (const seed of seeds) {
      const document = documentFromLines(randomLines(seed));
      const all = document.blocks.map((block) => block.text).join('\n');
      for (const task of document.tasks) {
        const words = [...task.units, ...task.sectionLeads, ...task.indicators.map((indicator) => indicator.text), task.deadline ?? ''];
        for (const word of words) expect(all, `seed ${seed}: ${word}`).toContain(word);
        for (const lead of task.leads) expect(task.units).toContain(lead);
      }
    }
  });

  it('gives every labelled block a path of its own that ends with its label', () => {
    for (const seed of seeds) {
      const labelled = documentFromLines(randomLines(seed)).blocks.filter((block) => block.label !== null);
      expect(new Set(labelled.map((block) => block.path.join('\u0000'))).size, `seed ${seed}`).toBe(labelled.length);
      for (const block of labelled) expect(block.path.at(-1)).toContain(block.label?.replace(/\s/g, '') ?? '');
    }
  });

  it('keeps the level of a block and the length of its path together', () => {
    for (const seed of seeds) {
      for (const block of documentFromLines(randomLines(seed)).blocks) {
        if (block.level !== null) expect(block.path.length, `seed ${seed}`).toBeGreaterThanOrEqual(block.level);
      }
    }
  });
});

/** Processor time of one reading: other work on the machine does not count. */
function milliseconds(lines: readonly string[]): number {
  const blocks = lines.map((line) => sourceBlockOf(line));
  const extraction = {
    mediaType: 'text/plain',
    encoding: null,
    pages: null,
    blocks,
    furniture: [],
    repairs: [],
    warnings: [],
    ...NO_EXTRAS,
  };
  return processorTime(() =>
    understandDocument({
      extraction,
      repaired: { blocks, repairs: [], undone: [], furniture: [], remarks: [], revisions: [] },
      fileName: 'a.txt',
    }),
  );
}

/** How many times longer the large text takes than the small one, each at its best of several readings in turn. */
function growth(small: readonly string[], large: readonly string[], rounds: number): number {
  milliseconds(small);
  const times = Array.from({ length: rounds }, () => [milliseconds(small), milliseconds(large)] as const);
  const best = (index: 0 | 1): number => Math.min(...times.map((pair) => pair[index]));
  return best(1) / Math.max(best(0), 4);
}

const ROUNDS = 5;
/** The small text is read several times a round, so that collecting garbage weighs on both alike. */
const READINGS = 4;

/** The middle one of the factors that several rounds give: the longer reading against the mean of the short ones around it. */
function medianGrowth(small: readonly string[], large: readonly string[]): number {
  milliseconds(small);
  milliseconds(large);
  const factors = Array.from({ length: ROUNDS }, () => {
    let short = 0;
    for (let reading = 0; reading < READINGS; reading += 1) short += milliseconds(small) / READINGS;
    return milliseconds(large) / short;
  });
  return factors.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0;
}

describe('growth', () => {
  const plan = (characters: number): string[] => {
    const item =
      '推进事项办理。依托平台（含分中心）优化流程，2026年6月底前完成建设，办理时限压缩至9个工作日以内。（市发改局牵头，市财政局配合；完成时限：2026年底前）';
    return [
      '临江市行动方案',
      '一、任务',
      ...Array.from({ length: Math.ceil(characters / item.length) }, (_, index) => `${(index % 900) + 1}.${item}`),
    ];
  };

  it('stays near linear from 30,000 to 300,000 characters', () => {
    expect(medianGrowth(plan(30_000), plan(300_000))).toBeLessThan(12);
  });

  it.each([
    '（',
    '）',
    '《',
    '“',
    '1',
    '1至',
    '2025年',
    '第',
    '责任单位：',
    'a@',
    '市科技局、',
    '和各区牵头、',
    '电话',
    '前5',
    '（a牵头）',
    '起草了《',
    '现将《',
    '降为零',
    'www.a',
    '同上、',
    '方案印发后',
    '等',
    ' ',
  ])('reads a long single line of %s without backtracking', (unit) => {
    const line = (characters: number): string[] => [
      '临江市行动方案',
      '一、任务',
      `1.推进。${unit.repeat(Math.ceil(characters / unit.length))}`,
    ];
    expect(growth(line(20_000), line(200_000), 2)).toBeLessThan(40);
  });

  it('reads a page of a million characters on one line, in proportion to a tenth of it', () => {
    const page = (characters: number): string[] => [plan(characters).join(' ')];
    expect(growth(page(100_000), page(1_000_000), 1)).toBeLessThan(30);
  });

  it('reads ten thousand numbers without a mark, and as many lines of contents', () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) =>
      index % 4 === 0 ? `${(index % 99) + 1} 总则` : `1.${(index % 9) + 1} 编制目的`,
    );
    expect(growth(numbers.slice(0, 1_000), numbers, 1)).toBeLessThan(40);
  });

  it('reads ten thousand headings and ten thousand attachments', () => {
    const headings = Array.from({ length: 10_000 }, () => '一、推进事项');
    const attachments = Array.from({ length: 10_000 }, (_, index) => (index % 2 === 0 ? `附件${index % 99}` : '清单名称'));
    expect(documentFromLines(headings).outline).toHaveLength(10_000);
    expect(documentFromLines(attachments).outline.length).toBeGreaterThan(0);
  });
});
