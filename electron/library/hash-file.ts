import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of a file's bytes in hex, read in pieces; `null` where the disk does not give them. */
export async function hashFile(path: string, signal: AbortSignal | null = null): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) {
      if (signal?.aborted) return null;
      hash.update(piece);
    }
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
