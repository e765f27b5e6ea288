import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { renderXlsx } from '#electron/export/excel/render-xlsx.ts';
import { renderDocx } from '#electron/export/word/render-docx.ts';
import { type ExportPlace, type WriteExportFailure, writeExport } from '#electron/export/write-export.ts';
import { exportFolderOf } from '#electron/store/open-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ExportFormat, ExportOutcome, ExportPreview } from '#shared/contract/review-views.ts';
import { printedValue } from '#shared/domain/tables/form-layout.ts';
import { type CellValue, cellText, type FormField, type ReportTable } from '#shared/domain/tables/report-table.ts';
import { suggestFileName } from '#shared/domain/tables/suggest-file-name.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { buildExportTable, type ExportRequest } from './build-export-table.ts';
import { writeReview } from './change-review.ts';
import { demandNoSource } from './demand-no-source.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';
import { today } from './local-day.ts';

/** Rows a preview shows; `totalRows` says how many there are. */
const PREVIEW_ROWS = 200;

/** Tables with opinions, which quote the texts that they were carried from. */
const TABLES_OF_OPINIONS: ReadonlySet<string> = new Set(['annotations', 'feedback', 'disposition', 'publication', 'comparison']);

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
      const documentIds = await documentsOf(context, request);
      return saveTable(context, { table, format, remember: (name) => rememberExport(context, { ...request, documentIds }, name) });
    },
    async 'export.open'({ exportId }) {
      return { isOpened: await host.openFile(demandPath(exportId)) };
    },
    async 'export.reveal'({ exportId }) {
      return { isOpened: await host.revealFile(demandPath(exportId)) };
    },
  };
}

type SavedTable = {
  readonly table: ReportTable;
  readonly format: ExportFormat;
  /** Notes the name of a file that stays in the store, so that it goes with what it tells of; the file does not stay where that fails. */
  readonly remember: (name: string) => Promise<void>;
};

/** Writes a table as a file where the person wants it; fails with `export-failed` or `disk-full`. */
export function saveTable(context: HandlerContext, { table, format, remember }: SavedTable): Promise<ExportOutcome> {
  const { name, unit } = context.store.library.current().settings.reviewer;
  // What is published is the office's, not the person's who pressed the button.
  const options = { author: table.id === 'publication' ? unit : name || unit };
  const render = () => (format === 'xlsx' ? renderXlsx(table, options) : renderDocx(table, options));
  return saveFile(context, { fileName: suggestFileName(table, today(context.clock), format), extension: format, render, remember });
}

/** A file to be written, made only once there is a place for it. */
export type SavedBytes = Pick<SavedTable, 'remember'> & {
  readonly fileName: string;
  readonly extension: ExportFormat | 'json';
  readonly render: () => Promise<Uint8Array>;
};

/** Writes a file where the person wants it; fails with `export-failed` or `disk-full`. */
export async function saveFile(context: HandlerContext, { fileName, extension, render, remember }: SavedBytes): Promise<ExportOutcome> {
  const { clock, store, exports } = context;
  const place = await choosePlace(context, fileName, extension);
  if (place === null) return { kind: 'cancelled' };
  if (place.kind === 'file') await demandNoSource(place.file, store.library.current());
  const bytes = await render();
  const written = await writeExport(place, bytes);
  if (!written.ok) throw exportFailure(written.code, place);
  await keepInStore(context, written.file, remember);
  const id = clock.newId();
  exports.add(id, written.file);
  return { kind: 'saved', file: { id, name: basename(written.file), location: written.file, bytes: bytes.length } };
}

async function choosePlace(
  { host, store }: HandlerContext,
  fileName: string,
  extension: SavedBytes['extension'],
): Promise<ExportPlace | null> {
  const chosen = await host.chooseSavePlace(fileName);
  if (chosen.kind === 'cancelled') return null;
  if (chosen.kind === 'file' && extname(chosen.path).toLowerCase() === `.${extension}`) return { kind: 'file', file: chosen.path };
  // With another ending it is another file than the one that the person was asked about: nothing is overwritten.
  if (chosen.kind === 'file') return { kind: 'folder', folder: dirname(chosen.path), fileName: `${basename(chosen.path)}.${extension}` };
  const folder = exportFolderOf(store.folder);
  // A folder that cannot be made is told by the writing itself, with the right code.
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  return { kind: 'folder', folder, fileName };
}

function exportFailure(code: WriteExportFailure, place: ExportPlace): ReviewFailure {
  const file = place.kind === 'file' ? basename(place.file) : place.fileName;
  return new ReviewFailure(code === 'disk-full' ? 'disk-full' : 'export-failed', 'the file was not written', { file, reason: code });
}

/** The documents that an export tells of: those of a board are its own, whatever was sent. */
async function documentsOf({ store }: HandlerContext, { boardId, documentIds }: ExportRequest): Promise<readonly string[]> {
  if (boardId === undefined) return documentIds;
  return (await store.boards.read(boardId)).documentIds.filter((id) => store.library.has(id));
}

/** Notes an export that stays in the store. Where that cannot be noted, or a document was taken off the list meanwhile, the file does not stay. */
async function keepInStore({ store }: HandlerContext, file: string, remember: SavedTable['remember']): Promise<void> {
  if (dirname(resolve(file)) !== resolve(exportFolderOf(store.folder))) return;
  try {
    await remember(basename(file));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Notes an export with each document it tells of or quotes, so that it goes when they are erased. */
export async function rememberExport(
  context: HandlerContext,
  { table, documentIds }: Pick<ExportRequest, 'table'> & { readonly documentIds: readonly string[] },
  name: string,
): Promise<void> {
  const { store } = context;
  const noted = (review: StoredReview) => ({
    review: { ...review, exports: [...new Set([...(review.exports ?? []), name])] },
    result: null,
  });
  for (const documentId of new Set(documentIds)) await writeReview(context, documentId, noted);
  if (!TABLES_OF_OPINIONS.has(table)) return;
  for (const source of await sourcesOf(context, documentIds)) {
    // A paper taken off the list keeps its review, and can be erased once it is back; one without a review was erased.
    if (store.library.has(source) || (await store.reviews.counts()).has(source)) await store.reviews.change(source, noted);
  }
}

/** The papers that opinions on these documents were carried from. */
async function sourcesOf({ store }: HandlerContext, documentIds: readonly string[]): Promise<ReadonlySet<string>> {
  const sources = new Set<string>();
  for (const documentId of documentIds)
    for (const { carried } of (await store.reviews.read(documentId)).annotations) if (carried) sources.add(carried.documentId);
  sources.delete('');
  return sources;
}

/** Head fields come back the next time, but for the date; where the store cannot be written, the file matters more than that. */
async function rememberHead(context: HandlerContext, { documentIds, head, table }: ExportRequest): Promise<void> {
  const documentId = table === 'comparison' ? documentIds.at(-1) : documentIds[0];
  // Which two were compared is another thing the next time.
  const { date: _date, oldName: _oldName, newName: _newName, documentName, ...others } = head;
  // Of several documents it is made of the names of all.
  const kept = { ...others, ...(documentName === undefined || documentIds.length > 1 ? {} : { documentName }) };
  if (documentId === undefined || Object.keys(kept).length === 0 || context.store.permission.blocked) return;
  await writeReview(context, documentId, (review) => ({ review: { ...review, formHead: { ...review.formHead, ...kept } }, result: null }));
}

function previewOf(table: ReportTable): ExportPreview {
  return {
    title: table.title,
    subtitle: table.subtitle,
    ticks: [...table.ticks],
    statistics: table.statistics,
    closing: table.closing.map(({ label, ticks, text }) => ({ label, ticks: [...ticks], text })),
    signatures: table.signatures.map((line) => printedField(line, table)),
    stamp: table.stamp.map((line) => printedField(line, table)),
    notes: [...table.notes],
    isLandscape: table.paper.orientation === 'landscape',
    head: table.head.map(({ key, label, value }) => ({ key, label, value })),
    columns: table.columns.map(({ key, label, type, width }) => ({ key, label, type, width })),
    rows: table.rows
      .slice(0, PREVIEW_ROWS)
      .map((row) =>
        row.kind === 'section'
          ? { section: row.text, cells: [] }
          : { section: null, cells: table.columns.map(({ key }) => cellText(row.cells[key] ?? null)), ...runsOf(row.cells, table) },
      ),
    totalRows: table.rows.filter((row) => row.kind === 'cells').length,
    leftOut: table.leftOut ?? 0,
  };
}

function runsOf(cells: Readonly<Record<string, CellValue>>, { columns }: ReportTable): Pick<ExportPreview['rows'][number], 'runs'> {
  const runs = columns.map(({ key }) => {
    const value = cells[key] ?? null;
    return value === null || typeof value === 'string' || typeof value === 'number' ? null : value.map((run) => ({ ...run }));
  });
  return runs.every((of) => of === null) ? {} : { runs };
}

function printedField(line: FormField, { language }: ReportTable): { readonly label: string; readonly value: string } {
  return { label: line.label, value: printedValue(line, language) };
}
