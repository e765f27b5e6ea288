import { type AnchorIndex, createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { resolvePassage } from '#shared/domain/anchoring/resolve-passage.ts';
import type { PassagePlace } from '#shared/domain/tables/table-input.ts';
import type { Annotation, PassageTarget } from '#shared/model/annotation.ts';
import type { DocumentModel } from '#shared/model/document.ts';

/** The place of an annotation; one that was carried here without a place has none. */
export function placeOf(
  { target, carried }: Pick<Annotation, 'target' | 'carried'>,
  place: (target: PassageTarget) => PassagePlace,
): PassagePlace {
  return carried?.place === 'lost' ? { kind: 'orphan' } : place(target);
}

/** Finds the places of passages in a document as it is now; without a model every passage is an orphan. */
export function passagePlacer(model: DocumentModel | null, textKey: string): (target: PassageTarget) => PassagePlace {
  if (!model) return () => ({ kind: 'orphan' });
  let index: AnchorIndex | null = null;
  return (target) => {
    index ??= createAnchorIndex({ blocks: model.blocks, contentHash: textKey });
    const anchor = resolvePassage(index, target);
    if (anchor.kind === 'orphan') return anchor;
    const { start } = anchor.range;
    const { blockIndex } = index.canonical.locate(start);
    const block = model.blocks[blockIndex];
    return { kind: anchor.kind, path: block?.path ?? [], page: block?.page ?? null, paragraph: blockIndex + 1, start };
  };
}
