import { BUILT_IN_TOPICS } from '#shared/domain/alignment/topic-dictionary.ts';
import { topicName } from '#shared/domain/alignment/topic-name.ts';
import type { BoardSummary } from '#shared/model/board.ts';
import type { Language } from '#shared/model/library.ts';

/** The topics of a board to choose from: a person's own first, then the built-in ones. */
export function topicChoices(topics: BoardSummary['topics'], language: Language): { readonly value: string; readonly label: string }[] {
  const own = topics.map(({ id, name }) => ({ value: id, label: name }));
  const known = new Set(own.map(({ value }) => value));
  const builtIn = BUILT_IN_TOPICS.filter(({ id }) => !known.has(id)).map(({ id, name }) => ({
    value: id,
    label: topicName({ id, name, kind: 'built-in' }, language),
  }));
  return [...own, ...builtIn];
}
