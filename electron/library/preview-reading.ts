import { open } from 'node:fs/promises';
import { type EncodingPreviews, previewEncodings } from '#electron/extract/encoding/preview-encodings.ts';

/** Bytes of a file that a preview looks at. */
const HEAD_BYTES = 32_768;

/** How the beginning of a file reads in each encoding; `null` where the disk does not give it. */
export async function previewReading(path: string, fileName: string): Promise<EncodingPreviews | null> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return previewEncodings(buffer.subarray(0, bytesRead), fileName, bytesRead < HEAD_BYTES);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
