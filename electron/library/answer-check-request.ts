import { openModelCache } from '#electron/store/model-cache.ts';
import { diskFiles } from '#electron/store/store-files.ts';
import { checkDocument } from '#shared/domain/checks/check-document.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { CheckAnswer, CheckRequest } from './check-messages.ts';

/** Runs the rules over one document: from the model cache, or over the model that came along. Never throws. */
export async function answerCheckRequest(request: CheckRequest): Promise<CheckAnswer> {
  const { job, context, families } = request;
  try {
    const model = await modelOf(request);
    if (model === null) return { job, kind: 'missing' };
    return { job, kind: 'checked', report: checkDocument(model, context, families) };
  } catch (error) {
    return { job, kind: 'crashed', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

async function modelOf({ modelFolder, key, model }: CheckRequest): Promise<DocumentModel | null> {
  // Only the parent sends messages, and it sends what it opened; a second schema check of 300,000 characters would be felt.
  if (model !== null && model !== undefined) return model as DocumentModel;
  return modelFolder === null ? null : openModelCache(modelFolder, diskFiles).read(key);
}
