import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ReviewClient } from '#shared/contract/client.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { type ExportFormat, type ExportTable, exportFormat, exportTable, type SavedExport } from '#shared/contract/review-views.ts';
import { FEWEST_ALIGNED, MOST_ALIGNED } from '#shared/model/alignment.ts';
import {
  type Command,
  type CommandContext,
  EXIT,
  type ExitCode,
  isFolder,
  readArguments,
  required,
  UsageError,
  unreadableLine,
} from './command.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { withApplication } from './with-application.ts';

const COMING_TABLES = new Set(['opinions']);

type Wanted = { readonly table: ExportTable; readonly format: ExportFormat; readonly checklistId: string | null };

/** `export TABLE`: one table of one document, from a store or from a file nobody has indexed. */
export const exportTableOfDocument: Command = async (context) => {
  const { args, words } = context;
  const { values, positionals } = readArguments(args, {
    from: { type: 'string', multiple: true },
    data: { type: 'string' },
    document: { type: 'string', multiple: true },
    board: { type: 'string' },
    checklist: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const [name, ...rest] = positionals;
  if (name !== undefined && COMING_TABLES.has(name)) throw new UsageError(words.comingLater(`export ${name}`));
  const table = exportTable.safeParse(required(name, 'TABLE', words));
  const isBenchmark = table.data === 'benchmark';
  const count = countOf(table.data);
  // The documents of a benchmark or a comparison may also stand behind its name, as those of align and compare do.
  const files = count.most > 1 ? [...(values.from ?? []), ...rest] : (values.from ?? []);
  if (!table.success || (count.most === 1 && rest.length > 0)) throw new UsageError(words.badValue('TABLE', positionals.join(' ')));
  const to = resolve(required(values.to, '--to OUT', words));
  const format = exportFormat.safeParse(extname(to).slice(1).toLowerCase());
  if (!format.success) throw new UsageError(words.badValue('--to', to));
  if (!isFolder(dirname(to))) throw new UsageError(words.noFolderForOutput(dirname(to)));
  const wanted: Wanted = { table: table.data, format: format.data, checklistId: values.checklist ?? null };

  if (files.length > 0) {
    demandCount(files, count, words);
    return exportFromFiles(
      context,
      files.map((file) => resolve(file)),
      to,
      wanted,
      values.json,
    );
  }
  const dataFolder = resolve(required(values.data, '--from FILE | --data STORE', words));
  const { board = null, document = [] } = values;
  if (!isBenchmark || board === null) {
    required(document[0], '--document ID', words);
    demandCount(document, count, words);
  }
  return withApplication({ dataFolder, savePath: to, log: () => undefined }, async (client) =>
    report(
      context,
      to,
      await save(client, isBenchmark && board !== null ? await documentsOfBoard(client, board) : document, wanted, board),
      values.json,
    ),
  );
};

/** How many documents a table is made of; `named` says so where there are too few. */
type Count = { readonly fewest: number; readonly most: number; readonly named: string };

/** A benchmark is made of several documents, a comparison of two, the earlier one first, every other table of one. */
function countOf(table: ExportTable | undefined): Count {
  if (table === 'benchmark') return { fewest: FEWEST_ALIGNED, most: MOST_ALIGNED, named: 'FILE FILE…' };
  return table === 'comparison' ? { fewest: 2, most: 2, named: 'OLD NEW' } : { fewest: 1, most: 1, named: 'FILE' };
}

function demandCount(documents: readonly string[], { fewest, most, named }: Count, words: CommandContext['words']): void {
  if (documents.length < fewest) throw new UsageError(words.missing(named));
  if (documents.length > most) throw new UsageError(words.badValue('FILE', documents.slice(most).join(' ')));
}

async function documentsOfBoard(client: ReviewClient, boardId: string): Promise<readonly string[]> {
  const { boards } = await client.call('board.list', {});
  const board = boards.find(({ id }) => id === boardId);
  if (board === undefined) throw new ReviewFailure('not-found', 'no such board');
  return board.documentIds;
}

/** Files without a store: indexed into one that lives for this command only, each in a folder of its own, for two may have one name. */
async function exportFromFiles(
  context: CommandContext,
  files: readonly string[],
  to: string,
  wanted: Wanted,
  isJson: boolean,
): Promise<ExitCode> {
  for (const file of files) if (file === to || (await isSameFile(file, to))) throw new UsageError(context.words.wouldOverwriteSource);
  return withTemporaryFolder('yuece-export-', async (place) => {
    const folder = join(place, 'library');
    await mkdir(folder);
    for (const [at, file] of files.entries()) {
      await mkdir(join(folder, String(at + 1)));
      const isCopied = await copyFile(file, join(folder, String(at + 1), basename(file))).then(
        () => true,
        () => false,
      );
      if (!isCopied) return refuse(context, file, 'unreadable');
    }
    return await withApplication(
      { dataFolder: join(place, 'store'), folders: [folder], savePath: to, log: () => undefined },
      async (client) => {
        const indexing = await client.call('library.index', { folderId: null });
        const failure = indexing.failed[0];
        if (failure !== undefined) return refuse(context, files[Number(failure.file.split('/')[0]) - 1] ?? failure.file, failure.code);
        const { documents } = await client.call('library.read', {});
        const ids = files.map((_, at) => documents.find(({ relativePath }) => relativePath.startsWith(`${at + 1}/`))?.id);
        const missing = ids.indexOf(undefined);
        if (missing !== -1) return refuse(context, files[missing] ?? '', 'unsupported');
        const known = ids.filter((id) => id !== undefined);
        return report(context, to, await save(client, known, wanted, null), isJson);
      },
    );
  });
}

/** The same file under two names: by a link, or where the disk does not tell case apart. */
async function isSameFile(left: string, right: string): Promise<boolean> {
  const [one, other] = await Promise.all([left, right].map((path) => stat(path, { bigint: true }).catch(() => null)));
  return one != null && other != null && one.dev === other.dev && one.ino === other.ino;
}

async function save(
  client: ReviewClient,
  documentIds: readonly string[],
  { table, format, checklistId }: Wanted,
  board: string | null,
): Promise<SavedExport> {
  const checklist = table === 'checklist' ? (checklistId ?? (await latestChecklist(client, documentIds[0] ?? ''))) : null;
  const request = {
    ...{ table, format, documentIds: [...documentIds], checklistId: checklist, columns: null, head: {} },
    ...(table === 'benchmark' && board !== null ? { boardId: board } : {}),
  };
  const outcome = await client.call('export.save', request);
  if (outcome.kind === 'cancelled') throw new ReviewFailure('export-failed', 'cancelled without a person');
  return outcome.file;
}

async function latestChecklist(client: ReviewClient, documentId: string): Promise<string> {
  const { checklists } = await client.call('review.read', { documentId });
  const latest = checklists
    .filter(({ removedAt }) => removedAt === undefined)
    .toSorted((left, right) => left.startedAt.localeCompare(right.startedAt))
    .at(-1);
  if (latest === undefined) throw new ReviewFailure('nothing-to-export', 'no checklist was started on this document');
  return latest.id;
}

function report({ words, print }: CommandContext, to: string, file: SavedExport, isJson: boolean): ExitCode {
  print(isJson ? JSON.stringify({ file: to, bytes: file.bytes }) : words.exported(to, file.bytes));
  return EXIT.done;
}

function refuse({ words, say }: CommandContext, file: string, code: keyof CommandContext['words']['readFailure']): ExitCode {
  say(unreadableLine(file, code, words));
  return EXIT.unreadable;
}
