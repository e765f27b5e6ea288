import { boundReviewClient } from '#renderer/api/client-in-use.ts';

/** The state of a document whose file is wanted. */
export type OriginalState = { readonly documentId: string; readonly contentHash: string };

/** Reads a file in slices; `onProgress` gets the share that is there, 0 to 1. Fails with the contract's `original-*` and `wrong-password`, and with the signal's reason. */
export async function loadBytes(
  state: OriginalState & { readonly password?: string },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer> | null = null;
  for (let offset = 0; ; ) {
    const slice = await boundReviewClient().call('original.read', { ...state, offset });
    signal.throwIfAborted();
    bytes ??= new Uint8Array(slice.total);
    bytes.set(decodeBase64(slice.data).subarray(0, bytes.length - offset), offset);
    offset += slice.bytes;
    onProgress(slice.total === 0 ? 1 : offset / slice.total);
    if (slice.bytes === 0 || offset >= slice.total) return bytes;
  }
}

/** The bytes that a base64 text stands for. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
