import { type ReadDocument, versionOf } from '#electron/store/model-key.ts';
import { passageRecord } from '#shared/domain/search/passage-record.ts';
import { type SearchStream, searchStream } from '#shared/domain/search/search-stream.ts';
import { squeezeText } from '#shared/domain/search/squeeze-text.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { SegmentDocument } from '#shared/model/search-index.ts';
import type { SearchedDocument } from './searched-document.ts';

/** A document ready to be indexed. */
export type IndexEntry = { readonly document: SegmentDocument; readonly stream: SearchStream; readonly record: string };

/** What tells an entry of the index from that of the same document with another content, reader or place. */
export function indexState(document: ReadDocument): string {
  // Of these only the last can hold a space.
  return `${document.contentHash} ${document.extractorVersion} ${versionOf(document)} ${document.relativePath}`;
}

/** Prepares a document for the index. Linear in its text. */
export function indexEntry(document: SearchedDocument, model: DocumentModel): IndexEntry {
  const fileName = fileNameOf(document);
  const { meta, tasks } = model;
  // Units are few and named by every task: each is squeezed once.
  const lines = (texts: readonly string[]): string => [...new Set([...new Set(texts)].map(squeezeText))].join('\n');
  return {
    document: {
      id: document.id,
      state: indexState(document),
      title: document.state.kind === 'ready' ? document.state.summary.title : document.relativePath,
      relativePath: document.relativePath,
      issueDate: meta.issueDate ?? meta.publishDate ?? '',
      facets: {
        title: squeezeText(meta.title),
        number: squeezeText(meta.docNumber ?? ''),
        issuer: squeezeText(meta.issuer ?? ''),
        units: lines(tasks.flatMap((task) => [...task.leads, ...task.units, ...task.sectionLeads])),
        kind: squeezeText(meta.kind ?? ''),
        stage: squeezeText(meta.stage ?? ''),
        fileName: squeezeText(fileName),
      },
    },
    stream: searchStream(model, fileName),
    record: passageRecord(model),
  };
}

/** Newest first, then by place, so that the order never changes by itself. */
export function newestFirst(one: SegmentDocument, other: SegmentDocument): number {
  if (one.issueDate !== other.issueDate) return one.issueDate < other.issueDate ? 1 : -1;
  return one.relativePath < other.relativePath ? -1 : 1;
}
