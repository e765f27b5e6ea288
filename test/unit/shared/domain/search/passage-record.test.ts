import { describe, expect, it } from 'vitest';
import { openRecord, passageRecord } from '#shared/domain/search/passage-record.ts';
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
});
