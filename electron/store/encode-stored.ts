import type { StoredFormat } from './migrate-stored.ts';

/** Turns a state into the bytes of its file, JSON in UTF-8; throws on one that its own schema would not read back. */
export type StoredEncoder<Stored> = (state: Stored) => Uint8Array;

const COMMA = Buffer.from(',');

/**
 * Makes an encoder that checks and writes out each entry of the state's lists once: one annotation more among thousands
 * costs one annotation. States are never changed in place, so that the same object always has the same bytes. Bytes and not text:
 * to join and encode two megabytes of Chinese takes longer than all the rest of a write.
 */
export function createStoredEncoder<Stored extends object>(name: string, format: StoredFormat<Stored>): StoredEncoder<Stored> {
  const known = new WeakMap<object, Uint8Array>();
  const bytesOf = (entry: unknown): Uint8Array => {
    if (typeof entry !== 'object' || entry === null) return jsonBytes(entry);
    const before = known.get(entry);
    if (before !== undefined) return before;
    const bytes = jsonBytes(entry);
    known.set(entry, bytes);
    return bytes;
  };
  return (state) => {
    demandReadable(withoutKnown(state, known), name, format);
    const parts: Uint8Array[] = [];
    for (const [key, value] of Object.entries(state)) {
      if (value === undefined) continue;
      parts.push(Buffer.from(`${parts.length === 0 ? '{' : ','}${JSON.stringify(key)}:${Array.isArray(value) ? '[' : ''}`));
      if (Array.isArray(value)) pushList(parts, value.map(bytesOf));
      else parts.push(jsonBytes(value));
    }
    parts.push(Buffer.from(parts.length === 0 ? '{}' : '}'));
    return Buffer.concat(parts);
  };
}

function pushList(parts: Uint8Array[], entries: readonly Uint8Array[]): void {
  for (const [index, entry] of entries.entries()) {
    if (index > 0) parts.push(COMMA);
    parts.push(entry);
  }
  parts.push(Buffer.from(']'));
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value) ?? 'null', 'utf8');
}

/** The state with only those list entries that were not written before; lists have no rule beyond that of their entries. */
function withoutKnown(state: object, known: WeakMap<object, unknown>): unknown {
  const isNew = (entry: unknown): boolean => typeof entry !== 'object' || entry === null || !known.has(entry);
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, Array.isArray(value) ? value.filter(isNew) : value]));
}

/** What could not be read again would push the good states out of the backups: such a state is a bug, and stays off the disk. */
function demandReadable<Stored>(state: unknown, name: string, format: StoredFormat<Stored>): void {
  const issue = format.schema.safeParse(state).error?.issues[0];
  if (issue) throw new Error(`${name} does not fit its schema: ${issue.path.join('.')}: ${issue.message}`);
}
