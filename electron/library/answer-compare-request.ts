import { openModelCache } from '#electron/store/model-cache.ts';
import { diskFiles } from '#electron/store/store-files.ts';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { CompareAnswer, CompareRequest, CompareSide } from './compare-messages.ts';

/** Milliseconds between two reports of progress. */
const REPORT_PAUSE = 200;

/** Compares two documents from the model cache, or as they came along. Never throws. */
export async function answerCompareRequest(
  { job, modelFolder, old, new: fresh }: CompareRequest,
  report: (progress: CompareAnswer) => void = () => undefined,
): Promise<CompareAnswer> {
  try {
    const [oldModel, newModel] = await Promise.all([modelOf(old, modelFolder), modelOf(fresh, modelFolder)]);
    if (oldModel === null || newModel === null) return { job, kind: 'missing' };
    let reported = performance.now();
    const comparison = compareDocuments(oldModel.blocks, newModel.blocks, (done, total) => {
      if (performance.now() - reported < REPORT_PAUSE) return;
      reported = performance.now();
      report({ job, kind: 'progress', share: done / total });
    });
    return { job, kind: 'compared', view: comparisonView(comparison, oldModel.blocks, newModel.blocks) };
  } catch (error) {
    return { job, kind: 'crashed', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

async function modelOf({ key, model }: CompareSide, modelFolder: string): Promise<DocumentModel | null> {
  // Only the parent sends messages, and it sends what it opened; a second schema check of 300,000 characters would be felt.
  if (model !== null && model !== undefined) return model as DocumentModel;
  return openModelCache(modelFolder, diskFiles).read(key);
}
