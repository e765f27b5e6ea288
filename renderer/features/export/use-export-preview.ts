import { useEffect, useState } from 'react';
import type { MethodInput } from '#shared/contract/review-api.ts';
import type { ExportPreview } from '#shared/contract/review-views.ts';
import { useReviewClient } from '../../api/review-provider.tsx';

/** Milliseconds of quiet before the preview is made again while head fields are typed. */
const TYPING_PAUSE = 200;

type Column = ExportPreview['columns'][number];

/** What the page will show. `ownColumns` are all columns of the table, whatever is chosen of them. */
export function useExportPreview(request: MethodInput<'export.preview'> | null): {
  readonly value: ExportPreview | null;
  readonly ownColumns: readonly Column[];
  readonly failure: unknown;
} {
  const client = useReviewClient();
  const [value, setValue] = useState<ExportPreview | null>(null);
  const [ownColumns, setOwnColumns] = useState<readonly Column[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const key = JSON.stringify(request);
  useEffect(() => {
    if (key === 'null') {
      setValue(null);
      return;
    }
    const wanted: MethodInput<'export.preview'> = JSON.parse(key);
    let isStale = false;
    const timer = setTimeout(() => {
      client
        .call('export.preview', wanted)
        .then((preview) => {
          if (isStale) return;
          setValue(preview);
          setFailure(null);
          if (wanted.columns === null) setOwnColumns(preview.columns);
        })
        .catch((error) => {
          if (isStale) return;
          setValue(null);
          setFailure(error);
        });
    }, TYPING_PAUSE);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [client, key]);
  return { value, ownColumns, failure };
}
