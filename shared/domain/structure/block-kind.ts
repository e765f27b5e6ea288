import type { BlockKind } from '#shared/model/document.ts';
import type { DocumentLayout } from './document-layout.ts';
import type { Clause } from './outline.ts';

/** How a block is shown: a heading stands alone on its line; a paragraph with a run-in title stays a paragraph. */
export function readBlockKind(layout: DocumentLayout, index: number, own: Clause | null): BlockKind {
  const line = layout.lines[index];
  if (line === undefined || line.rows !== null) return 'table';
  if (line.kind === 'note') return 'note';
  const role = layout.roles[index];
  if (role === 'title' || role === 'attachment-title') return 'title';
  return own?.isEntry === true && !own.hasBody ? 'heading' : 'paragraph';
}
