import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Words } from './words.ts';

/** Exit codes of every command. */
export const EXIT = { done: 0, findings: 1, usage: 2, unreadable: 3, store: 4 } as const;
/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command gets: its arguments, and where to write. */
export type CommandContext = {
  readonly args: readonly string[];
  readonly words: Words;
  /** The result, on stdout. */
  readonly print: (text: string) => void;
  /** A message, one line on stderr. */
  readonly say: (line: string) => void;
  /** Redraws one line on a terminal, and does nothing elsewhere; an empty text clears it. */
  readonly showProgress: (text: string) => void;
};

/** One command; expected failures are thrown as `UsageError` or `ReviewFailure`, or said and answered as a code. */
export type Command = (context: CommandContext) => Promise<ExitCode>;

/** Wrong usage: ends the command with exit code 2 and this sentence. */
export class UsageError extends Error {}

/** Splits arguments into options and the rest; fails with `UsageError` on an unknown option. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The value, or a `UsageError` naming what is missing. */
export function required<Value>(value: Value | undefined, what: string, words: Words): Value {
  if (value === undefined) throw new UsageError(words.missing(what));
  return value;
}

/** What stderr says of a file that cannot be read: one line whatever its name holds. */
export function unreadableLine(path: string, code: keyof Words['readFailure'], words: Words): string {
  return `${path.replaceAll(/[\r\n\u2028\u2029]+/g, ' ')}: ${words.readFailure[code]} [${code}]`;
}
