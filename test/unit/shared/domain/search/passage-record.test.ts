import { describe, expect, it } from 'vitest';
import { openRecord, passageRecord, readEarlier, readPassage, recordParts } from '#shared/domain/search/passage-record.ts';
import { documentOf } from '../../../electron/store/document-examples.ts';

describe('a record of passages', () => {
  const model = documentOf(['临江市示例办法', '立项一日办结。', '开工三日办结。', '验收五日办结。']);

  it('gives every passage, in whichever order they are asked for', () => {
    const record = openRecord(passageRecord(model));
    const texts = model.blocks.map(({ text }) => text);
    expect(record.passages).toBe(texts.length);
    const indexes = texts.map((_text, index) => index);
    for (const order of [indexes, indexes.toReversed(), [texts.length - 1, 0, 1]])
      expect(order.map((index) => record.passageAt(index)?.text)).toEqual(order.map((index) => texts[index]));
  });

  it('gives none past the end', () => {
    const record = openRecord(passageRecord(model));
    expect([record.passageAt(model.blocks.length), record.earlierAt(0)]).toEqual([null, null]);
  });

  it('tells where each passage and each text from before repair begins, so that it can be read by itself', () => {
    const [block] = model.blocks.slice(1);
    const repaired = {
      ...model,
      repairs: [
        { kind: 'broken-line', block: block?.id ?? null, before: '立项一\n日办结。', after: '立项一日办结。' },
        { kind: 'page-furniture', block: null, before: '第2页', after: '' },
      ],
    } as unknown as typeof model; // Only what a record is made of.
    const whole = passageRecord(repaired);
    const { starts, passages } = recordParts(whole);
    const parts = Array.from(starts.subarray(1), (next, index) => whole.slice(starts[index], next - 1));
    const record = openRecord(whole);
    expect(passages).toBe(record.passages);
    expect(parts.slice(0, passages).map(readPassage)).toEqual(model.blocks.map((_block, index) => record.passageAt(index)));
    expect(parts.slice(passages).map(readEarlier)).toEqual([record.earlierAt(0), record.earlierAt(1)]);
    expect(record.earlierAt(1)?.text).toBe('第2页');
  });
});
