import { ReviewFailure } from '#shared/contract/review-error.ts';
import { mergeAnnotations, mergeChecklists } from '#shared/domain/review/merge-reviews.ts';
import { packReview } from '#shared/domain/review/review-package.ts';
import { type ChangedEntries, changedEntries, withEntriesPut } from '#shared/domain/review/taken-in.ts';
import { suggestFileName } from '#shared/domain/tables/suggest-file-name.ts';
import { documentTitle } from '#shared/domain/text/document-title.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { StoredReview } from '#shared/model/review.ts';
import type { ReviewPackage } from '#shared/model/review-package.ts';
import { demandSound } from './annotation-handlers.ts';
import { changeReview } from './change-review.ts';
import { rememberExport, saveFile } from './export-handlers.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';
import { today } from './local-day.ts';

/** Imports that can still be taken back; the oldest are forgotten first. */
const MOST_IMPORTS = 20;

/** `review.*`: all that people wrote about a document, and packages of it on their way between computers. */
export function reviewHandlers(context: HandlerContext): AreaHandlers<'review'> {
  const { store, clock } = context;
  const imports = new Map<string, { readonly documentId: string; readonly changed: ChangedEntries }>();
  return {
    async 'review.read'({ documentId }) {
      demandDocument(context, documentId);
      return store.reviews.read(documentId);
    },
    async 'review.import'({ documentId, package: arrived }) {
      demandSoundPlaces(arrived);
      const importId = clock.newId();
      const { changed, ...counts } = await changeReview(context, documentId, (review) => mergedInto(review, arrived, clock.now()), true);
      imports.set(importId, { documentId, changed });
      for (const id of imports.keys()) if (imports.size > MOST_IMPORTS) imports.delete(id);
      return { ...counts, importId };
    },
    async 'review.undoImport'({ documentId, importId, isUndone }) {
      const known = imports.get(importId);
      if (known?.documentId !== documentId) throw new ReviewFailure('not-found', 'no such import');
      return changeReview(
        context,
        documentId,
        (review) => {
          const put = withEntriesPut(review, known.changed, !isUndone);
          if (put === null) throw new ReviewFailure('review-changed-elsewhere', 'an entry was changed since');
          return { review: put, result: {} };
        },
        true,
      );
    },
    async 'review.export'({ documentId }) {
      const document = demandDocument(context, documentId);
      const fileName = fileNameOf(document);
      const about = { title: documentTitle({ ...document, fileName }), fileName, contentHash: document.contentHash };
      const { language } = store.library.current().settings;
      return saveFile(context, {
        fileName: suggestFileName({ title: language === 'en' ? 'review' : '审阅包', subject: about.title }, today(clock), 'json'),
        extension: 'json',
        render: async () => {
          const { annotations, checklists } = await store.reviews.read(documentId);
          return Buffer.from(`${JSON.stringify(packReview({ document: about, annotations, checklists }, clock.now()), null, 1)}\n`);
        },
        remember: (name) => rememberExport(context, { table: 'annotations', documentIds: [documentId] }, name),
      });
    },
  };
}

function demandSoundPlaces({ annotations, checklists }: ReviewPackage): void {
  for (const { target, otherWords = [] } of annotations) {
    demandSound(target);
    for (const other of otherWords) if (other.target !== undefined) demandSound(other.target);
  }
  for (const { evidence, others = [] } of checklists.flatMap(({ answers }) => Object.values(answers)))
    for (const target of [...evidence, ...others.flatMap((other) => other.evidence ?? [])]) demandSound(target);
}

function mergedInto(review: StoredReview, arrived: ReviewPackage, now: string) {
  const notes = mergeAnnotations(review.annotations, arrived.annotations, now);
  const runs = mergeChecklists(review.checklists, arrived.checklists, now);
  const next: StoredReview = { ...review, annotations: [...notes.entries], checklists: [...runs.entries] };
  const changed = changedEntries(review, next);
  const sum = (count: 'added' | 'updated' | 'unchanged'): number => notes[count] + runs[count];
  const kept = [...changed.values()].filter(({ before, after }) => othersIn(after) > othersIn(before)).length;
  return { review: next, result: { added: sum('added'), updated: sum('updated'), unchanged: sum('unchanged'), kept, changed } };
}

/** How many words of others an entry holds beside its own. */
function othersIn(entry: StoredReview['annotations'][number] | StoredReview['checklists'][number] | null): number {
  if (entry === null) return 0;
  if ('target' in entry) return entry.otherWords?.length ?? 0;
  return [...Object.values(entry.answers), entry.conclusion].reduce((sum, said) => sum + (said?.others?.length ?? 0), 0);
}
