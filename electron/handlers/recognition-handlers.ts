import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';

/** `recognition.*`: text for scanned pages, made by recognising it. */
export function recognitionHandlers(context: HandlerContext): AreaHandlers<'recognition'> {
  const { recognition, tools } = context;
  return {
    'recognition.run': ({ documentIds, language }) => recognition.run(documentIds, language),
    async 'recognition.cancel'() {
      await recognition.cancel();
      return {};
    },
    async 'recognition.pages'({ documentId, contentHash, first, count }) {
      demandDocument(context, documentId);
      const found = await tools.store.recognitions.read(contentHash);
      return { pages: (found?.pages ?? []).filter(({ page }) => page >= first && page < first + count) };
    },
  };
}
