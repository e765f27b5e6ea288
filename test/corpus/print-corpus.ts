import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CORPUS, corpusFiles, missingParts } from './corpus-place.ts';
import { type CorpusRow, corpusRow, fileTable, groupTable } from './corpus-report.ts';
import { type DocumentFindings, findingsOfDocument, findingsSection } from './findings-report.ts';
import { withWorkers } from './read-through-worker.ts';

const SOURCE = 'texts/gwb-2018-126-tuiguang-biao.txt';

for (const part of missingParts(['samples', 'seeds', SOURCE])) console.log(`${part} is absent: nothing of it is measured here.`);
const sourcePath = join(CORPUS, SOURCE);
const source = existsSync(sourcePath) ? await readFile(sourcePath, 'utf8') : null;
const files = corpusFiles();
const checked: DocumentFindings[] = [];
const rows = await withWorkers(async (read) => {
  const done: CorpusRow[] = [];
  for (const file of files) {
    if (process.stderr.isTTY) process.stderr.write(`\r${done.length + 1}/${files.length} ${file.group}/${file.name}\u001b[K`);
    const reading = await read(file.path);
    done.push(corpusRow(file, reading, source));
    // A sample without a 文种 is no policy paper, and what the rules say of it means nothing.
    if (reading.outcome.kind === 'read' && (file.group === 'seeds' || reading.outcome.model.meta.kind !== null))
      checked.push(findingsOfDocument(file.group, file.name, reading.outcome.model));
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return done;
});
if (rows.length > 0) {
  console.log(`${fileTable(rows)}\n`);
  console.log(groupTable(rows));
  console.log(`\n${findingsSection(checked)}`);
  const failed = rows.filter(({ outcome }) => outcome === 'failed').length;
  console.log(`\n${rows.length} files, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
