import { BLOCK_JOINT, compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonStatistics } from '#shared/domain/comparison/comparison-statistics.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { ChangeAspect, ComparedRow, ComparisonStatistics, Edit } from '#shared/model/comparison.ts';
import type { Block, DocumentModel } from '#shared/model/document.ts';
import { type Command, EXIT, readArguments, required, UsageError, unreadableLine } from './command.ts';
import { readForInspection } from './read-for-inspection.ts';
import type { Words } from './words.ts';

/** What `--json` prints of a change; its keys are public and only grow. */
type PrintedChange = {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly oldPath: readonly string[];
  readonly newPath: readonly string[];
  readonly oldText: string;
  readonly newText: string;
  readonly edits: readonly Edit[];
  readonly aspects: readonly ChangeAspect[];
};

/** `compare OLD NEW`: what changed between two files, without a store; `--whole` counts what wraps the paper on one side as removed or added. */
export const compare: Command = async ({ args, words, print, say }) => {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
  });
  const files = [required(positionals[0], 'OLD', words), required(positionals[1], 'NEW', words)];
  if (positionals.length > 2) throw new UsageError(words.badValue('OLD NEW', positionals.join(' ')));
  const models: DocumentModel[] = [];
  // The same file given twice is read twice: it is compared with itself.
  for await (const [path, read] of readForInspection(files)) {
    if (!read.ok) {
      say(unreadableLine(path, read.code, words));
      return EXIT.unreadable;
    }
    models.push(read.model);
  }
  const [old, fresh] = models;
  if (!old || !fresh) throw new Error('reading ended without a result');
  const compared = compareDocuments(old.blocks, fresh.blocks).rows;
  const rows: readonly ComparedRow[] = values.whole ? compared.map(({ isApart: _, ...row }) => row) : compared;
  const printed = (wanted: readonly ComparedRow[]): readonly PrintedChange[] =>
    wanted.flatMap((row) => printedChange(row, old.blocks, fresh.blocks));
  const changes = printed(rows.filter(({ isApart }) => !isApart));
  const apart = printed(rows.filter(({ isApart }) => isApart));
  const statistics = comparisonStatistics(rows);
  print(values.json ? JSON.stringify({ changes, apart, statistics }) : asText({ changes, apart }, statistics, words));
  return EXIT.done;
};

function printedChange(row: ComparedRow, olds: readonly Block[], news: readonly Block[]): readonly PrintedChange[] {
  const { kind } = row;
  if (kind === 'same') return [];
  const textOf = (indexes: readonly number[], blocks: readonly Block[]): string =>
    indexes.flatMap((index) => (blocks[index] ? [blockText(blocks[index])] : [])).join(BLOCK_JOINT);
  const newText = textOf(row.newBlocks, news);
  return [
    {
      kind,
      oldPath: olds[row.oldBlocks[0] ?? -1]?.path ?? [],
      newPath: news[row.newBlocks[0] ?? -1]?.path ?? [],
      oldText: textOf(row.oldBlocks, olds),
      newText,
      edits: row.edits.length === 0 ? [{ op: 'keep', text: newText }] : row.edits,
      aspects: row.aspects,
    },
  ];
}

type Printed = { readonly changes: readonly PrintedChange[]; readonly apart: readonly PrintedChange[] };

function asText({ changes, apart }: Printed, statistics: ComparisonStatistics, words: Words): string {
  const linesOf = (list: readonly PrintedChange[]): readonly string[] => list.map((change) => changeText(change, words));
  return [
    words.comparison(statistics),
    ...linesOf(changes),
    ...(apart.length === 0 ? [] : [words.comparedApart(apart.length), ...linesOf(apart)]),
  ].join('\n');
}

function changeText({ kind, oldPath, newPath, edits }: PrintedChange, words: Words): string {
  const places = [...new Set([formatClausePath(oldPath), formatClausePath(newPath)])].filter((place) => place !== '').join(' → ');
  const text = edits
    .map(({ op, text: piece }) => (op === 'keep' ? shortened(piece) : op === 'add' ? `{+${piece}+}` : `[-${piece}-]`))
    .join('');
  return `[${words.changeKind[kind]}]${places === '' ? '' : ` ${places}`} ${text.replaceAll(/\s+/g, ' ').trim()}`;
}

/** Enough of what stayed to see where one is. */
function shortened(text: string): string {
  return text.length <= 24 ? text : `${text.slice(0, 10)}…${text.slice(-10)}`;
}
