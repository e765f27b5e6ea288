import { describe, expect, it } from 'vitest';
import type { LibraryProblem } from '#renderer/api/document-problem.ts';
import { problemPlace, sortProblems } from '#renderer/features/library/problem-order.ts';

// Only these fields are looked at here.
const problem = (relativePath: string, code: string) => ({ kind: 'document', document: { relativePath }, problem: code }) as LibraryProblem;
const PROBLEMS = [problem('附件10.pdf', '损坏'), problem('附件2.pdf', '需要密码'), problem('函.doc', '损坏')];
const about = { reasonOf: (entry: LibraryProblem) => (entry.kind === 'folder' ? '离线' : entry.problem), language: 'zh-CN' };

describe('sorting the problems of a library', () => {
  it.each([
    ['as they were found', null, ['附件10.pdf', '附件2.pdf', '函.doc']],
    ['by file, numbers by their size', { key: 'file', isDescending: false }, ['附件2.pdf', '附件10.pdf', '函.doc']],
    ['by file from the end', { key: 'file', isDescending: true }, ['函.doc', '附件10.pdf', '附件2.pdf']],
    ['by reason, then file', { key: 'reason', isDescending: false }, ['附件10.pdf', '函.doc', '附件2.pdf']],
    ['by reason from the end, then file', { key: 'reason', isDescending: true }, ['附件2.pdf', '附件10.pdf', '函.doc']],
  ] as const)('%s', (_how, sorting, expected) => {
    expect(sortProblems(PROBLEMS, sorting, about).map(problemPlace)).toEqual(expected);
  });
});
