import type { Annotation, PassageTarget } from '#shared/model/annotation.ts';
import type { PackageTakenIn, StoredReview } from '#shared/model/review.ts';
import { type ErasedNames, isNaming } from './erase-mentions.ts';

/** A passage of a text that was erased. */
const ERASED_PASSAGE: PassageTarget = {
  source: '',
  selector: [
    { type: 'TextPositionSelector', start: 0, end: 0 },
    { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
    { type: 'YueceClauseSelector', path: [] },
  ],
};

/** Whether the text of a stored review names documents that are being erased. */
export function isReviewNaming(text: string, gone: ErasedNames): boolean {
  return isNaming(text, gone, (state) => ('formHead' in state ? Object.values(state.formHead ?? {}) : []));
}

/**
 * The review of another document without what names or quotes documents that are being erased: what its annotations keep of the ones they
 * were carried from, reasons for changes against them, exports made together, head fields, also in what packages would be taken back to. Opinions stay.
 */
export function reviewWithout(review: StoredReview, gone: ErasedNames): StoredReview {
  const { exports, changeNotes, imports, ...rest } = review;
  const isNamed = (text: string): boolean => gone.titles.some((title) => text.includes(title));
  return {
    ...rest,
    annotations: review.annotations.map((annotation) => withoutSource(annotation, gone.ids)),
    formHead: Object.fromEntries(Object.entries(review.formHead).filter(([, text]) => !isNamed(text))),
    ...(exports === undefined ? {} : { exports: exports.filter((name) => !gone.exports.has(name)) }),
    ...(imports === undefined ? {} : { imports: imports.map((taken) => takenInWithout(taken, gone.ids)) }),
    ...(changeNotes === undefined ? {} : { changeNotes: changeNotes.filter(({ against }) => !gone.ids.has(against)) }),
  };
}

/** What stood before a package was taken in, in the same way. */
function takenInWithout(taken: PackageTakenIn, gone: ReadonlySet<string>): PackageTakenIn {
  const entries = taken.entries.map((entry) =>
    entry.before !== null && 'target' in entry.before ? { ...entry, before: withoutSource(entry.before, gone) } : entry,
  );
  return { ...taken, entries };
}

function withoutSource(annotation: Annotation, gone: ReadonlySet<string>): Annotation {
  const { carried } = annotation;
  if (carried === undefined || !gone.has(carried.documentId)) return annotation;
  const { adoption, wasPath: _path, ...kept } = carried;
  const proposed = adoption === undefined ? {} : { adoption: { state: adoption.state, met: [], missing: [] } };
  return {
    ...annotation,
    target: carried.place === 'lost' ? ERASED_PASSAGE : annotation.target,
    carried: { ...kept, documentId: '', annotationId: '', was: '', ...proposed },
  };
}
