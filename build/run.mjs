// npm run bench | accuracy | corpus | screenshots: sets up, then runs the TypeScript program behind the name.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, PINNED_NODE, run } from './setup.mjs';

const PROGRAMS = {
  bench: 'test/bench/run-benchmarks.ts',
  accuracy: 'test/corpus/print-accuracy.ts',
  corpus: 'test/corpus/print-corpus.ts',
  screenshots: 'test/browser/take-screenshots.ts',
};

const [name = '', ...args] = process.argv.slice(2);
const program = PROGRAMS[name];
if (!program) {
  process.stderr.write(`usage: node build/run.mjs ${Object.keys(PROGRAMS).join('|')}\n`);
  process.exit(2);
}
ensureInstalled();
ensureBuilt();
process.exit(run(PINNED_NODE, [join(...program.split('/')), ...args]));
