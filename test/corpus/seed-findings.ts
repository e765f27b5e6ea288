import type { Finding } from '#shared/model/finding.ts';

/** A finding that was read beside its document and is right, by rule and by the last label of its clause (`''` above all numbering). */
export type ReviewedFinding = {
  /** Beginning of the file's name. */
  readonly file: string;
  readonly rule: string;
  readonly label: string;
  /** The handbook names it: it must be raised. */
  readonly isRequired: boolean;
};

/** Serious and normal findings on the seeds that a person judged right; any other is a false alarm until somebody has looked. */
export const REVIEWED_FINDINGS: readonly ReviewedFinding[] = [
  { file: '000', rule: 'FC-G4', label: '17.', isRequired: true },
  { file: '000', rule: 'CN-1', label: '1.', isRequired: false },
  { file: '001', rule: 'FM-1', label: '', isRequired: true },
  { file: '001', rule: 'CN-1', label: '（十）', isRequired: true },
  { file: '001', rule: 'CN-1', label: '37.', isRequired: false },
  { file: '001', rule: 'FM-7', label: '19.', isRequired: false },
  { file: '002', rule: 'CN-3', label: '12.', isRequired: true },
  { file: '004', rule: 'CN-3', label: '(三)', isRequired: true },
  { file: '004', rule: 'FM-14', label: '2.', isRequired: false },
];

/** The reviewed findings of a file. */
export function reviewedFor(fileName: string): readonly ReviewedFinding[] {
  return REVIEWED_FINDINGS.filter(({ file }) => fileName.startsWith(`${file}_`));
}

/** Whether a finding is the reviewed one. Labels differ in width between readings, so brackets are compared as one kind. */
export function isReviewed(finding: Finding, reviewed: ReviewedFinding): boolean {
  return finding.rule === reviewed.rule && sameWidth(finding.path.at(-1) ?? '') === sameWidth(reviewed.label);
}

function sameWidth(label: string): string {
  return label.replaceAll('（', '(').replaceAll('）', ')');
}
