import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { SavedExport } from '#shared/contract/review-views.ts';
import { searchFacet } from '#shared/model/search-request.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import type { SearchAsk } from '../../api/search-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useFacetLabels } from './facet-labels.ts';

/** Saves the whole list of hits as a workbook. */
export function ExportHits({ ask, onSaved }: { readonly ask: SearchAsk; readonly onSaved: (file: SavedExport) => void }): ReactNode {
  const words = useWords().search;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const labelOf = useFacetLabels();
  const [isSaving, setSaving] = useState(false);
  const save = (): void => {
    setSaving(true);
    const filterWords = searchFacet.options.flatMap((facet) => (ask.filters[facet] ?? []).map((value) => labelOf(facet, value)));
    client
      .call('search.export', { query: ask.query, filters: ask.filters, sort: ask.sort, filterWords })
      .then((outcome) => {
        if (outcome.kind === 'saved') onSaved(outcome.file);
      })
      .catch(tell)
      .finally(() => setSaving(false));
  };
  return (
    <Button size="compact-sm" variant="default" leftSection={<IconFileSpreadsheet size={14} />} loading={isSaving} onClick={save}>
      {words.exportHits}
    </Button>
  );
}
