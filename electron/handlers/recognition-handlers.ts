import type { AreaHandlers, HandlerContext } from './handler-context.ts';

/** `recognition.*`: text for scanned pages, made by recognising it. */
export function recognitionHandlers({ recognition }: HandlerContext): AreaHandlers<'recognition'> {
  return {
    'recognition.run': ({ documentIds, language }) => recognition.run(documentIds, language),
    async 'recognition.cancel'() {
      await recognition.cancel();
      return {};
    },
  };
}
