import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { createPassageMatcher, type PassageMatcher } from '#shared/domain/alignment/match-passages.ts';
import type { DocumentModel } from '#shared/model/document.ts';

/** Lining two documents up takes a moment: once for two texts is enough, for as long as both are there. */
const made = new WeakMap<DocumentModel, WeakMap<DocumentModel, PassageMatcher>>();

/** The way from one document to another by topic. */
export function passageMatcher(from: ReadyDocument, to: ReadyDocument): PassageMatcher {
  const known = made.get(from.opened.model) ?? new WeakMap<DocumentModel, PassageMatcher>();
  made.set(from.opened.model, known);
  const matcher = known.get(to.opened.model) ?? createPassageMatcher(from.opened.model, to.opened.model);
  known.set(to.opened.model, matcher);
  return matcher;
}
