import { describe, expect, it } from 'vitest';
import { correctedDeadlines } from '#shared/domain/corrections/corrected-deadlines.ts';

const COUNTS = { '2031-06-30': 2, '2031-12-31': 1 };

describe('tasks by the day they are due, as people corrected them', () => {
  it.each([
    ['as they were read', [], COUNTS],
    [
      'one moved to another day',
      [{ machineValue: '2031-06-30', value: '2031-09-30' }],
      { '2031-06-30': 1, '2031-09-30': 1, '2031-12-31': 1 },
    ],
    ['the only one of its day moved to another', [{ machineValue: '2031-12-31', value: '2031-06-30' }], { '2031-06-30': 3 }],
    ['a day taken away', [{ machineValue: '2031-12-31', value: '' }], { '2031-06-30': 2 }],
    ['a day given to a task without one', [{ machineValue: '', value: '2032-01-31' }], { ...COUNTS, '2032-01-31': 1 }],
    ['a task that is gone with its day', [{ machineValue: '2030-01-31', value: '2032-01-31' }], COUNTS],
    ['confirmed as read', [{ machineValue: '2031-06-30', value: '2031-06-30' }], COUNTS],
  ])('%s', (_case, corrections, expected) => {
    expect(correctedDeadlines(COUNTS, corrections)).toEqual(expected);
  });
});
