// npm run check: format and lint, types, then every test.
import { join } from 'node:path';
import { ensureInstalled, PINNED_NODE, run } from './setup.mjs';

ensureInstalled();
const steps = [['node_modules/@biomejs/biome/bin/biome', 'check', '.'], ['node_modules/typescript/bin/tsc', '-b'], ['build/test.mjs']];
for (const [script, ...args] of steps) {
  const code = run(PINNED_NODE, [join(...script.split('/')), ...args]);
  if (code !== 0) process.exit(code);
}
