import type { BoardAlignments } from '#electron/library/board-alignments.ts';
import type { DocumentChecks } from '#electron/library/document-checks.ts';
import type { DocumentComparisons } from '#electron/library/document-comparisons.ts';
import type { IndexingService } from '#electron/library/indexing-service.ts';
import type { IndexingTools } from '#electron/library/indexing-tools.ts';
import type { RecognitionService } from '#electron/library/recognition-service.ts';
import type { Clock, Host, Installation } from '#electron/ports.ts';
import type { LibrarySearch } from '#electron/search/search-library.ts';
import type { Store } from '#electron/store/open-store.ts';
import type { ReviewHandlers } from '#shared/contract/dispatch.ts';
import type { ReviewMethod } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ReviewEvent } from '#shared/contract/review-events.ts';
import type { LibraryDocument, LibraryFolder } from '#shared/model/library.ts';
import type { ExportRegistry } from './export-registry.ts';

/** What every handler works with. */
export type HandlerContext = {
  readonly installation: Installation;
  readonly host: Host;
  readonly clock: Clock;
  readonly store: Store;
  readonly tools: IndexingTools;
  readonly indexing: IndexingService;
  readonly recognition: RecognitionService;
  readonly search: LibrarySearch;
  readonly checks: DocumentChecks;
  readonly comparisons: DocumentComparisons;
  readonly alignments: BoardAlignments;
  readonly exports: ExportRegistry;
  readonly emit: (event: ReviewEvent) => void;
};

/** The handlers of one API area. */
export type AreaHandlers<Area extends string> = Pick<ReviewHandlers, Extract<ReviewMethod, `${Area}.${string}`>>;

/** The document of that id; fails with `not-found`. */
export function demandDocument(context: HandlerContext, documentId: string): LibraryDocument {
  const document = context.store.library.current().documents.find(({ id }) => id === documentId);
  if (!document) throw new ReviewFailure('not-found', 'no such document');
  return document;
}

/** The folder of that id; fails with `not-found`. */
export function demandFolder(context: HandlerContext, folderId: string): LibraryFolder {
  const folder = context.store.library.current().folders.find(({ id }) => id === folderId);
  if (!folder) throw new ReviewFailure('not-found', 'no such folder');
  return folder;
}
