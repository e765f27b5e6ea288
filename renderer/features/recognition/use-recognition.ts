import { useCallback } from 'react';
import { useReviewClient } from '#renderer/api/review-provider.tsx';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import type { RecognitionReport } from '#shared/contract/review-views.ts';
import type { RecognitionLanguage } from '#shared/model/recognition.ts';

/** Starting and stopping a recognition; what came of it is told. */
export type RecognitionActions = {
  readonly run: (documentIds: readonly string[], language: RecognitionLanguage) => void;
  readonly cancel: () => void;
};

/** The actions over the client in use. */
export function useRecognition(): RecognitionActions {
  const client = useReviewClient();
  const words = useWords();
  const tell = useFailureNotice();
  const report = useCallback(
    ({ documents, isCancelled }: RecognitionReport) => {
      const pages = documents.reduce((sum, { recognized }) => sum + recognized, 0);
      const failed = documents.reduce((sum, document) => sum + document.failed, 0);
      const failure = documents.find((document) => document.failure !== null)?.failure ?? null;
      const own = words.recognition;
      const why = failure === null ? own.nothing : words.errors.reading[failure].reason;
      const text = isCancelled ? own.cancelled(pages) : pages === 0 ? why : own.done(pages, failed);
      showNotice({ kind: pages === 0 && !isCancelled ? 'failure' : 'done', text });
    },
    [words],
  );
  const run = useCallback(
    (documentIds: readonly string[], language: RecognitionLanguage) => {
      client
        .call('recognition.run', { documentIds: [...documentIds], language })
        .then(report)
        .catch(tell);
    },
    [client, report, tell],
  );
  const cancel = useCallback(() => {
    client.call('recognition.cancel', {}).catch(tell);
  }, [client, tell]);
  return { run, cancel };
}
