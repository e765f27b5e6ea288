import { exportFolderOf } from '#electron/store/open-store.ts';
import type { MethodInput } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ExportOutcome, SearchHit } from '#shared/contract/review-views.ts';
import { explainQuery } from '#shared/domain/search/explain-query.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { buildHitTable, type HitRow } from '#shared/domain/tables/hit-table.ts';
import type { DocumentSummary } from '#shared/model/library.ts';
import { tableContext } from './build-export-table.ts';
import { saveTable } from './export-handlers.ts';
import { demandDocument, type HandlerContext } from './handler-context.ts';

/** Rows of one list: what a person can still look through, and a workbook opens at once. */
const ROW_LIMIT = 10_000;
/** Hits asked for at a time: a message of a few hundred kilobytes. */
const PAGE = 500;

/** Saves the list of what a query finds as a workbook; fails with `nothing-to-export` where it finds nothing. */
export async function exportHits(context: HandlerContext, request: MethodInput<'search.export'>): Promise<ExportOutcome> {
  const { store } = context;
  const { total, hits } = await allHits(context, request);
  if (hits.length === 0) throw new ReviewFailure('nothing-to-export', 'the query finds nothing');
  const about = tableContext(context, {});
  const counts = await store.reviews.counts();
  const documents = new Map(store.library.current().documents.map((document) => [document.id, document]));
  const summaryOf = (id: string): Partial<DocumentSummary> => {
    const state = documents.get(id)?.state;
    return { ...(state?.kind === 'ready' ? state.summary : {}), ...counts.get(id)?.correctedSummary };
  };
  const { understood } = explainQuery(parseQuery(request.query), about.language);
  const rows = hits.map((hit) => rowOf(hit, summaryOf(hit.document)));
  const list = { query: request.query.trim(), understood, filters: request.filterWords, total, rows };
  const documentIds = hits.map(({ document }) => document);
  const remember = async (name: string): Promise<void> => {
    for (const id of documentIds) demandDocument(context, id);
    // Lists that a person deleted are forgotten: each may name ten thousand documents.
    const there = new Set(await store.files.list(exportFolderOf(store.folder)));
    await store.library.change(({ listExports = [], ...library }) => ({
      ...library,
      listExports: [...listExports.filter((list) => there.has(list.name) && list.name !== name), { name, documentIds }],
    }));
    await store.library.flush();
  };
  return saveTable(context, { table: buildHitTable(list, about), format: 'xlsx', remember });
}

async function allHits(
  { store, search }: HandlerContext,
  { query, filters, sort }: MethodInput<'search.export'>,
): Promise<{ readonly total: number; readonly hits: readonly SearchHit[] }> {
  const { documents } = store.library.current();
  const hits: SearchHit[] = [];
  let total = 0;
  do {
    const page = await search.query(documents, query, { filters, sort, limit: PAGE, offset: hits.length });
    total = page.total;
    if (page.hits.length === 0) break;
    hits.push(...page.hits);
  } while (hits.length < Math.min(total, ROW_LIMIT));
  return { total, hits: hits.slice(0, ROW_LIMIT) };
}

function rowOf(hit: SearchHit, { docNumber = null, issuer = null, issueDate = null }: Partial<DocumentSummary>): HitRow {
  const { title, path, snippet, marks, count, file } = hit;
  return { title, docNumber, issuer, issueDate, path, snippet, marks, count, file };
}
