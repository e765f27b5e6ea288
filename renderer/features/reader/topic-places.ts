import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { withTasks } from '#renderer/api/document-tasks.ts';
import { createPassageMatcher, type PassageMatcher } from '#shared/domain/alignment/match-passages.ts';

/** Lining two documents up takes a moment: once for two texts is enough, for as long as both are there. */
const made = new WeakMap<ReadyDocument, WeakMap<ReadyDocument, PassageMatcher>>();

/** The way from one document to another by topic; `null` while their tasks are on their way. */
export function passageMatcher(from: ReadyDocument, to: ReadyDocument): PassageMatcher | null {
  const known = made.get(from) ?? new WeakMap<ReadyDocument, PassageMatcher>();
  made.set(from, known);
  const matcher = known.get(to) ?? matcherOf(from, to);
  if (matcher !== null) known.set(to, matcher);
  return matcher;
}

function matcherOf(from: ReadyDocument, to: ReadyDocument): PassageMatcher | null {
  const [own, other] = [withTasks(from), withTasks(to)];
  return own === null || other === null ? null : createPassageMatcher(own, other);
}
