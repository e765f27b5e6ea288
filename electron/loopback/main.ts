import { parseLoopbackArguments } from './arguments.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';

try {
  const options = parseLoopbackArguments(process.argv.slice(2));
  process.exitCode = await serveUntilStopped(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
