import type { DocumentModel } from '#shared/model/document.ts';
import { DOCUMENT_FORMAT } from '#shared/model/document-format.ts';
import { NO_EXTRAS } from '#test/support/no-extras.ts';

/** A document whose first paragraph is its title. */
export function documentOf(paragraphs: readonly string[], part: Partial<DocumentModel> = {}): DocumentModel {
  const absent = {
    docNumber: null,
    issuer: null,
    issueDate: null,
    publishDate: null,
    effectiveDate: null,
    validity: null,
    indexNumber: null,
  };
  return {
    format: DOCUMENT_FORMAT,
    mediaType: 'text/plain',
    encoding: 'utf-8',
    pages: null,
    meta: { title: paragraphs[0] ?? '', ...absent, recipients: null, commentPeriod: null, contacts: [], kind: null, stage: null },
    blocks: paragraphs.map((text, index) => ({
      id: `b${index + 1}`,
      kind: index === 0 ? 'title' : 'paragraph',
      level: null,
      label: null,
      text,
      rows: null,
      path: [],
      page: null,
    })),
    outline: [],
    tasks: [],
    references: [],
    repairs: [],
    undoneRepairs: [],
    warnings: [],
    ...NO_EXTRAS,
    ...part,
  };
}
