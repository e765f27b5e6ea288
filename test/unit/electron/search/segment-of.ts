import { indexEntry } from '#electron/search/index-entry.ts';
import { buildSegment, type SearchSegment } from '#electron/search/search-segment.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { documentSummary, libraryDocument } from '../store/library-examples.ts';

/** A segment of models, their ids d1, d2, … in this order; `record` gives what a hit shows. */
export function segmentOf(models: readonly DocumentModel[]): {
  readonly segment: SearchSegment;
  readonly record: (number: number) => string | null;
} {
  const entries = models.map((model, index) => {
    const id = `d${index + 1}`;
    const document = libraryDocument({
      id,
      relativePath: `${id}.txt`,
      state: { kind: 'ready', summary: documentSummary(model.meta.title) },
    });
    return indexEntry(document, model);
  });
  return { segment: buildSegment(entries), record: (number) => entries[number]?.record ?? null };
}
