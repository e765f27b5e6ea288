import type { LibraryDocument } from '#shared/model/library.ts';

/** A document's name on screen: its title, or that of its file where none was read. */
export function documentTitle({ state, fileName }: Pick<LibraryDocument, 'state'> & { readonly fileName: string }): string {
  return (state.kind === 'ready' ? state.summary.title : '') || fileName;
}
