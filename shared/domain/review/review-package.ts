import type { Annotation } from '#shared/model/annotation.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import {
  type PackagedAnnotation,
  type PackagedChecklist,
  REVIEW_PACKAGE_FORMAT,
  type ReviewPackage,
  reviewPackage,
} from '#shared/model/review-package.ts';
import { mergeAnnotations, mergeChecklists } from './merge-reviews.ts';

type Source = {
  readonly document: ReviewPackage['document'];
  readonly annotations: readonly Annotation[];
  readonly checklists: readonly ChecklistRun[];
};

/** What people wrote about a paper, made ready to travel. What was taken away, and where an annotation was carried from, stays here. */
export function packReview({ document, annotations, checklists }: Source, exportedAt: string): ReviewPackage {
  return {
    format: REVIEW_PACKAGE_FORMAT,
    document,
    exportedAt,
    annotations: annotations.flatMap(({ carried: _, removedAt, ...annotation }): PackagedAnnotation[] =>
      removedAt === null ? [annotation] : [],
    ),
    checklists: checklists.flatMap(({ removedAt, takenBack: _, ...run }): PackagedChecklist[] => (removedAt === undefined ? [run] : [])),
  };
}

/** The package that a file's text holds; `null` for whatever else it is. */
export function readReviewPackage(text: string): ReviewPackage | null {
  try {
    return reviewPackage.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Packages of one paper as one; the names of the last one made. The order in which they come does not matter. */
export function mergePackages(packages: readonly ReviewPackage[]): ReviewPackage | null {
  // Of two made at one moment the one whose content sorts first: whichever it is, it is the same each time.
  const keyed = packages.map((each) => ({ each, key: `${each.exportedAt} ${JSON.stringify(each)}` }));
  const ordered = keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)).map(({ each }) => each);
  const last = ordered.at(-1);
  if (last === undefined) return null;
  let annotations: readonly Annotation[] = [];
  let checklists: readonly ChecklistRun[] = [];
  for (const each of ordered) {
    annotations = mergeAnnotations(annotations, each.annotations, null).entries;
    checklists = mergeChecklists(checklists, each.checklists, null).entries;
  }
  return packReview({ document: last.document, annotations, checklists }, last.exportedAt);
}
