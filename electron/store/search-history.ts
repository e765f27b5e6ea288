import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { asStoreWrite } from './store-failure.ts';
import type { StoreFiles } from './store-files.ts';
import type { WritePermission } from './write-permission.ts';

/** Queries that a person looked for, newest first. No backups are made of it: what is cleared is gone. */
export type SearchHistory = {
  readonly read: () => Promise<readonly string[]>;
  /** Puts a query in front; a store that cannot be written remembers none. */
  readonly remember: (query: string) => Promise<readonly string[]>;
  /** Forgets one query, or all (`null`). */
  readonly forget: (query: string | null) => Promise<readonly string[]>;
};

const FILE = 'search-history.json';
const HISTORY_LIMIT = 50;
/** A pasted page is no query to come back to. UTF-16 units. */
const LONGEST_QUERY = 500;

const storedHistory = z.object({ schemaVersion: z.literal(1), queries: z.array(z.string().max(LONGEST_QUERY)).max(HISTORY_LIMIT) });

type HistoryOptions = { readonly folder: string; readonly files: StoreFiles; readonly permission: WritePermission };

/** The history in a store's folder; a damaged one is an empty one. */
export function openSearchHistory({ folder, files, permission }: HistoryOptions): SearchHistory {
  const path = join(folder, FILE);
  let queue: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<readonly string[]> => {
    const text = await files.readText(path);
    return text === null ? [] : decode(text);
  };
  const change = (next: (queries: readonly string[]) => readonly string[]): Promise<readonly string[]> => {
    const mine = queue.then(async () => {
      const before = await read();
      const queries = next(before);
      if (permission.blocked || same(before, queries)) return before;
      await permission.demand();
      await asStoreWrite(() => (queries.length === 0 ? files.remove(path) : write(queries)));
      return queries;
    });
    queue = mine.catch(() => undefined);
    return mine;
  };
  const write = async (queries: readonly string[]): Promise<void> => {
    const temporary = join(folder, `.${FILE}.${randomUUID()}.tmp`);
    await files.writeCached(temporary, JSON.stringify({ schemaVersion: 1, queries }));
    await files.rename(temporary, path);
  };
  return {
    read,
    remember: (query) => {
      const wanted = query.trim();
      if (wanted === '' || wanted.length > LONGEST_QUERY) return read();
      return change((queries) => [wanted, ...queries.filter((other) => other !== wanted)].slice(0, HISTORY_LIMIT));
    },
    forget: (query) => change((queries) => (query === null ? [] : queries.filter((other) => other !== query))),
  };
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((query, index) => query === other[index]);
}

function decode(text: string): readonly string[] {
  try {
    return storedHistory.parse(JSON.parse(text)).queries;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return [];
    throw error;
  }
}
