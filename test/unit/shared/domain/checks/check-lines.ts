import { checkDocument } from '#shared/domain/checks/check-document.ts';
import type { CheckContext } from '#shared/domain/checks/reading.ts';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { Finding } from '#shared/model/finding.ts';
import { documentFromLines, type TestLine } from '../structure/document-from-lines.ts';

/** A context without lists, on a fixed day. */
export const PLAIN_CONTEXT: CheckContext = { today: '2026-03-01', issueDate: null, knownUnits: [], oldUnitNames: [] };

/** The findings of one rule in a document of the given lines. */
export function findingsOf(rule: string, lines: readonly TestLine[], context: Partial<CheckContext> = {}): readonly Finding[] {
  return findingsIn(documentFromLines(lines), context).filter((finding) => finding.rule === rule);
}

/** All findings of a document. */
export function findingsIn(document: DocumentModel, context: Partial<CheckContext> = {}): readonly Finding[] {
  return checkDocument(document, { ...PLAIN_CONTEXT, ...context }, ['FC', 'LG', 'FM', 'CN']).findings;
}

/** The words a finding points to, cut from the document anew. */
export function pointedWords(document: DocumentModel, { passage }: Finding): string | null {
  const block = passage === null ? undefined : document.blocks.find(({ id }) => id === passage.block);
  return passage === null || block === undefined ? null : blockText(block).slice(passage.start, passage.end);
}

/** A small plan of an invented city; `items` are its numbered measures. */
export function planOf(items: readonly string[], head: readonly string[] = ['临江市便民服务提升实施方案']): readonly string[] {
  return [...head, '为方便群众办事，制定本方案。', '一、主要任务', ...items];
}
