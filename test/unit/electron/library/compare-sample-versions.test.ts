import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_ASSETS } from '#electron/extract/read-document.ts';
import { readFileIntoModel } from '#electron/library/read-file.ts';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';
import type { Block } from '#shared/model/document.ts';

const SEEDS = join(import.meta.dirname, '../../../../seeds');

async function blocksOf(stage: string): Promise<readonly Block[]> {
  const name = (await readdir(SEEDS)).find((file) => file.includes(stage)) ?? '';
  const read = await readFileIntoModel(join(SEEDS, name), NO_ASSETS);
  if (!read.ok) throw new Error(read.failure.code);
  return read.model.blocks;
}

const textOf = ({ edits }: ComparedLine, op: 'add' | 'remove'): string =>
  edits.flatMap((edit) => (edit.op === op ? [edit.text] : [])).join(' | ');

/** Both drafts of the sample plan; what was planted in the second is listed in build/seed-texts/README.md. */
describe('the two drafts of the sample plan', () => {
  let lines: readonly ComparedLine[] = [];
  beforeAll(async () => {
    const [old, fresh] = [await blocksOf('征求意见稿'), await blocksOf('送审稿')];
    lines = comparisonView(compareDocuments(old, fresh), old, fresh).lines;
  });
  const changes = (): readonly ComparedLine[] => lines.filter(({ kind, isApart }) => kind !== 'same' && kind !== 'moved-away' && !isApart);
  const by = (kind: ComparedLine['kind']): readonly ComparedLine[] => changes().filter((line) => line.kind === kind);

  it('differ in what was planted and in nothing else, each change once', () => {
    expect(changes().map(({ kind, old, new: fresh }) => `${kind} ${old?.clause ?? '–'} ${fresh?.clause ?? '–'}`)).toEqual([
      'changed  ',
      'changed  ',
      'changed 二、（一）1. 二、（一）1.',
      'changed 二、（二）4. 二、（二）4.',
      'changed 二、（三）8. 二、（三）8.',
      'changed 二、（四）10. 二、（四）10.',
      'changed 二、（五）13. 二、（五）13.',
      'changed 二、（六）14. 二、（六）14.',
      'changed 二、（六）16. 二、（六）16.',
      'changed 二、（七）18. 二、（七）18.',
      'removed 二、（七）19. –',
      'changed 二、（八）20. 二、（八）19.',
      'changed 二、（八）21. 二、（八）20.',
      'added – 二、（八）21.',
      'changed 二、（九）23. 二、（九）22.',
      'changed 二、（九）24. 二、（九）23.',
      'changed 二、（九）25. 二、（九）24.',
      'changed 二、（十）26. 二、（十）25.',
      'moved 二、（八）22. 二、（十）26.',
    ]);
  });

  it('set the announcement apart that asked for opinions on the first', () => {
    const apart = lines.flatMap((line) => (line.isApart ? [textOf(line, 'remove')] : []));
    expect(apart).toHaveLength(12);
    expect([apart[0], apart.at(-1)]).toEqual(['临江市发展和改革委员会关于公开征求', '附件']);
  });

  it('call out every number that was changed, with its unit', () => {
    expect(changes().flatMap(({ values }) => values.map((value) => `${value.old}→${value.new}`))).toEqual([
      '30项→28项',
      '1个工作日→0.5个工作日',
      '45个工作日→40个工作日',
      '99.95%→99.97%',
      '4小时→3小时',
      '3个工作日→2个工作日',
      '5个工作日→4个工作日',
      '2025年→2026年',
      '120亿元→150亿元',
      '1%→0.8%',
      '30%→40%',
      '24个→28个',
      '75天→70天',
    ]);
  });

  it('show words put in as wholes, and a paragraph that was split', () => {
    const added = by('changed').map((line) => textOf(line, 'add'));
    expect(added).toContain('、医保参保登记 | 0.5 | 、市医保局');
    expect(added).toContain('22 | ，但投诉举报、重大隐患和突发事件引发的检查除外');
    expect(by('changed').filter(({ aspects }) => aspects.includes('paragraphs'))).toHaveLength(1);
  });

  it('tell clauses that were only renumbered, and one that moved unchanged', () => {
    expect(by('changed').filter(({ aspects }) => aspects.join() === 'numbering')).toHaveLength(3);
    expect(by('moved').map(({ aspects }) => aspects)).toEqual([['numbering']]);
  });
});
