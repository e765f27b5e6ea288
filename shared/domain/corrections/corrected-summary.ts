import type { Correction, MetaField } from '#shared/model/correction.ts';
import type { DocumentSummary } from '#shared/model/library.ts';
import { newestByField } from './corrected-value.ts';

const LISTED = ['docNumber', 'issuer', 'issueDate', 'kind', 'stage'] as const satisfies readonly MetaField[];

/** What corrections change in a document's line of the library list. */
export function correctedSummary(corrections: readonly Correction[]): Partial<DocumentSummary> {
  const { newest } = newestByField(corrections.filter(({ subject }) => subject.kind === 'meta'));
  const changed: Partial<DocumentSummary> = {};
  const title = newest.get('title');
  if (title !== undefined) changed.title = title.value.trim();
  for (const field of LISTED) {
    const correction = newest.get(field);
    if (correction !== undefined) changed[field] = correction.value.trim() === '' ? null : correction.value.trim();
  }
  return changed;
}
