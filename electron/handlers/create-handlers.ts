import type { ReviewHandlers } from '#shared/contract/dispatch.ts';
import { annotationHandlers } from './annotation-handlers.ts';
import { boardHandlers } from './board-handlers.ts';
import { carryingHandlers } from './carrying-handlers.ts';
import { checkHandlers } from './check-handlers.ts';
import { checklistHandlers } from './checklist-handlers.ts';
import { comparisonHandlers } from './comparison-handlers.ts';
import { correctionHandlers } from './correction-handlers.ts';
import { documentHandlers } from './document-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import { folderHandlers } from './folder-handlers.ts';
import type { HandlerContext } from './handler-context.ts';
import { libraryHandlers } from './library-handlers.ts';
import { originalHandlers } from './original-handlers.ts';
import { readingHandlers } from './reading-handlers.ts';
import { recognitionHandlers } from './recognition-handlers.ts';
import { reviewHandlers } from './review-handlers.ts';
import { savedSearchHandlers } from './saved-search-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { shelfHandlers } from './shelf-handlers.ts';
import { createUnlocking } from './unlocking.ts';

/** One function a method of the contract. */
export function createHandlers(context: HandlerContext): ReviewHandlers {
  const unlocking = createUnlocking();
  return {
    ...libraryHandlers(context),
    ...folderHandlers(context),
    ...documentHandlers(context, unlocking),
    ...shelfHandlers(context),
    ...originalHandlers(context),
    ...readingHandlers(context, unlocking),
    ...reviewHandlers(context),
    ...annotationHandlers(context),
    ...carryingHandlers(context),
    ...checkHandlers(context),
    ...checklistHandlers(context),
    ...comparisonHandlers(context),
    ...correctionHandlers(context),
    ...recognitionHandlers(context),
    ...boardHandlers(context),
    ...searchHandlers(context),
    ...savedSearchHandlers(context),
    ...exportHandlers(context),
    ...settingsHandlers(context),
  };
}
