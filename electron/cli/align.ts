import { basename } from 'node:path';
import { alignDocuments } from '#shared/domain/alignment/align-documents.ts';
import { MOST_MEASURES } from '#shared/domain/alignment/read-measures.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { type AlignedFigure, type AlignedTopic, FEWEST_ALIGNED, MOST_ALIGNED, type Provision } from '#shared/model/alignment.ts';
import type { DocumentModel, Indicator } from '#shared/model/document.ts';
import { type Command, EXIT, readArguments, UsageError, unreadableLine } from './command.ts';
import { readForInspection } from './read-for-inspection.ts';
import type { Words } from './words.ts';

/** What one file says in one measure; `text` its sentences on the topic, one a line. */
type PrintedProvision = {
  readonly file: string;
  readonly path: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly indicators: readonly Indicator[];
  readonly terms: readonly string[];
};

/** What `--json` prints of a topic; its keys are public and only grow. `cells` has one entry a file in the order given, all its provisions together. */
type PrintedTopic = {
  readonly topic: string;
  readonly id: string;
  readonly cells: readonly (PrintedProvision | null)[];
  /** The provisions one by one, those that say the like beside each other, with the words they share. */
  readonly lines: readonly { readonly cells: readonly (PrintedProvision | null)[]; readonly terms: readonly string[] }[];
  /** Targets that measure the same. */
  readonly figures: readonly {
    readonly name: string;
    readonly direction: AlignedFigure['direction'];
    readonly values: readonly (Indicator | null)[];
  }[];
};

/** `align FILE FILE…`: what two to six files say, topic by topic, without a store. A file that cannot be read leaves its column empty. */
export const align: Command = async ({ args, words, print, say }) => {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } });
  if (positionals.length < FEWEST_ALIGNED) throw new UsageError(words.missing('FILE FILE…'));
  if (positionals.length > MOST_ALIGNED) throw new UsageError(words.badValue('FILE FILE…', positionals.slice(MOST_ALIGNED).join(' ')));
  const models: (DocumentModel | null)[] = [];
  for await (const [path, read] of readForInspection(positionals)) {
    if (!read.ok) say(unreadableLine(path, read.code, words));
    models.push(read.ok ? read.model : null);
  }
  const readable = models.flatMap((model, at) => (model === null ? [] : [{ model, at }]));
  const { topics, unclassified, left } = alignDocuments(readable.map(({ model }) => model));
  const files = positionals.map((path) => basename(path));
  const column = models.map((_, at) => readable.findIndex((each) => each.at === at));
  const printed = topics.map((topic) => printedTopic(topic, files, column));
  const rest = column.flatMap((document, at) => (unclassified[document] ?? []).map((each) => printedProvision(each, files[at] ?? '')));
  for (const [at, file] of files.entries()) {
    const count = left[column[at] ?? -1] ?? 0;
    if (count > 0) say(words.leftOut(file, MOST_MEASURES, count));
  }
  if (values.json)
    print(JSON.stringify({ files, topics: printed, unclassified: rest, left: column.map((document) => left[document] ?? 0) }));
  else print(asText(printed, rest, words));
  return readable.length < models.length ? EXIT.unreadable : EXIT.done;
};

function printedTopic({ name, id, lines, figures }: AlignedTopic, files: readonly string[], column: readonly number[]): PrintedTopic {
  const cellsOf = (cells: readonly (Provision | null)[]): readonly (PrintedProvision | null)[] =>
    column.map((document, at) => {
      const cell = cells[document] ?? null;
      return cell === null ? null : printedProvision(cell, files[at] ?? '');
    });
  const rows = lines.map(({ cells, terms }) => ({ cells: cellsOf(cells), terms }));
  return {
    topic: name,
    id,
    cells: files.map((_, at) => together(rows.flatMap(({ cells }) => cells[at] ?? []))),
    lines: rows,
    figures: figures.map((figure) => ({
      name: figure.name,
      direction: figure.direction,
      values: column.map((document) => figure.values[document]?.indicator ?? null),
    })),
  };
}

function printedProvision({ path, title, sentences, indicators, terms }: Provision, file: string): PrintedProvision {
  return { file, path, title, text: sentences.map(({ text }) => text).join('\n'), indicators, terms };
}

/** All that a file says on a topic, under the clause that says most. */
function together(provisions: readonly PrintedProvision[]): PrintedProvision | null {
  const [main] = provisions.toSorted((one, other) => other.text.length - one.text.length);
  if (main === undefined) return null;
  const inOrder = [main, ...provisions.filter((each) => each !== main)];
  return {
    ...main,
    text: inOrder.map(({ text }) => text).join('\n'),
    indicators: inOrder.flatMap(({ indicators }) => indicators),
    terms: [...new Set(inOrder.flatMap(({ terms }) => terms))],
  };
}

function asText(topics: readonly PrintedTopic[], rest: readonly PrintedProvision[], words: Words): string {
  const provisionText = ({ file, path, title, indicators }: PrintedProvision): string =>
    `  ${file} ${formatClausePath(path)} ${title}${indicators.length === 0 ? '' : ` 〔${indicators.map(({ text }) => text.trim()).join('；')}〕`}`;
  return [
    words.aligned(topics.length),
    ...topics.flatMap(({ topic, lines }) => [
      '',
      `# ${topic}`,
      ...lines.flatMap(({ cells, terms }) => [
        ...cells.flatMap((cell) => (cell === null ? [] : [provisionText(cell)])),
        ...(terms.length === 0 ? [] : [`    ${words.sharedTerms}${terms.join('、')}`]),
      ]),
    ]),
    ...(rest.length === 0 ? [] : ['', `# ${words.unclassified}`, ...rest.map(provisionText)]),
  ].join('\n');
}
