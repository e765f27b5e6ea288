import { resolve } from 'node:path';
import type { SearchHit } from '#shared/contract/review-views.ts';
import { explainQuery } from '#shared/domain/search/explain-query.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { type Command, EXIT, readArguments, required, UsageError } from './command.ts';
import { withApplication } from './with-application.ts';

const DEFAULT_LIMIT = 20;
const MOST_HITS = 500;

/** `search QUERY --data STORE`: the documents that hold the words, best first. */
export const search: Command = async ({ args, words, print, say }) => {
  const { values, positionals } = readArguments(args, {
    data: { type: 'string' },
    limit: { type: 'string', default: String(DEFAULT_LIMIT) },
    json: { type: 'boolean', default: false },
  });
  const dataFolder = resolve(required(values.data, '--data STORE', words));
  const query = positionals.join(' ');
  if (query.trim() === '') throw new UsageError(words.missing('QUERY'));
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_HITS) throw new UsageError(words.badValue('--limit', values.limit));

  const { total, hits } = await withApplication({ dataFolder, searchesSoon: true, log: () => undefined }, (client) =>
    client.call('search.query', { query, limit }),
  );
  const understanding = parseQuery(query);
  const { understood, notes } = explainQuery(understanding, words.language);
  for (const note of notes) say(note);
  if (notes.length > 0 && understood !== '') say(words.understood(understood));
  if (values.json) {
    const noted = notes.length > 0 ? { notes: understanding.notes } : {};
    print(JSON.stringify({ total, hits: hits.map(withoutMarks), ...noted }));
  } else print([words.found(total), ...hits.map(asText)].join('\n'));
  return EXIT.done;
};

/** Marks and places of annotations are for a screen; whoever reads JSON searches the snippet. */
function withoutMarks({ marks: _marks, note: _note, ...hit }: SearchHit): Omit<SearchHit, 'marks' | 'note'> {
  return hit;
}

function asText({ title, file, path, snippet, count }: SearchHit): string {
  return `\n${title} (${file}) ×${count}\n  ${path.join('')} ${snippet}`;
}
