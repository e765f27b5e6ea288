import { wordsIn } from '#electron/cli/words.ts';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { bigramRecall } from './bigram-recall.ts';
import type { CorpusFile } from './corpus-place.ts';
import type { WorkerReading } from './read-through-worker.ts';

/** One file of the corpus as the table shows it. */
export type CorpusRow = {
  readonly group: string;
  readonly name: string;
  /** `refused`: said why it cannot be read · `failed`: crashed, hung, ran out of memory, or took longer than it may. */
  readonly outcome: 'read' | 'refused' | 'failed';
  /** The sentence for a refused file, the complaint about a failed one, warnings of one that was read. */
  readonly reason: string;
  readonly characters: number;
  readonly recall: number | null;
  readonly seconds: number;
  readonly peakMemory: number | null;
};

/** Files whose source text is known. */
const KNOWN_SOURCE = /^lo-/;
/** A broken file must be done with within this time. */
const BROKEN_SECONDS = 10;
const BUG_CODES: readonly string[] = ['timed-out', 'out-of-memory'];

/** Judges one reading; `source` is the text that the `lo-*` files were made from, `null` where it is absent. */
export function corpusRow(file: CorpusFile, reading: WorkerReading, source: string | null): CorpusRow {
  const { group, name } = file;
  const { outcome, complaints, seconds, peakMemory } = reading;
  const base = { group, name, seconds, peakMemory };
  const isLate = group === 'broken' && seconds > BROKEN_SECONDS;
  if (outcome.kind === 'read') {
    const text = wholeText(outcome.model);
    const recall = source !== null && KNOWN_SOURCE.test(name) ? bigramRecall(source, text) : null;
    const warnings = outcome.model.warnings.map(({ code }) => code).join(', ');
    const kind = isLate ? 'failed' : 'read';
    return { ...base, outcome: kind, reason: isLate ? 'too slow' : warnings, characters: text.replace(/\s+/g, '').length, recall };
  }
  const sentence = wordsIn('zh-CN').readFailure[outcome.code];
  const isBug = complaints.length > 0 || isLate || BUG_CODES.includes(outcome.code);
  const reason = [`${outcome.code}: ${sentence}`, ...complaints.map(firstLine), ...(isLate ? ['too slow'] : [])].join(' · ');
  return { ...base, outcome: isBug ? 'failed' : 'refused', reason, characters: 0, recall: null };
}

/** Everything the file showed: the blocks, and what was lifted out of them as furniture of the page. */
function wholeText(model: DocumentModel): string {
  const furniture = model.repairs.filter(({ kind }) => kind === 'page-furniture').map(({ before }) => before);
  return [...model.blocks.map(blockText), ...furniture].join('\n');
}

/** A row for each folder: how many files went which way, the worst recall, all seconds, the greatest memory. */
export function groupTable(rows: readonly CorpusRow[]): string {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return markdown(
    ['folder', 'files', 'read', 'refused', 'failed', 'least recall', 'seconds', 'peak MiB'],
    groups.map((group) => {
      const own = rows.filter((row) => row.group === group);
      const count = (outcome: CorpusRow['outcome']): string => String(own.filter((row) => row.outcome === outcome).length);
      const recalls = own.flatMap(({ recall }) => (recall === null ? [] : [recall]));
      const memories = own.flatMap(({ peakMemory }) => (peakMemory === null ? [] : [peakMemory]));
      return [
        group,
        String(own.length),
        count('read'),
        count('refused'),
        count('failed'),
        recalls.length > 0 ? Math.min(...recalls).toFixed(4) : '–',
        own.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(2),
        memories.length > 0 ? Math.max(...memories).toFixed(0) : '–',
      ];
    }),
  );
}

/** A row for each file. */
export function fileTable(rows: readonly CorpusRow[]): string {
  return markdown(
    ['file', 'outcome', 'characters', 'recall', 'seconds', 'peak MiB', 'reason or warnings'],
    rows.map((row) => [
      `${row.group}/${row.name}`,
      row.outcome,
      String(row.characters),
      row.recall === null ? '–' : row.recall.toFixed(4),
      row.seconds.toFixed(2),
      row.peakMemory === null ? '–' : row.peakMemory.toFixed(0),
      row.reason,
    ]),
  );
}

function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines]
    .map((line) => `| ${line.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
