import type { DocumentView } from '#shared/contract/review-views.ts';

/** A document to choose: its id and what it is called. */
export type DocumentLabel = { readonly value: string; readonly label: string };

/** Readable documents by title, with the stage that tells versions apart; where that does not either, with the file's name. */
export function documentLabels(documents: readonly DocumentView[]): readonly DocumentLabel[] {
  const named = documents.flatMap(({ id, state, fileName }) => {
    if (state.kind !== 'ready') return [];
    const { title, stage } = state.summary;
    const isSaid = stage === null || title.includes(stage);
    return [{ id, label: `${title || fileName}${isSaid ? '' : `（${stage}）`}`, fileName }];
  });
  const counts = new Map<string, number>();
  for (const { label } of named) counts.set(label, (counts.get(label) ?? 0) + 1);
  return named.map(({ id, label, fileName }) => ({ value: id, label: (counts.get(label) ?? 0) > 1 ? `${label} · ${fileName}` : label }));
}
