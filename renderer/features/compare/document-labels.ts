import type { DocumentView } from '#shared/contract/review-views.ts';

/** A document to choose: its id and what it is called. */
export type DocumentLabel = { readonly value: string; readonly label: string };

/** Readable documents by title, with the stage that tells versions apart, worded by `stageName`; where that does not either, with the file's name. */
export function documentLabels(documents: readonly DocumentView[], stageName: (stage: string) => string): readonly DocumentLabel[] {
  const named = documents.flatMap(({ id, state, fileName }) => {
    if (state.kind !== 'ready') return [];
    const { title, stage } = state.summary;
    const isSaid = stage === null || title.includes(stage);
    return [{ id, label: `${title || fileName}${isSaid ? '' : `（${stageName(stage)}）`}`, fileName }];
  });
  const counts = new Map<string, number>();
  for (const { label } of named) counts.set(label, (counts.get(label) ?? 0) + 1);
  return named.map(({ id, label, fileName }) => ({ value: id, label: (counts.get(label) ?? 0) > 1 ? `${label} · ${fileName}` : label }));
}

/** The same with the texts that files had before they changed, each behind its document; `nameOf` words one by its title and the time of the change. */
export function textLabels(
  documents: readonly DocumentView[],
  nameOf: (title: string, replacedAt: string) => string,
  stageName: (stage: string) => string,
): readonly DocumentLabel[] {
  const earlier = new Map(documents.map((document) => [document.id, document] as const));
  return documentLabels(documents, stageName).flatMap((label) => {
    const { id, fileName, earlier: texts = [] } = earlier.get(label.value) ?? { id: '', fileName: '' };
    return [
      label,
      ...texts.map(({ contentHash, title, replacedAt }) => ({
        value: choiceOf(id, contentHash),
        label: nameOf(title || fileName, replacedAt),
      })),
    ];
  });
}

/** A text as a choice: its document, and of an earlier one its content. */
export function choiceOf(documentId: string, state: string | null | undefined): string {
  return state ? `${documentId}@${state}` : documentId;
}

/** What a choice stands for. */
export function chosenText(value: string): { readonly documentId: string; readonly state: string | null } {
  const at = value.indexOf('@');
  return at < 0 ? { documentId: value, state: null } : { documentId: value.slice(0, at), state: value.slice(at + 1) };
}
