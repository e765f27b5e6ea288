import type { Page } from '@playwright/test';
import type { OpenedDocument } from '#shared/contract/review-views.ts';
import { type AnchorIndex, createAnchorIndex, type TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import type { Annotation, AnnotationContent, PassageTarget } from '#shared/model/annotation.ts';
import { REVIEW_SCHEMA_VERSION, type StoredReview } from '#shared/model/review.ts';
import { askApplication } from './ask-application.ts';

/** A document as the application opened it, ready for describing passages of it. */
export type MarkedDocument = { readonly documentId: string; readonly opened: OpenedDocument; readonly index: AnchorIndex };

const PLAIN: AnnotationContent = { colour: 'yellow', issueType: null, severity: null, note: '', suggestion: '', basis: '', status: 'open' };

/** Opens the document whose file name contains `name` over the contract. */
export async function openForMarking(page: Page, name: string): Promise<MarkedDocument> {
  const { documents } = await askApplication(page, 'library.read', {});
  const document = documents.find(({ fileName }) => fileName.includes(name));
  if (document === undefined) throw new Error(`no document ${name} among ${documents.map(({ fileName }) => fileName).join(', ')}`);
  const opened = await askApplication(page, 'document.open', { documentId: document.id });
  return {
    documentId: document.id,
    opened,
    index: createAnchorIndex({ blocks: opened.model.blocks, contentHash: opened.contentHash }),
  };
}

/** The first passage that reads `text`, as selectors. */
export function passageOf(document: MarkedDocument, text: string): PassageTarget {
  const start = document.index.canonical.text.indexOf(text);
  if (start < 0) throw new Error(`the text has no ${text}`);
  return describePassage(document.index, { start, end: start + text.length });
}

/** Annotates the first passage that reads `text`. */
export function annotate(page: Page, document: MarkedDocument, text: string, content: Partial<AnnotationContent>): Promise<Annotation> {
  const { documentId } = document;
  return askApplication(page, 'annotation.create', { documentId, target: passageOf(document, text), content: { ...PLAIN, ...content } });
}

/** The review file of a document with a plain annotation at each range, as the store keeps it. */
export function reviewWith(document: MarkedDocument, ranges: readonly TextRange[]): StoredReview {
  const at = '2031-05-06T08:00:00.000Z';
  return {
    schemaVersion: REVIEW_SCHEMA_VERSION,
    documentId: document.documentId,
    annotations: ranges.map((range, index) => ({
      ...PLAIN,
      id: `annotation-${index}`,
      colour: index % 2 === 0 ? 'yellow' : 'green',
      note: index % 5 === 0 ? `第 ${index + 1} 条意见` : '',
      target: describePassage(document.index, range),
      author: '周敏',
      createdAt: at,
      updatedAt: at,
      removedAt: null,
    })),
    checklists: [],
    corrections: [],
    dismissals: [],
    reading: { encoding: null, undoneRepairs: [] },
    formHead: {},
  };
}
