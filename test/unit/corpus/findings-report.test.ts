import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/model/finding.ts';
import { findingsSection } from '../../corpus/findings-report.ts';

const FINDING: Finding = {
  id: 'FM-7:1',
  rule: 'FM-7',
  severity: 'normal',
  message: '',
  words: { code: 'title-ended', values: [] },
  basis: '',
  path: ['一、'],
  passage: null,
  alsoAt: [],
  quote: '',
  reversed: false,
};

describe('the section on findings', () => {
  it('counts by document and by rule, what is reversed apart, and what nobody judged right', () => {
    const reversed: Finding = { ...FINDING, rule: 'FC-2.1', severity: 'hint', reversed: true };
    const section = findingsSection([
      { group: 'seeds', name: '009_x.txt', findings: [FINDING, FINDING, reversed] },
      { group: 'seeds', name: '000_x.txt', findings: [{ ...FINDING, rule: 'FC-G4', severity: 'serious', path: ['二、', '17.'] }] },
    ]);
    expect(section).toContain('| seeds/009_x.txt | 0 | 2 | 0 | 1 | – | 2 | FC-2.1 FM-7×2 |');
    expect(section).toContain('| seeds/000_x.txt | 1 | 0 | 0 | 0 | 1 of 1 | 0 | FC-G4 |');
    expect(section).toContain('| FM-7 | 1 | 2 | 0 |');
  });
});
