import type { z } from 'zod';
import { ReviewFailure } from '#shared/contract/review-error.ts';

/** Turns the state written by version n into that of version n + 1; pure. */
export type Migration = (stored: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** How one kind of file is read: its schema, the version it writes, and the way up from every earlier version. */
export type StoredFormat<Stored> = {
  readonly schema: z.ZodType<Stored, unknown>;
  readonly version: number;
  /** Key n leads from version n to n + 1. */
  readonly migrations: Readonly<Record<number, Migration>>;
};

export type Decoded<Stored> = { readonly ok: true; readonly value: Stored } | { readonly ok: false; readonly reason: string };

/** Reads the text of a stored file, brought up to the current version; fails with `store-newer` on one of a later version. */
export function decodeStored<Stored>(text: string, format: StoredFormat<Stored>): Decoded<Stored> {
  const raw = parseJson(text);
  if (raw === null) return { ok: false, reason: 'not a JSON object' };
  const version = raw['schemaVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version)) return { ok: false, reason: 'no schemaVersion' };
  if (version > format.version) {
    throw new ReviewFailure('store-newer', 'the store was written by a newer version', { found: version, known: format.version });
  }
  let current: Record<string, unknown> = raw;
  for (let from = version; from < format.version; from += 1) {
    const migrate = format.migrations[from];
    if (!migrate) return { ok: false, reason: `no way up from version ${from}` };
    current = { ...migrate(current), schemaVersion: from + 1 };
  }
  const parsed = format.schema.safeParse(current);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  return { ok: false, reason: issue ? `${issue.path.join('.')}: ${issue.message}` : 'does not fit its schema' };
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    // JSON objects have string keys; the schema checks the rest.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
