import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, EXIT, readArguments, required, UsageError } from './command.ts';
import { withApplication } from './with-application.ts';

/** `index DIR… --data STORE`: puts folders into a store and reads what is new or changed. Files that fail are part of the result. */
export const indexFolders: Command = async ({ args, words, print, say, showProgress }) => {
  const { values, positionals } = readArguments(args, { data: { type: 'string' }, json: { type: 'boolean', default: false } });
  const dataFolder = resolve(required(values.data, '--data STORE', words));
  if (positionals.length === 0) throw new UsageError(words.missing('DIR'));
  const folders = positionals.map((folder) => resolve(folder));
  const absent = folders.filter((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true);
  for (const folder of absent) say(words.notAFolder(folder));
  if (absent.length > 0) return EXIT.unreadable;

  const logged: string[] = [];
  const report = await withApplication({ dataFolder, folders, log: (line) => logged.push(line) }, async (client) => {
    // All that is logged before the first call is folders that could not be added.
    if (logged.length > 0) return null;
    const stop = client.subscribe((event) => {
      if (event.name === 'indexing.progressed') showProgress(words.indexing(event.progress.done, event.progress.total));
    });
    try {
      return await client.call('library.index', { folderId: null });
    } finally {
      stop();
      showProgress('');
    }
  });
  if (report === null) {
    for (const line of logged) say(line);
    return EXIT.unreadable;
  }
  const { isCancelled: _never, ...counts } = report;
  const failed = report.failed.map(({ file, code }) => ({ file, code, message: words.readFailure[code] }));
  if (values.json) print(JSON.stringify({ ...counts, failed }));
  else
    print([words.indexed({ ...counts, failed: failed.length }), ...failed.map(({ file, message }) => `  ${file}: ${message}`)].join('\n'));
  return EXIT.done;
};
