import { type FileHandle, open } from 'node:fs/promises';
import { type EncodingPreviews, isRichText, previewEncodings } from '#electron/extract/encoding/preview-encodings.ts';

/** Bytes of a file that a preview looks at. */
const HEAD_BYTES = 32_768;
const RICH_TEXT_HEAD_BYTES = 262_144;

/** How the beginning of a file reads in each encoding; `null` where the disk does not give it. */
export async function previewReading(path: string, fileName: string): Promise<EncodingPreviews | null> {
  try {
    const handle = await open(path, 'r');
    try {
      const head = await readHead(handle, HEAD_BYTES);
      if (isRichText(head)) return previewEncodings(await readHead(handle, RICH_TEXT_HEAD_BYTES), fileName, true);
      return previewEncodings(head, fileName, head.length < HEAD_BYTES);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

async function readHead(handle: FileHandle, most: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, 0);
  return buffer.subarray(0, bytesRead);
}
