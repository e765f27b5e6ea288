import type { AlignedTopic } from '#shared/model/alignment.ts';
import type { Language } from '#shared/model/library.ts';
import { BUILT_IN_TOPICS } from './topic-dictionary.ts';

const ENGLISH = new Map(BUILT_IN_TOPICS.map(({ id, english }) => [id, english]));

/** A topic's name in a language; what a person or a document calls it stays as it is. */
export function topicName({ id, kind, name }: Pick<AlignedTopic, 'id' | 'kind' | 'name'>, language: Language): string {
  return language === 'en' && kind === 'built-in' ? (ENGLISH.get(id) ?? name) : name;
}
