import { statSync } from 'node:fs';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { BadArgument, Words } from './words.ts';

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

/** An argument that no command of this shape takes; the sentence comes from `words.badArgument`. */
export class ArgumentError extends UsageError {
  readonly fault: BadArgument;
  readonly argument: string;

  constructor(fault: BadArgument, argument: string) {
    super(`${fault}: ${argument}`);
    this.fault = fault;
    this.argument = argument;
  }
}

/** What stderr says of wrong usage. */
export function usageSentence(error: UsageError, words: Words): string {
  return error instanceof ArgumentError ? words.badArgument[error.fault](error.argument) : error.message;
}

/** Splits arguments into options and the rest; fails with `ArgumentError` on an unknown option or one without its value. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    // Node gives the name only inside its English sentence: `Unknown option '--foo'.`, `Option '--to <value>' argument missing`.
    const argument = /'(?:-\w, )?([^'\s]*)/.exec(error.message)?.[1] ?? '';
    throw new ArgumentError(faultOf(String(error.code), error.message), argument);
  }
}

function faultOf(code: string, message: string): BadArgument {
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return 'unknown-option';
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return 'unexpected';
  return message.includes('does not take') ? 'value-unwanted' : 'value-missing';
}

/** The value, or a `UsageError` naming what is missing. */
export function required<Value>(value: Value | undefined, what: string, words: Words): Value {
  if (value === undefined) throw new UsageError(words.missing(what));
  return value;
}

/** Why a file cannot be read, in words: a folder given as a file is called one. */
export function unreadableReason(path: string, code: keyof Words['readFailure'], words: Words): string {
  return code === 'unreadable' && isFolder(path) ? words.isAFolder : words.readFailure[code];
}

/** Whether there is a folder of this path; one that may not be looked at is none. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (error) {
    // ENOTDIR, EACCES, a path that is too long: whoever asked then fails on opening it, and says so.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** A text on one line, without what a terminal would take for a command: it comes from files and from other people. */
export function plainLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** What stderr says of a file that cannot be read: one line whatever its name holds. */
export function unreadableLine(path: string, code: keyof Words['readFailure'], words: Words): string {
  return `${plainLine(path)}: ${unreadableReason(path, code, words)} [${code}]`;
}
