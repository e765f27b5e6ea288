import { ReviewFailure } from '#shared/contract/review-error.ts';
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError, usageSentence } from './command.ts';
import { languageOf, wordsIn } from './words.ts';

/** Loaded when asked for: `inspect` starts twice as fast without the store and the exports. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  inspect: async () => (await import('./inspect.ts')).inspect,
  index: async () => (await import('./index-folders.ts')).indexFolders,
  check: async () => (await import('./check.ts')).check,
  compare: async () => (await import('./compare.ts')).compare,
  align: async () => (await import('./align.ts')).align,
  search: async () => (await import('./search.ts')).search,
  export: async () => (await import('./export-table.ts')).exportTableOfDocument,
  review: async () => (await import('./review.ts')).review,
  serve: async () => (await import('./serve.ts')).serve,
};

/** Runs one command line and ends the process with its exit code. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  keepStreamsClean();
  const code = await run(args);
  await flushed(process.stdout);
  await flushed(process.stderr);
  process.exit(code);
}

async function run([name, ...args]: readonly string[]): Promise<ExitCode> {
  const words = wordsIn(languageOf(process.env));
  const context: CommandContext = {
    args,
    words,
    print: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    say: (line) => void process.stderr.write(`${line}\n`),
    showProgress: (text) => void (process.stderr.isTTY && process.stderr.write(`\r\u001b[K${text}`)),
  };
  if (name === undefined || name === 'help' || name === '--help' || name === '-h' || args.includes('--help')) {
    (name === undefined ? context.say : context.print)(words.usage);
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    context.say(`${words.unknownCommand(name)}\n${words.usage}`);
    return EXIT.usage;
  }
  try {
    const command = await load();
    return await command(context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.say(usageSentence(error, words));
      return EXIT.usage;
    }
    if (error instanceof ReviewFailure) {
      context.say(`${words.reviewFailure[error.code]} [${error.code}]`);
      return exitCodeOf(error);
    }
    throw error;
  }
}

function exitCodeOf(failure: ReviewFailure): ExitCode {
  if (failure.code.startsWith('store-') || failure.code === 'disk-full') return EXIT.store;
  return failure.code.startsWith('folder-') || failure.code === 'document-not-readable' ? EXIT.unreadable : EXIT.usage;
}

/** Libraries warn on the console, some on stdout: neither is a message for a person, and stdout belongs to the result. */
function keepStreamsClean(): void {
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) console[method] = () => undefined;
  process.removeAllListeners('warning');
  // `yuece search … | head` closes our stdout early: there is nobody left to write to, and nothing wrong.
  process.stdout.on('error', () => process.exit(EXIT.done));
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
