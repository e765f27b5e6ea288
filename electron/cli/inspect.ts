import { basename } from 'node:path';
import { metaValue } from '#shared/domain/corrections/meta-values.ts';
import { META_WORDS } from '#shared/domain/corrections/meta-words.ts';
import { metaField } from '#shared/model/correction.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';
import { recognitionLanguage } from '#shared/model/recognition.ts';
import type { Remark, Revision } from '#shared/model/remark.ts';
import { type Command, EXIT, readArguments, UsageError, unreadableLine, unreadableReason } from './command.ts';
import { type InspectedFile, readForInspection } from './read-for-inspection.ts';
import type { Words } from './words.ts';

/** Comments, and changes, listed one by one; `--json` has all. */
const MOST_NOTES = 50;
const NOTE_LENGTH = 60;

/** What `--json` prints of one file; its keys are public and only grow. */
export type Inspection = Omit<DocumentModel, 'mediaType' | 'encoding' | 'pages'> & {
  readonly file: {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly mediaType: string;
    readonly encoding: string | null;
    readonly pages: number | null;
  };
};

type Refusal = { readonly file: string; readonly error: { readonly code: ReadFailureCode; readonly message: string } };

/** `inspect FILE…`: text, structure and tasks of files, without a store. */
export const inspect: Command = async ({ args, words, print, say, showProgress }) => {
  const { values, positionals } = readArguments(withLanguage(args), {
    json: { type: 'boolean', default: false },
    ocr: { type: 'string' },
    password: { type: 'string' },
  });
  const language = values.ocr === undefined ? null : recognitionLanguage.safeParse(values.ocr).data;
  if (language === undefined) throw new UsageError(words.badValue('--ocr', values.ocr ?? ''));
  if (positionals.length === 0) throw new UsageError(words.missing('FILE'));

  const onPage = (file: string, page: number, pages: number): void => showProgress(words.recognizing(file, page, pages));
  const recognition = language === null ? null : { language, onPage };
  const results: (Inspection | Refusal)[] = [];
  let isAnyRefused = false;
  for await (const [path, file] of readForInspection(positionals, recognition, values.password)) {
    const result = resultOf(path, file, words);
    if ('error' in result) {
      isAnyRefused = true;
      say(unreadableLine(path, result.error.code, words));
    } else if (!values.json) print(asText(result, words));
    if (values.json) results.push(result);
  }
  if (values.json) print(JSON.stringify(results.length === 1 ? results[0] : results));
  return isAnyRefused ? EXIT.unreadable : EXIT.done;
};

/** `--ocr` may stand without its language, which then is the usual one. */
function withLanguage(args: readonly string[]): string[] {
  return args.flatMap((argument, index) => {
    if (argument === '--ocr') return [recognitionLanguage.safeParse(args[index + 1]).success ? '--ocr' : '--ocr=chi_sim'];
    return [argument];
  });
}

function resultOf(path: string, read: InspectedFile, words: Words): Inspection | Refusal {
  if (!read.ok) return { file: path, error: { code: read.code, message: unreadableReason(path, read.code, words) } };
  const { format, mediaType, encoding, pages, ...rest } = read.model;
  return { format, file: { name: basename(path), bytes: read.bytes, sha256: read.sha256, mediaType, encoding, pages }, ...rest };
}

function asText({ file, meta, outline, tasks, warnings, remarks, revisions, recognition }: Inspection, words: Words): string {
  const facts = metaField.options.flatMap((field) => {
    const value = metaValue(meta, field).replaceAll('\n', '、');
    // The title stands above.
    return field === 'title' || value === '' ? [] : [`  ${META_WORDS[words.language][field]} ${value}`];
  });
  if (file.encoding !== null) facts.push(`  ${words.encoding} ${file.encoding}`);
  return [
    `${meta.title} (${file.name})`,
    ...facts,
    ...(recognition === undefined ? [] : [`  ${words.recognized(recognition.pages.length, Math.round(recognition.confidence * 100))}`]),
    `${words.outline}:`,
    ...outline.map(({ level, label, title }) => `${'  '.repeat(level)}${label}${title}`),
    words.tasks(tasks.length),
    ...tasks.map(
      ({ label, title, units, deadline }) => `  ${[`${label}${title}`, units.join('、'), deadline ?? ''].filter(Boolean).join(' | ')}`,
    ),
    ...notesAsText(remarks, revisions, words),
    ...(warnings.length === 0 ? [] : [`${words.warnings}:`, ...warnings.map(({ code, message }) => `  ${message} [${code}]`)]),
    '',
  ].join('\n');
}

/** Comments and changes that the file brought along; each on one line, cut to be read at a glance. */
function notesAsText(remarks: readonly Remark[], revisions: readonly Revision[], words: Words): string[] {
  const lines: string[] = [];
  const signed = (author: string | null, date: string | null) => [author, date?.slice(0, 10)].filter(Boolean).join(' ');
  if (remarks.length > 0) lines.push(words.remarks(remarks.length));
  for (const { author, date, quote, text, replyTo } of remarks.slice(0, MOST_NOTES)) {
    const about = replyTo === null && quote !== '' ? `「${shortText(quote)}」` : '';
    lines.push(`  ${replyTo === null ? '' : '  ↳ '}${[signed(author, date), `${about}${shortText(text)}`].filter(Boolean).join(': ')}`);
  }
  if (revisions.length > 0) lines.push(words.revisions(revisions.length));
  for (const { kind, author, date, text } of revisions.slice(0, MOST_NOTES)) {
    lines.push(`  ${words.revisionKinds[kind]} ${[signed(author, date), shortText(text)].filter(Boolean).join(': ')}`);
  }
  return lines;
}

function shortText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > NOTE_LENGTH ? `${line.slice(0, NOTE_LENGTH)}…` : line;
}
