import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alignmentReport } from './alignment-report.ts';
import { CORPUS, missingParts } from './corpus-place.ts';
import { withWorkers } from './read-through-worker.ts';

const missing = missingParts(['gold', 'score.py']);
if (missing.length > 0) console.log(`${missing.join(' and ')} absent: nothing to score here.`);
else process.exitCode = await scoreGold();
for (const line of await alignmentReport()) console.log(line);

/** Reads the source of every gold document as the application does and has the scorer compare; answers the exit code. */
async function scoreGold(): Promise<number> {
  const gold = join(CORPUS, 'gold');
  const answers = await mkdtemp(join(tmpdir(), 'yuece-accuracy-'));
  try {
    const names = (await readdir(gold)).filter((name) => name.endsWith('.json')).sort();
    await withWorkers(async (read) => {
      for (const name of names) {
        // Only the place of the source is taken from the answer sheet.
        const { source } = JSON.parse(await readFile(join(gold, name), 'utf8')) as { readonly source: string };
        const { outcome } = await read(join(CORPUS, source));
        if (outcome.kind === 'failed') console.log(`${source}: not read (${outcome.code})`);
        else await writeFile(join(answers, name), JSON.stringify(outcome.model));
      }
    });
    const scored = spawnSync('python3', [join(CORPUS, 'score.py'), answers, gold], { encoding: 'utf8' });
    if (scored.error) {
      console.log(`python3 is not at hand (${scored.error.message}): the scorer cannot run.`);
      return 1;
    }
    process.stdout.write(scored.stdout);
    process.stderr.write(scored.stderr);
    return scored.status ?? 1;
  } finally {
    await rm(answers, { recursive: true, force: true });
  }
}
