import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Larger ones are read in pieces: a stream costs more than a small file. */
const WHOLE_BYTES = 1 << 20;

/** SHA-256 of a file's bytes in hex; `null` where the disk does not give them. `bytes` is its size as far as it is known. */
export async function hashFile(path: string, bytes: number, signal: AbortSignal | null = null): Promise<string | null> {
  try {
    return bytes > WHOLE_BYTES ? await hashInPieces(path, signal) : hash('sha256', await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

async function hashInPieces(path: string, signal: AbortSignal | null): Promise<string | null> {
  const sum = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) {
    if (signal?.aborted) return null;
    sum.update(piece);
  }
  return sum.digest('hex');
}
