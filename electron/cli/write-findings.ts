import { dirname, extname, resolve } from 'node:path';
import { renderXlsx } from '#electron/export/excel/render-xlsx.ts';
import { renderDocx } from '#electron/export/word/render-docx.ts';
import { writeExport } from '#electron/export/write-export.ts';
import { systemClock } from '#electron/loopback/system-clock.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { type ExportFormat, exportFormat } from '#shared/contract/review-views.ts';
import { buildFindingTable } from '#shared/domain/tables/finding-table.ts';
import { outermostLabels } from '#shared/domain/tables/passage-words.ts';
import { localDate } from '#shared/domain/tables/table-input.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { CheckReport } from '#shared/model/finding.ts';
import { isFolder, UsageError } from './command.ts';
import type { Words } from './words.ts';

/** Where findings are to be written, and in which format. */
export type FindingsPlace = { readonly file: string; readonly format: ExportFormat };

/** The place an option names, `null` without one; fails with `UsageError` for a format nobody writes, a folder that is not there, or the source itself. */
export function findingsPlace(to: string | undefined, source: string, words: Words): FindingsPlace | null {
  if (to === undefined) return null;
  const file = resolve(to);
  const format = exportFormat.safeParse(extname(file).slice(1).toLowerCase());
  if (!format.success) throw new UsageError(words.badValue('--to', to));
  if (!isFolder(dirname(file))) throw new UsageError(words.noFolderForOutput(dirname(file)));
  if (file === resolve(source)) throw new UsageError(words.wouldOverwriteSource);
  return { file, format: format.data };
}

/** Writes a report as the table 检查问题清单; fails with `disk-full` or `export-failed`. Answers the bytes written. */
export async function writeFindings(
  { file, format }: FindingsPlace,
  checked: { readonly model: DocumentModel; readonly report: CheckReport; readonly fileName: string },
): Promise<number> {
  const { model, report, fileName } = checked;
  const now = systemClock.now();
  const utcOffsetMinutes = -new Date(now).getTimezoneOffset();
  const { title, docNumber, issuer } = model.meta;
  const document = { title, docNumber, issuer, fileName, outermostLabels: outermostLabels(model) };
  const reviewer = { name: '', unit: '' };
  const context = { language: 'zh-CN', reviewer, date: localDate(now, utcOffsetMinutes), formHead: {}, utcOffsetMinutes } as const;
  const table = buildFindingTable({ document, model, report, dismissals: [], annotated: new Set() }, context);
  const bytes = format === 'xlsx' ? await renderXlsx(table, { author: '' }) : await renderDocx(table, { author: '' });
  const written = await writeExport({ kind: 'file', file }, bytes);
  if (written.ok) return bytes.length;
  throw new ReviewFailure(written.code === 'disk-full' ? 'disk-full' : 'export-failed', 'the file was not written', { file: fileName });
}
