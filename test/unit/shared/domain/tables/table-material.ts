import type { PassagePlace, PlacedAnnotation, TableContext, TableDocument } from '#shared/domain/tables/table-input.ts';
import type { Annotation, PassageTarget } from '#shared/model/annotation.ts';
import type { ChecklistAnswer } from '#shared/model/checklist.ts';

/** Made-up material for the tests of tables and exports. */
export const DOCUMENT: TableDocument = {
  title: '海陵市便民服务提升方案（征求意见稿）',
  docNumber: '海政办发〔2026〕7号',
  issuer: '海陵市人民政府办公室',
  fileName: '便民服务.docx',
};

/** A context with the given changes. */
export function context(changes: Partial<TableContext> = {}): TableContext {
  return {
    language: 'zh-CN',
    reviewer: { name: '何嘉', unit: '云岭县司法局' },
    date: '2026-03-05',
    formHead: {},
    utcOffsetMinutes: 480,
    ...changes,
  };
}

/** A passage of the given words. */
export function passage(exact: string, path: readonly string[] = ['三、', '(二)', '4.']): PassageTarget {
  return {
    source: 'hash',
    selector: [
      { type: 'TextPositionSelector', start: 10, end: 10 + exact.length },
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      { type: 'YueceClauseSelector', path: [...path] },
    ],
  };
}

/** An annotation with the given changes. */
export function annotation(changes: Partial<Annotation> = {}): Annotation {
  return {
    id: 'annotation',
    colour: 'yellow',
    issueType: 'legality',
    severity: 'normal',
    note: '缺少上位法依据',
    suggestion: '',
    basis: '',
    status: 'open',
    target: passage('缴纳保证金二万元'),
    author: '何嘉',
    createdAt: '2026-03-01T01:00:00.000Z',
    updatedAt: '2026-03-01T17:30:00.000Z',
    removedAt: null,
    ...changes,
  };
}

/** A place in the text with the given changes. */
export function place(changes: Partial<Exclude<PassagePlace, { kind: 'orphan' }>> = {}): PassagePlace {
  return { kind: 'exact', path: ['三、', '(二)', '4.'], page: 2, paragraph: 17, start: 300, ...changes };
}

/** An annotation at a place. */
export function placed(changes: Partial<Annotation> = {}, where: PassagePlace = place()): PlacedAnnotation {
  return { annotation: annotation(changes), place: where };
}

/** A checklist answer with the given changes. */
export function answer(changes: Partial<ChecklistAnswer> = {}): ChecklistAnswer {
  return { verdict: 'met', opinion: '', evidence: [], author: '何嘉', updatedAt: '2026-03-01T01:00:00.000Z', ...changes };
}
