import { parseLoopbackArguments } from '#electron/loopback/arguments.ts';
import { serveUntilStopped } from '#electron/loopback/serve-until-stopped.ts';
import { type Command, type ExitCode, UsageError } from './command.ts';

/** `serve`: the browser host, until it is stopped. Prints the address and leaves the opening to the person. */
export const serve: Command = async ({ args }) => {
  const options = readOptions(args);
  // Its codes are the command line's own: 0, 2, 3, 4.
  return (await serveUntilStopped({ ...options, opensBrowser: false })) as ExitCode;
};

function readOptions(args: readonly string[]) {
  try {
    return parseLoopbackArguments(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
