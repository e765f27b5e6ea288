import { useEffect } from 'react';
import { create } from 'zustand';
import { useReviewClient } from '#renderer/api/review-provider.tsx';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import type { ChecklistTemplate } from '#shared/model/checklist.ts';

const useKnown = create<{ readonly templates: readonly ChecklistTemplate[] | null }>()(() => ({ templates: null }));

/** The checklists that can be started; `null` until they were read. */
export function useTemplates(): readonly ChecklistTemplate[] | null {
  const client = useReviewClient();
  const tell = useFailureNotice();
  const templates = useKnown((state) => state.templates);
  useEffect(() => {
    if (useKnown.getState().templates !== null) return;
    client.call('checklist.templates', {}).then((found) => useKnown.setState({ templates: found.templates }), tell);
  }, [client, tell]);
  return templates;
}
