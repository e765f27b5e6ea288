import { basename, extname, join } from 'node:path';
import { renderXlsx } from '#electron/export/excel/render-xlsx.ts';
import { renderDocx } from '#electron/export/word/render-docx.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ExportFormat, ExportPreview, SavedExport } from '#shared/contract/review-views.ts';
import { cellText, type ReportTable } from '#shared/domain/tables/report-table.ts';
import { suggestFileName } from '#shared/domain/tables/suggest-file-name.ts';
import { buildExportTable, type ExportRequest } from './build-export-table.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';
import { demandNoSource, writeExportFile } from './write-export-file.ts';

/** Rows a preview shows; `totalRows` says how many there are. */
const PREVIEW_ROWS = 200;

/** `export.*`: tables as files. */
export function exportHandlers(context: HandlerContext): AreaHandlers<'export'> {
  const { host, exports } = context;
  const demandPath = (exportId: string): string => {
    const path = exports.pathOf(exportId);
    if (path === null) throw new ReviewFailure('not-found', 'no such export');
    return path;
  };
  return {
    async 'export.preview'(request) {
      return previewOf(await buildExportTable(context, request));
    },
    async 'export.save'({ format, ...request }) {
      const table = await buildExportTable(context, request);
      await rememberHead(context, request);
      const file = await save(context, table, format);
      return file === null ? { kind: 'cancelled' } : { kind: 'saved', file };
    },
    async 'export.open'({ exportId }) {
      return { isOpened: await host.openFile(demandPath(exportId)) };
    },
    async 'export.reveal'({ exportId }) {
      return { isOpened: await host.revealFile(demandPath(exportId)) };
    },
  };
}

async function save(context: HandlerContext, table: ReportTable, format: ExportFormat): Promise<SavedExport | null> {
  const { host, clock, store, exports } = context;
  const { name, unit } = store.library.current().settings.reviewer;
  const options = { author: name || unit };
  const suggested = suggestFileName(table, clock.now(), format);
  const chosen = await host.chooseSavePath(suggested, join(store.folder, 'exports'));
  if (chosen === null) return null;
  const path = extname(chosen).toLowerCase() === `.${format}` ? chosen : `${chosen}.${format}`;
  await demandNoSource(path, store.library.current());
  const bytes = format === 'xlsx' ? await renderXlsx(table, options) : await renderDocx(table, options);
  const id = clock.newId();
  await writeExportFile(path, bytes, id);
  exports.add(id, path);
  return { id, name: basename(path), location: path, bytes: bytes.length };
}

/** Head fields come back the next time; where the store cannot be written, the file matters more than that. */
async function rememberHead({ store }: HandlerContext, { documentIds, head }: ExportRequest): Promise<void> {
  const [documentId] = documentIds;
  if (documentId === undefined || Object.keys(head).length === 0 || store.permission.blocked) return;
  await store.reviews.change(documentId, (review) => ({ review: { ...review, formHead: { ...review.formHead, ...head } }, result: null }));
}

function previewOf(table: ReportTable): ExportPreview {
  return {
    title: table.title,
    head: table.head.map(({ key, label, value }) => ({ key, label, value })),
    columns: table.columns.map(({ key, label, type }) => ({ key, label, type })),
    rows: table.rows
      .slice(0, PREVIEW_ROWS)
      .map((row) =>
        row.kind === 'section'
          ? { section: row.text, cells: [] }
          : { section: null, cells: table.columns.map(({ key }) => cellText(row.cells[key] ?? null)) },
      ),
    totalRows: table.rows.filter((row) => row.kind === 'cells').length,
  };
}
