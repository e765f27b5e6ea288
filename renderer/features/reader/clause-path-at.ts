import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { DocumentModel } from '#shared/model/document.ts';

/** The address of a block as it is shown; `''` outside of all clauses. */
export function clausePathAt(model: Pick<DocumentModel, 'blocks'>, blockIndex: number): string {
  return formatClausePath(model.blocks[blockIndex]?.path ?? []);
}
