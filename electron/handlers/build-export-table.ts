import { openModel } from '#electron/library/reread-document.ts';
import { textKeyOf } from '#electron/store/document-keys.ts';
import { emptyBoard } from '#electron/store/stored-formats.ts';
import type { MethodInput } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { columnNames } from '#shared/domain/alignment/column-names.ts';
import { correctMeta } from '#shared/domain/corrections/correct-meta.ts';
import { buildBenchmarkTable } from '#shared/domain/tables/benchmark-table.ts';
import { buildChecklistCollection } from '#shared/domain/tables/checklist-collection-table.ts';
import { buildChecklistTable, type ChecklistReport } from '#shared/domain/tables/checklist-table.ts';
import { buildComparisonTable } from '#shared/domain/tables/comparison-table.ts';
import { buildDispositionTable } from '#shared/domain/tables/disposition-table.ts';
import { buildFeedbackTable } from '#shared/domain/tables/feedback-table.ts';
import { buildFindingTable } from '#shared/domain/tables/finding-table.ts';
import { buildIssueTable } from '#shared/domain/tables/issue-table.ts';
import { outermostLabels } from '#shared/domain/tables/passage-words.ts';
import { buildPublicationTable } from '#shared/domain/tables/publication-table.ts';
import type { ReportTable } from '#shared/domain/tables/report-table.ts';
import {
  documentName,
  type PassagePlace,
  type PlacedAnnotation,
  type TableContext,
  type TableDocument,
} from '#shared/domain/tables/table-input.ts';
import { buildTaskTable } from '#shared/domain/tables/task-table.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import { FEWEST_ALIGNED, MOST_ALIGNED } from '#shared/model/alignment.ts';
import type { PassageTarget } from '#shared/model/annotation.ts';
import type { StoredBoard } from '#shared/model/board.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { type CheckReport, ruleFamily } from '#shared/model/finding.ts';
import type { EarlierText, Language, LibraryDocument } from '#shared/model/library.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { checkReportOf } from './check-report.ts';
import { compareInLibrary, comparisonNotesOf } from './comparison-handlers.ts';
import { demandDocument, type HandlerContext } from './handler-context.ts';
import { today, utcOffsetMinutes } from './local-day.ts';
import { passagePlacer, placeOf } from './place-passages.ts';
import { readBoard } from './read-board.ts';

export type ExportRequest = MethodInput<'export.preview'>;

type Gathered = {
  readonly table: TableDocument;
  readonly model: DocumentModel | null;
  readonly review: StoredReview;
  readonly place: (target: PassageTarget) => PassagePlace;
};

/** The table a person asked for, with the columns they want; fails with `not-found`, `invalid-input` or `nothing-to-export`. */
export async function buildExportTable(context: HandlerContext, request: ExportRequest): Promise<ReportTable> {
  if (request.table === 'benchmark') return withColumns(await benchmarkTable(context, request), request.columns);
  const documents = request.documentIds.map((id) => demandDocument(context, id));
  if (request.table === 'comparison') return withColumns(await comparisonTable(context, documents, request), request.columns);
  if (request.table !== 'annotations' && request.table !== 'checklist' && documents.length > 1) {
    throw new ReviewFailure('invalid-input', 'documentIds: this table is made for one document');
  }
  const gathered: Gathered[] = [];
  for (const document of documents) gathered.push(await gather(context, document));
  const [first] = gathered;
  if (!first) throw new ReviewFailure('not-found', 'no document');
  const isFindings = request.table === 'findings' && first.model !== null;
  const known = documents[0];
  const checked = isFindings && known ? await checkReportOf(context, known, first.review, ruleFamily.options) : null;
  // What the first is called there is no name for several.
  const { documentName: _, ...forSeveral } = first.review.formHead ?? {};
  const remembered = documents.length > 1 ? forSeveral : first.review.formHead;
  const about = tableContext(context, { ...remembered, ...request.head });
  const { table } = request;
  return withColumns(tableOf({ ...request, table }, { all: gathered, first, report: checked?.report ?? null }, about), request.columns);
}

/** The table of a board, or of documents that nobody put on a board. */
async function benchmarkTable(context: HandlerContext, { boardId, documentIds, head }: ExportRequest): Promise<ReportTable> {
  const board = boardId === undefined ? boardOf(documentIds) : await context.store.boards.read(boardId);
  if (boardId === undefined) for (const id of documentIds) demandDocument(context, id);
  if (board.documentIds.length < FEWEST_ALIGNED || board.documentIds.length > MOST_ALIGNED)
    throw new ReviewFailure('invalid-input', `documentIds: ${FEWEST_ALIGNED} to ${MOST_ALIGNED} documents`);
  const reading = await readBoard(context, board);
  if (reading.kind === 'cancelled')
    throw new ReviewFailure('comparison-failed', 'the reading of the board was cancelled', { file: board.name });
  const { documents, alignment } = reading.view;
  if (documents.every(({ isReadable }) => !isReadable))
    throw new ReviewFailure('nothing-to-export', 'none of the documents has readable text');
  const name = board.name === '' ? columnNames(documents).join('、') : board.name;
  return buildBenchmarkTable({ name, documents, ...alignment, notes: board.notes }, tableContext(context, head));
}

function boardOf(documentIds: readonly string[]): StoredBoard {
  return { ...emptyBoard(), documentIds: [...new Set(documentIds)] };
}

function findingTable({ table, review, model }: Gathered, report: CheckReport | null, about: TableContext): ReportTable {
  if (!model || !report) throw new ReviewFailure('nothing-to-export', 'the document has no readable text');
  const annotated = review.annotations.flatMap(({ fromFinding, removedAt }) => (removedAt === null && fromFinding ? [fromFinding] : []));
  return buildFindingTable({ document: table, model, report, dismissals: review.dismissals, annotated: new Set(annotated) }, about);
}

function tableOf(
  request: Omit<ExportRequest, 'table'> & { readonly table: Exclude<ExportRequest['table'], 'benchmark' | 'comparison'> },
  { all, first, report }: { readonly all: readonly Gathered[]; readonly first: Gathered; readonly report: CheckReport | null },
  about: TableContext,
): ReportTable {
  switch (request.table) {
    case 'annotations':
      return buildIssueTable(
        all.map((each) => ({ document: each.table, annotations: placedAnnotations(each) })),
        about,
        request.withHighlights,
      );
    case 'feedback':
      return buildFeedbackTable(first.table, placedAnnotations(first), about);
    case 'disposition':
      return buildDispositionTable(first.table, placedAnnotations(first), about);
    case 'publication':
      return buildPublicationTable(first.table, placedAnnotations(first), about);
    case 'checklist':
      return all.length > 1 ? checklistCollection(all, about) : checklistTable(first, request.checklistId, about);
    case 'findings':
      return findingTable(first, report, about);
    case 'tasks':
      if (!first.model || first.model.tasks.length === 0) throw new ReviewFailure('nothing-to-export', 'the document has no tasks');
      return buildTaskTable(first.model, about, { corrections: first.review.corrections, numbers: request.taskNumbers ?? null });
  }
}

async function comparisonTable(
  context: HandlerContext,
  documents: readonly LibraryDocument[],
  request: ExportRequest,
): Promise<ReportTable> {
  const [old, fresh] = documents;
  if (!old || !fresh || documents.length !== 2)
    throw new ReviewFailure('invalid-input', 'documentIds: this table is made for two documents');
  const { withApart, oldState } = request;
  const pair = { oldId: old.id, newId: fresh.id, ...(oldState === undefined ? {} : { oldState }) };
  const outcome = await compareInLibrary(context, pair);
  if (outcome.kind === 'cancelled')
    throw new ReviewFailure('comparison-failed', 'the comparison was cancelled', { file: fileNameOf(fresh) });
  const { notes, opinions } = await comparisonNotesOf(context, pair, outcome.view);
  const [before, after] = [await gather(context, old), await gather(context, fresh)];
  const about = tableContext(context, { ...after.review.formHead, ...request.head });
  const copies = new Map(
    after.review.annotations.flatMap(({ carried, removedAt }) => (carried && removedAt === null ? [[carried.annotationId, carried]] : [])),
  );
  const decided = opinions.map((opinion) => ({ ...opinion, carried: copies.get(opinion.annotation.id) }));
  const earlier = old.earlier?.find(({ contentHash }) => contentHash === oldState);
  const oldTable = earlier === undefined ? before.table : earlierTable(before.table, earlier, about.language);
  return buildComparisonTable({ old: oldTable, fresh: after.table, view: outcome.view, notes, opinions: decided, withApart }, about);
}

/** A document as it was before its file changed. */
function earlierTable(table: TableDocument, { title, fileName, replacedAt }: EarlierText, language: Language): TableDocument {
  const day = replacedAt.slice(0, 10);
  return { ...table, title, fileName: language === 'zh-CN' ? `${fileName}，${day}改动前` : `${fileName}, before ${day}` };
}

async function gather({ store, tools }: HandlerContext, known: LibraryDocument): Promise<Gathered> {
  const review = await store.reviews.read(known.id);
  const opened = known.state.kind === 'ready' ? await openModel(tools, known) : null;
  const document = opened?.document ?? known;
  const model = opened === null ? null : { ...opened.model, meta: correctMeta(opened.model.meta, review.corrections).meta };
  const table: TableDocument = {
    title: model?.meta.title ?? '',
    docNumber: model?.meta.docNumber ?? null,
    issuer: model?.meta.issuer ?? null,
    fileName: fileNameOf(document),
    ...(model === null ? {} : { outermostLabels: outermostLabels(model) }),
  };
  return { table, model, review, place: passagePlacer(model, textKeyOf(document)) };
}

function placedAnnotations({ review, place }: Gathered): readonly PlacedAnnotation[] {
  return review.annotations
    .filter((annotation) => annotation.removedAt === null)
    .map((annotation) => ({ annotation, place: placeOf(annotation, place) }));
}

function checklistTable(gathered: Gathered, checklistId: string | null, about: TableContext): ReportTable {
  const report = checklistsOf(gathered).find(({ run }) => run.id === checklistId);
  if (!report) throw new ReviewFailure('not-found', 'no such checklist');
  return buildChecklistTable(report, about);
}

/** The checklists of several documents; those without one are named. */
function checklistCollection(all: readonly Gathered[], about: TableContext): ReportTable {
  const reports = all.flatMap(checklistsOf);
  if (reports.length === 0) throw new ReviewFailure('nothing-to-export', 'none of the documents has a checklist');
  const without = all.filter((each) => checklistsOf(each).length === 0).map(({ table }) => documentName(table));
  return buildChecklistCollection(reports, without, about);
}

function checklistsOf({ table, review, place }: Gathered): readonly ChecklistReport[] {
  return review.checklists
    .filter(({ removedAt }) => removedAt === undefined)
    .map((run) => ({
      document: table,
      run,
      evidence: Object.fromEntries(
        Object.entries(run.answers).map(([item, { evidence }]) => [item, evidence.map((target) => ({ target, place: place(target) }))]),
      ),
    }));
}

/** Who fills in a table, when and in which language. */
export function tableContext({ store, clock }: HandlerContext, formHead: Readonly<Record<string, string>>): TableContext {
  const { language, reviewer } = store.library.current().settings;
  return { language, reviewer, date: today(clock), formHead, utcOffsetMinutes: utcOffsetMinutes(clock) };
}

function withColumns(table: ReportTable, keys: readonly string[] | null): ReportTable {
  if (keys === null) return table;
  const columns = [...new Set(keys)].flatMap((key) => table.columns.find((column) => column.key === key) ?? []);
  if (columns.length === 0) throw new ReviewFailure('invalid-input', 'columns: none of them is in this table');
  return { ...table, columns, frozenColumns: Math.min(table.frozenColumns, columns.length) };
}
