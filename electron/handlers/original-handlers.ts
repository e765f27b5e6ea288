import { createOriginals, SLICE_BYTES } from '#electron/library/read-original.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';

/** `original.*`: the files themselves, for a window to draw. */
export function originalHandlers(context: HandlerContext): AreaHandlers<'original'> {
  const originals = createOriginals(context.tools);
  const stateOf = ({ documentId, contentHash }: { readonly documentId: string; readonly contentHash: string }) => ({
    document: demandDocument(context, documentId),
    contentHash,
  });
  return {
    async 'original.read'({ offset, password, ...state }) {
      if (password !== undefined) {
        const { slice } = await originals.show(stateOf(state), { kind: 'bytes', offset, length: SLICE_BYTES }, password);
        if (slice === null) throw new Error('a reader gave no bytes');
        return slice;
      }
      const { data, total } = await originals.readSlice(stateOf(state), offset);
      return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'), bytes: data.length, total };
    },
    async 'original.drawPages'({ first, count, ...state }) {
      const { pages } = await originals.show(stateOf(state), { kind: 'pages', first, count });
      if (pages === null) throw new Error('a reader drew no pages');
      return pages;
    },
    async 'original.readText'({ password, ...state }) {
      const { text } = await originals.show(stateOf(state), { kind: 'text' }, password);
      if (text === null) throw new Error('a reader gave no text');
      return text;
    },
    async 'original.open'({ documentId }) {
      const document = demandDocument(context, documentId);
      if (!context.host.describe().capabilities.canOpenFiles) throw new ReviewFailure('not-supported-here', 'this host opens no files');
      // The document's own state: a file that changed meanwhile is still the person's to open.
      return { isOpened: await context.host.openFile(originals.path(document)) };
    },
  };
}
