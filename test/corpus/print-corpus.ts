import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CORPUS, corpusFiles, missingParts } from './corpus-place.ts';
import { type CorpusRow, corpusRow, fileTable, groupTable } from './corpus-report.ts';
import { withWorkers } from './read-through-worker.ts';

const SOURCE = 'texts/gwb-2018-126-tuiguang-biao.txt';

for (const part of missingParts(['samples', 'seeds', SOURCE])) console.log(`${part} is absent: nothing of it is measured here.`);
const sourcePath = join(CORPUS, SOURCE);
const source = existsSync(sourcePath) ? await readFile(sourcePath, 'utf8') : null;
const files = corpusFiles();
const rows = await withWorkers(async (read) => {
  const done: CorpusRow[] = [];
  for (const file of files) {
    if (process.stderr.isTTY) process.stderr.write(`\r${done.length + 1}/${files.length} ${file.group}/${file.name}\u001b[K`);
    done.push(corpusRow(file, await read(file.path), source));
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return done;
});
if (rows.length > 0) {
  console.log(`${fileTable(rows)}\n`);
  console.log(groupTable(rows));
  const failed = rows.filter(({ outcome }) => outcome === 'failed').length;
  console.log(`\n${rows.length} files, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
