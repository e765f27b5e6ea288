import type { OwnTopic } from '#shared/model/alignment.ts';

const MOST_TOPICS = 200;
const MOST_TERMS = 60;

/** A person's topics as they write them: one a line, its keywords behind a colon. */
export function topicLines(topics: readonly OwnTopic[]): string {
  return topics.map(({ name, terms }) => (terms.length === 0 ? name : `${name}：${terms.join('、')}`)).join('\n');
}

/** Reads topics as written. One whose name is known keeps its id, so that what was decided under it stays; a name written twice is one topic. */
export function readTopicLines(text: string, known: readonly OwnTopic[], newId: () => string): OwnTopic[] {
  const ids = new Map(known.map(({ id, name }) => [name, id]));
  const topics = new Map<string, OwnTopic>();
  for (const line of text.split('\n')) {
    const [, written = '', list = ''] = /^([^:：]*)[:：]?(.*)$/u.exec(line) ?? [];
    const name = written.trim().slice(0, 60);
    if (name === '') continue;
    const terms = list
      .split(/[、，,;；\s]+/u)
      .map((term) => term.trim().slice(0, 30))
      .filter((term) => term.length >= 2);
    const before = topics.get(name);
    const merged = [...new Set([...(before?.terms ?? []), ...terms])].slice(0, MOST_TERMS);
    topics.set(name, { id: before?.id ?? ids.get(name) ?? newId(), name, terms: merged });
  }
  return [...topics.values()].slice(0, MOST_TOPICS);
}
