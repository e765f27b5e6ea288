import { modelFileName, openModelCache } from '#electron/store/model-cache.ts';
import { diskFiles } from '#electron/store/store-files.ts';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonOpening, comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import type { Comparison } from '#shared/model/comparison.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { CompareAnswer, CompareRequest, CompareSide } from './compare-messages.ts';
import { packView } from './packed-view.ts';

/** Milliseconds between two reports of progress. */
const REPORT_PAUSE = 200;
/** Models kept from one comparison to the next: a person compares one paper with several. A very long one takes ten megabytes. */
const MOST_KEPT = 3;

/** Compares two documents from the model cache, or as they came along. Never throws. */
export async function answerCompareRequest(
  request: CompareRequest,
  report: (progress: CompareAnswer) => void = () => undefined,
): Promise<CompareAnswer> {
  const { job, kind } = request;
  if (kind === 'prepare') return { job, kind: 'prepared' };
  const { modelFolder, old, new: fresh, opens } = request;
  try {
    const [oldModel, newModel] = await Promise.all([modelOf(old, modelFolder), modelOf(fresh, modelFolder)]);
    if (oldModel === null || newModel === null) return { job, kind: 'missing' };
    let reported = performance.now();
    const onOpening = (rows: Comparison, compared: number): void =>
      report({ job, kind: 'opening', opening: comparisonOpening(rows, compared, oldModel.blocks, newModel.blocks) });
    const comparison = compareDocuments(oldModel.blocks, newModel.blocks, {
      onProgress(done, total) {
        if (performance.now() - reported < REPORT_PAUSE) return;
        reported = performance.now();
        report({ job, kind: 'progress', share: done / total });
      },
      ...(opens ? { onOpening } : {}),
    });
    return { job, kind: 'compared', packed: packView(comparisonView(comparison, oldModel.blocks, newModel.blocks)) };
  } catch (error) {
    return { job, kind: 'crashed', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

const kept = new Map<string, DocumentModel>();

async function modelOf({ key, model }: CompareSide, modelFolder: string): Promise<DocumentModel | null> {
  // Only the parent sends messages, and it sends what it opened; a second schema check of 300,000 characters would be felt.
  if (model !== null && model !== undefined) return model as DocumentModel;
  const name = `${modelFolder}/${modelFileName(key)}`;
  // Its name tells its content, so that what was read once is never out of date.
  const read = kept.get(name) ?? (await openModelCache(modelFolder, diskFiles).read(key));
  if (read === null) return null;
  kept.delete(name);
  kept.set(name, read);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return read;
}
