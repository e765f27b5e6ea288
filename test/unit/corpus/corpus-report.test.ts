import { describe, expect, it } from 'vitest';
import { corpusRow, groupTable } from '../../corpus/corpus-report.ts';
import type { WorkerReading } from '../../corpus/read-through-worker.ts';

const FILE = { group: 'broken', name: 'cut.docx', path: '/nowhere/cut.docx' };

function refusal(change: Partial<WorkerReading>): WorkerReading {
  return { outcome: { kind: 'failed', code: 'damaged' }, complaints: [], seconds: 0.1, peakMemory: 80, ...change };
}

describe('the corpus table', () => {
  it('counts a file that was turned away with a sentence as refused', () => {
    const row = corpusRow(FILE, refusal({}), null);
    expect(row.outcome).toBe('refused');
    expect(row.reason).toMatch(/^damaged: .+。$/);
  });

  it.each([
    ['a bug of the reader', refusal({ complaints: ['reader failed on cut.docx: TypeError: x\n  at y'] })],
    ['a hang', refusal({ outcome: { kind: 'failed', code: 'timed-out' } })],
    ['a broken file that took more than ten seconds', refusal({ seconds: 10.5 })],
  ])('counts %s as failed', (_name, reading) => {
    const row = corpusRow(FILE, reading, null);
    expect(row.outcome).toBe('failed');
    expect(row.reason).not.toContain('\n');
  });

  it('sums up by folder', () => {
    const rows = [corpusRow(FILE, refusal({}), null), corpusRow(FILE, refusal({ seconds: 0.4, peakMemory: 120 }), null)];
    expect(groupTable(rows).split('\n').at(-1)).toBe('| broken | 2 | 0 | 2 | 0 | – | 0.50 | 120 |');
  });
});
