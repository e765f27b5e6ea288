import type { Annotation, Severity } from '#shared/model/annotation.ts';

/** Numbers over a set of annotations; `serious + normal + hint + unrated = total` and `open + resolved = total`. */
export type AnnotationStatistics = {
  readonly total: number;
  readonly serious: number;
  readonly normal: number;
  readonly hint: number;
  readonly unrated: number;
  readonly open: number;
  readonly resolved: number;
};

/** Says whether an annotation raises something: a plain highlight, or one that was removed, does not. */
export function isIssue(annotation: Annotation): boolean {
  if (annotation.removedAt !== null) return false;
  const texts = [annotation.note, annotation.suggestion, annotation.basis];
  return annotation.issueType !== null || annotation.severity !== null || texts.some((text) => text.trim() !== '');
}

/** Counts annotations by severity and status. */
export function annotationStatistics(annotations: readonly Annotation[]): AnnotationStatistics {
  const withSeverity = (severity: Severity | null) => annotations.filter((annotation) => annotation.severity === severity).length;
  const resolved = annotations.filter((annotation) => annotation.status === 'resolved').length;
  return {
    total: annotations.length,
    serious: withSeverity('serious'),
    normal: withSeverity('normal'),
    hint: withSeverity('hint'),
    unrated: withSeverity(null),
    open: annotations.length - resolved,
    resolved,
  };
}
