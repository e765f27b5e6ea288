// npm test: installs and builds what is missing, runs every test, and ends with one line `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, PINNED_NODE, ROOT, run } from './setup.mjs';

ensureInstalled();
ensureBuilt();

const results = join(ROOT, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// Each of the hundred processes that tests start compiles the same bundles: the later ones take what the first has compiled.
const env = { NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'compiled') };
const unitReport = join(results, 'vitest.json');
const browserReport = join(results, 'playwright.json');
const unitCode = run(
  PINNED_NODE,
  [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ],
  { env },
);
const browserCode = run(
  PINNED_NODE,
  [join('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--config', 'test/playwright.config.ts'],
  {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
  },
);

const unit = countUnit(unitReport);
const browser = countBrowser(browserReport);
const passed = unit.passed + browser.passed;
let failed = unit.failed + browser.failed;
const skipped = [...unit.skipped, ...browser.skipped];
for (const name of skipped) console.log(`not run here: ${name}`);
// A runner that broke before it could report is a failure, however many tests it had counted until then.
if (failed === 0 && (unitCode !== 0 || browserCode !== 0)) failed = 1;
if (skipped.length > 0) console.log(`${skipped.length} not run here, counted as neither passed nor failed`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function countUnit(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tests = report.testResults.flatMap((suite) => suite.assertionResults);
  const brokenFiles = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + brokenFiles,
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => test.fullName),
  };
}

function countBrowser(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [] };
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = stats.skipped > 0 ? [`${stats.skipped} browser scenarios`] : [];
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped };
}
