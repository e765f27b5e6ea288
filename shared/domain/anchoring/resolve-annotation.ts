import type { Annotation } from '#shared/model/annotation.ts';
import type { AnchorDocument, AnchorIndex } from './anchor-index.ts';
import { type Anchor, resolvePassage } from './resolve-passage.ts';

/** Where an annotation stands. One that was carried from an earlier version without a place waits for a person to give it one. */
export function resolveAnnotation(
  document: AnchorDocument | AnchorIndex,
  { target, carried }: Pick<Annotation, 'target' | 'carried'>,
): Anchor {
  return carried?.place === 'lost' ? { kind: 'orphan' } : resolvePassage(document, target);
}
