import { ReviewFailure } from '#shared/contract/review-error.ts';
import { mergeAnnotations, mergeChecklists } from '#shared/domain/review/merge-reviews.ts';
import { packReview } from '#shared/domain/review/review-package.ts';
import { changedEntries, rememberedEntries, withEntriesPut } from '#shared/domain/review/taken-in.ts';
import { suggestFileName } from '#shared/domain/tables/suggest-file-name.ts';
import { documentTitle } from '#shared/domain/text/document-title.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import { IMPORT_LIMIT, type PackageTakenIn, type StoredReview } from '#shared/model/review.ts';
import type { ReviewPackage } from '#shared/model/review-package.ts';
import { demandSound } from './annotation-handlers.ts';
import { changeReview } from './change-review.ts';
import { rememberExport, saveFile } from './export-handlers.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';
import { today } from './local-day.ts';

/** `review.*`: all that people wrote about a document, and packages of it on their way between computers. */
export function reviewHandlers(context: HandlerContext): AreaHandlers<'review'> {
  const { store, clock } = context;
  return {
    async 'review.read'({ documentId }) {
      demandDocument(context, documentId);
      const review = await store.reviews.read(documentId);
      return review.imports === undefined ? review : { ...review, imports: review.imports.map((taken) => ({ ...taken, entries: [] })) };
    },
    async 'review.import'({ documentId, package: arrived, importId }) {
      demandSoundPlaces(arrived);
      const made = { now: clock.now(), id: clock.newId(), part: importId };
      return changeReview(context, documentId, (review) => takingIn(review, arrived, made), true);
    },
    async 'review.undoImport'({ documentId, importId, isUndone }) {
      return changeReview(context, documentId, (review) => ({ review: withImportPut(review, importId, isUndone), result: {} }), true);
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

type Taking = { readonly now: string; readonly id: string; readonly part: string | undefined };

/** The review with a package, or a further part of one, taken in, and remembered so that it can be taken back. */
function takingIn(review: StoredReview, arrived: ReviewPackage, { now, id, part }: Taking) {
  const { imports = [] } = review;
  const begun = imports.find((other) => other.id === part);
  if (begun?.isUndone) throw new ReviewFailure('not-found', 'no such import');
  const { next, changed, counts } = mergedInto(review, arrived, now);
  const result = { ...counts, importId: part ?? id };
  const record: PackageTakenIn = {
    id: result.importId,
    takenAt: now,
    exportedAt: arrived.exportedAt,
    added: (begun?.added ?? 0) + counts.added,
    updated: (begun?.updated ?? 0) + counts.updated,
    isUndone: false,
    entries: rememberedEntries(begun?.entries ?? [], changed),
  };
  // What brought nothing needs no way back.
  const others = imports.filter((other) => other !== begun);
  return { review: record.entries.length === 0 ? next : { ...next, imports: [...others, record].slice(-IMPORT_LIMIT) }, result };
}

function withImportPut(review: StoredReview, importId: string, isUndone: boolean): StoredReview {
  const { imports = [] } = review;
  const at = imports.findIndex(({ id }) => id === importId);
  const known = imports[at];
  if (known === undefined || known.isUndone === isUndone) throw new ReviewFailure('not-found', 'no such import');
  const put = withEntriesPut(review, known.entries);
  if (put === null) throw new ReviewFailure('review-changed-elsewhere', 'an entry was changed since');
  return { ...put.review, imports: imports.with(at, { ...known, isUndone, entries: put.inverse }) };
}

function mergedInto(review: StoredReview, arrived: ReviewPackage, now: string) {
  const notes = mergeAnnotations(review.annotations, arrived.annotations, now);
  const runs = mergeChecklists(review.checklists, arrived.checklists, now);
  const next: StoredReview = { ...review, annotations: [...notes.entries], checklists: [...runs.entries] };
  const changed = changedEntries(review, next);
  const sum = (count: 'added' | 'updated' | 'unchanged'): number => notes[count] + runs[count];
  const kept = changed.filter(({ before, after }) => othersIn(after) > othersIn(before)).length;
  return { next, changed, counts: { added: sum('added'), updated: sum('updated'), unchanged: sum('unchanged'), kept } };
}

/** How many words of others an entry holds beside its own. */
function othersIn(entry: StoredReview['annotations'][number] | StoredReview['checklists'][number] | null): number {
  if (entry === null) return 0;
  if ('target' in entry) return entry.otherWords?.length ?? 0;
  return [...Object.values(entry.answers), entry.conclusion].reduce((sum, said) => sum + (said?.others?.length ?? 0), 0);
}
