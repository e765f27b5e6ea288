import type { DocumentView } from '#shared/contract/review-views.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';

/** More than these are found by typing, not by scrolling. */
const CHOICE_LIMIT = 60;

/** A document that can be shown; `isNamesake` where another one offered has the same title. */
export type DocumentChoice = { readonly id: string; readonly title: string; readonly fileName: string; readonly isNamesake: boolean };

/** A document's name on screen: its title, or that of its file where none was read. */
export function documentTitle(document: Pick<DocumentView, 'state' | 'fileName'>): string {
  return (document.state.kind === 'ready' ? document.state.summary.title : '') || document.fileName;
}

/** Readable documents whose title or file name holds `query` (any script or width), those used last first, then in the library's order. */
export function documentChoices(
  documents: readonly Pick<DocumentView, 'id' | 'state' | 'fileName'>[],
  { recent, query, leftOut }: { readonly recent: readonly string[]; readonly query: string; readonly leftOut: string },
): readonly DocumentChoice[] {
  const wanted = foldText(query.trim());
  const ranks = new Map(recent.map((id, index) => [id, index]));
  const rankOf = (choice: DocumentChoice): number => ranks.get(choice.id) ?? recent.length;
  const chosen = documents
    .filter((document) => document.id !== leftOut && document.state.kind === 'ready')
    .map((document) => ({ id: document.id, title: documentTitle(document), fileName: document.fileName, isNamesake: false }))
    .filter((choice) => foldText(`${choice.title}\n${choice.fileName}`).includes(wanted))
    .sort((left, right) => rankOf(left) - rankOf(right))
    .slice(0, CHOICE_LIMIT);
  const titles = new Map<string, number>();
  for (const { title } of chosen) titles.set(title, (titles.get(title) ?? 0) + 1);
  return chosen.map((choice) => ({ ...choice, isNamesake: (titles.get(choice.title) ?? 0) > 1 }));
}
