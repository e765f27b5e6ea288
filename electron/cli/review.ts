import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { writeExport } from '#electron/export/write-export.ts';
import type { ReviewClient } from '#shared/contract/client.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { checklistProgress } from '#shared/domain/review/checklist-progress.ts';
import { mergePackages, packReview, readReviewPackage } from '#shared/domain/review/review-package.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { documentTitle } from '#shared/domain/text/document-title.ts';
import { type Annotation, issueType, severity } from '#shared/model/annotation.ts';
import type { StoredReview } from '#shared/model/review.ts';
import type { ReviewPackage } from '#shared/model/review-package.ts';
import {
  type CommandContext,
  EXIT,
  type ExitCode,
  isFolder,
  plainLine,
  readArguments,
  required,
  UsageError,
  unreadableLine,
} from './command.ts';
import { withApplication } from './with-application.ts';

/** Bytes of a package that is read: far more than a person writes about a paper. */
const LARGEST_PACKAGE = 64 * 1024 * 1024;

type Values = ReturnType<typeof readReviewArguments>['values'];
type Step = (context: CommandContext, values: Values, files: readonly string[]) => Promise<ExitCode>;

/** `review add|list|import|export|merge`: what people wrote about documents, without a window. */
export async function review(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readReviewArguments(context.args);
  const [name, ...files] = positionals;
  const step = Object.hasOwn(STEPS, required(name, STEP_NAMES, context.words)) ? STEPS[name ?? ''] : undefined;
  if (step === undefined) throw new UsageError(context.words.badValue(STEP_NAMES, name ?? ''));
  return step(context, values, files);
}

function readReviewArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  return readArguments(args, {
    ...{ data: text, document: text, to: text, quote: text, note: text, suggestion: text, basis: text, type: text, severity: text },
    'same-paper': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
}

const STEPS: Readonly<Record<string, Step>> = { add, list, import: importPackage, export: exportPackage, merge };
const STEP_NAMES = Object.keys(STEPS).join('|');

async function add(context: CommandContext, values: Values, files: readonly string[]): Promise<ExitCode> {
  const { words, print } = context;
  demandNoFiles(context, files);
  const documentId = required(values.document, '--document ID', words);
  const quote = required(values.quote, '--quote TEXT', words);
  const content = {
    colour: 'yellow' as const,
    issueType: chosen(values.type, '--type', issueType, context),
    severity: chosen(values.severity, '--severity', severity, context),
    note: values.note ?? '',
    suggestion: values.suggestion ?? '',
    basis: values.basis ?? '',
    status: 'open' as const,
  };
  const made = await inStore(context, values, async (client) => {
    const { model, document } = await client.call('document.open', { documentId });
    const index = createAnchorIndex({ blocks: model.blocks, contentHash: document.textKey });
    const start = index.canonical.text.indexOf(quote);
    // On a passage that stands twice it would be a guess which one is meant.
    if (quote === '' || start < 0 || index.canonical.text.includes(quote, start + 1))
      throw new UsageError(words.quoteNotSingle(start < 0 || quote === '' ? 0 : 2));
    const target = describePassage(index, { start, end: start + quote.length });
    return client.call('annotation.create', { documentId, target, content });
  });
  print(values.json ? JSON.stringify(listed(made)) : annotationText(made));
  return EXIT.done;
}

async function list(context: CommandContext, values: Values, files: readonly string[]): Promise<ExitCode> {
  demandNoFiles(context, files);
  const entries = await inStore(context, values, async (client) => {
    const { documents } = await client.call('library.read', {});
    const wanted = documents.filter(({ id }) => values.document === undefined || id === values.document);
    if (values.document !== undefined && wanted.length === 0) await client.call('review.read', { documentId: values.document });
    const read: { readonly document: DocumentView; readonly stored: StoredReview }[] = [];
    for (const document of wanted) read.push({ document, stored: await client.call('review.read', { documentId: document.id }) });
    return read.map(({ document, stored }) => ({
      document: document.id,
      file: document.relativePath,
      title: documentTitle(document),
      annotations: stored.annotations.filter(({ removedAt }) => removedAt === null).map(listed),
      checklists: stored.checklists
        .filter(({ removedAt }) => removedAt === undefined)
        .map((run) => ({ id: run.id, name: run.template.name, items: run.template.items.length, open: checklistProgress(run).open })),
    }));
  });
  const told = entries.filter(({ annotations, checklists }) => values.document !== undefined || annotations.length + checklists.length > 0);
  if (values.json) context.print(JSON.stringify({ documents: told }));
  else
    context.print(
      told
        .flatMap(({ document, file, annotations, checklists }) => [
          `${document} ${file}`,
          ...annotations.map(
            (entry) => `  ${entry.path} “${entry.quote}” ${entry.note}${entry.suggestion === '' ? '' : ` → ${entry.suggestion}`}`,
          ),
          ...checklists.map(({ name, items, open }) => `  ${name} ${items - open}/${items}`),
        ])
        .map(plainLine)
        .join('\n'),
    );
  return EXIT.done;
}

async function exportPackage(context: CommandContext, values: Values, files: readonly string[]): Promise<ExitCode> {
  demandNoFiles(context, files);
  const documentId = required(values.document, '--document ID', context.words);
  const to = await outputOf(context, values);
  const made = await inStore(context, values, async (client) => {
    const { annotations, checklists } = await client.call('review.read', { documentId });
    const document = (await client.call('library.read', {})).documents.find(({ id }) => id === documentId);
    const about = {
      title: document ? documentTitle(document) : '',
      fileName: document?.fileName ?? '',
      contentHash: document?.contentHash ?? '',
    };
    return packReview({ document: about, annotations, checklists }, new Date().toISOString());
  });
  return write(context, to, made, values.json);
}

async function importPackage(context: CommandContext, values: Values, files: readonly string[]): Promise<ExitCode> {
  const { words, print, say } = context;
  const [path] = files;
  if (files.length > 1) throw new UsageError(words.badValue('FILE', files.join(' ')));
  const file = resolve(required(path, 'FILE', words));
  const read = await readPackage(file);
  if (read === null) return refuse(say, file, words);
  const counts = await inStore(context, values, async (client) => {
    const { documents } = await client.call('library.read', {});
    const same = documents.filter(({ contentHash }) => contentHash === read.document.contentHash);
    // One of several copies would be a guess.
    const documentId = required(values.document ?? (same.length === 1 ? same[0]?.id : undefined), '--document ID', words);
    const document = documents.find(({ id }) => id === documentId);
    if (document !== undefined && !values['same-paper']) demandSamePaper(read, { ...document, title: documentTitle(document) }, words);
    const { importId: _taken, ...told } = await client.call('review.import', { documentId, package: read });
    return { document: documentId, ...told };
  });
  print(values.json ? JSON.stringify(counts) : words.imported(counts));
  return EXIT.done;
}

async function merge(context: CommandContext, values: Values, files: readonly string[]): Promise<ExitCode> {
  const { words, say } = context;
  if (files.length < 2) throw new UsageError(words.missing('FILE FILE…'));
  const to = await outputOf(context, values);
  const packages: ReviewPackage[] = [];
  for (const path of files) {
    const read = await readPackage(resolve(path));
    if (read === null) return refuse(say, path, words);
    packages.push(read);
  }
  const [first, ...others] = packages;
  if (first !== undefined && !values['same-paper']) for (const other of others) demandSamePaper(first, other.document, words);
  const made = mergePackages(packages);
  if (made === null) throw new UsageError(words.missing('FILE FILE…'));
  return write(context, to, made, values.json);
}

function inStore<Result>({ words }: CommandContext, values: Values, use: (client: ReviewClient) => Promise<Result>): Promise<Result> {
  return withApplication({ dataFolder: resolve(required(values.data, '--data STORE', words)), log: () => undefined }, use);
}

function demandNoFiles({ words }: CommandContext, files: readonly string[]): void {
  if (files.length > 0) throw new UsageError(words.badValue('review', files.join(' ')));
}

type Paper = { readonly title: string; readonly contentHash: string };

/** Notes on one paper are no notes on another of the same name; a later state of a paper has to be called one. */
function demandSamePaper({ document }: ReviewPackage, other: Paper, words: CommandContext['words']): void {
  if (document.contentHash !== '' && document.contentHash === other.contentHash) return;
  throw new UsageError(words.otherPaper(document.title, other.title));
}

/** Where a package is to be written: under a name that packages have, and never over anything that is none. */
async function outputOf({ words }: CommandContext, values: Values): Promise<string> {
  const to = resolve(required(values.to, '--to OUT.json', words));
  if (extname(to).toLowerCase() !== '.json') throw new UsageError(words.badValue('--to', to));
  if (!isFolder(dirname(to))) throw new UsageError(words.noFolderForOutput(dirname(to)));
  const isThere = await stat(to).then(
    () => true,
    () => false,
  );
  if (isThere && (await readPackage(to)) === null) throw new UsageError(words.wouldOverwriteOther(to));
  return to;
}

async function write({ words, print }: CommandContext, to: string, made: ReviewPackage, isJson: boolean): Promise<ExitCode> {
  const content = Buffer.from(`${JSON.stringify(made, null, 1)}\n`);
  const written = await writeExport({ kind: 'file', file: to }, content);
  if (!written.ok)
    throw new ReviewFailure(written.code === 'disk-full' ? 'disk-full' : 'export-failed', 'the package was not written', { file: to });
  const bytes = content.length;
  print(
    isJson
      ? JSON.stringify({ file: to, bytes, annotations: made.annotations.length, checklists: made.checklists.length })
      : words.exported(to, bytes),
  );
  return EXIT.done;
}

/** `null` for what is no package, or none that can be read. */
async function readPackage(path: string): Promise<ReviewPackage | null> {
  const bytes = await stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (bytes === null || bytes > LARGEST_PACKAGE) return null;
  try {
    return readReviewPackage(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function refuse(say: CommandContext['say'], path: string, words: CommandContext['words']): ExitCode {
  say(unreadableLine(path, 'damaged', { ...words, readFailure: { ...words.readFailure, damaged: words.noPackage } }));
  return EXIT.unreadable;
}

function chosen<Value extends string>(
  value: string | undefined,
  option: string,
  schema: { readonly options: readonly Value[] },
  { words }: CommandContext,
): Value | null {
  if (value === undefined) return null;
  const found = schema.options.find((each) => each === value);
  if (found === undefined) throw new UsageError(words.badValue(option, value));
  return found;
}

/** An annotation as it is printed; its keys are public and only grow. */
function listed({
  id,
  target,
  author,
  note,
  suggestion,
  basis,
  issueType: type,
  severity: level,
  status,
  createdAt,
  updatedAt,
}: Annotation) {
  const [, { exact }, { path }] = target.selector;
  const clause = formatClausePath(path);
  return { id, path: clause, quote: exact, note, suggestion, basis, type, severity: level, status, author, createdAt, updatedAt };
}

function annotationText(annotation: Annotation): string {
  const { id, path, quote } = listed(annotation);
  return `${id} ${path} “${quote}”`;
}
