import type { AlignedTopic } from '#shared/model/alignment.ts';
import { wordsKey } from '../text/words-key.ts';

/** Before the members of a topic of likeness; no topic of the dictionary or of a person begins so. */
const ALIKE = 'alike|';
const BETWEEN = '|';

/** A measure as a topic of likeness names it: of a board nothing must be left of an erased document. */
export function likenessMember(documentId: string, measureKey: string): string {
  return `${documentId}:${wordsKey(measureKey)}`;
}

/** Id of a topic of likeness: its measures by document, whatever order the columns have. */
export function likenessTopicId(members: readonly string[]): string {
  return ALIKE + [...members].sort().join(BETWEEN);
}

/** The measures that an id of a topic of likeness names; none for other topics. */
export function likenessMembers(topicId: string): readonly string[] {
  return topicId.startsWith(ALIKE) ? topicId.slice(ALIKE.length).split(BETWEEN) : [];
}

/** The id without the measures of documents that were erased; where all were theirs, one that no topic has. */
export function withoutMembersOf(topicId: string, isGone: (documentId: string) => boolean): string {
  const members = likenessMembers(topicId);
  const left = members.filter((member) => !isGone(member.slice(0, member.lastIndexOf(':'))));
  if (left.length === members.length) return topicId;
  return left.length === 0 ? `${ALIKE}${wordsKey(topicId)}` : likenessTopicId(left);
}

/**
 * Topics of likeness under the ids that notes and directions of the board know them by: a note hangs on the topic that holds most of the
 * measures it was written about, each topic takes one. The others are named by their measures.
 */
export function withLikenessIds(
  topics: readonly AlignedTopic[],
  documentIds: readonly string[],
  known: readonly string[],
): readonly AlignedTopic[] {
  const members = new Map(topics.flatMap((topic) => (topic.kind === 'likeness' ? [[topic, membersOf(topic, documentIds)]] : [])));
  const named = new Map<AlignedTopic, string>();
  for (const id of new Set(known)) {
    const own = likenessMembers(id);
    let best: { readonly topic: AlignedTopic; readonly shared: number } | null = null;
    for (const [topic, its] of members) {
      const shared = own.filter((member) => its.includes(member)).length;
      if (shared > (best?.shared ?? 0) && !named.has(topic)) best = { topic, shared };
    }
    if (best) named.set(best.topic, id);
  }
  return topics.map((topic) => {
    const own = members.get(topic);
    return own === undefined ? topic : { ...topic, id: named.get(topic) ?? likenessTopicId(own) };
  });
}

function membersOf({ lines }: AlignedTopic, documentIds: readonly string[]): readonly string[] {
  return lines.flatMap(({ cells }) =>
    cells.flatMap((cell, at) => (cell === null ? [] : [likenessMember(documentIds[at] ?? '', cell.key)])),
  );
}
