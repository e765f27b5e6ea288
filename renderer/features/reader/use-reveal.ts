import { useEffect } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { paneController } from './pane-registry.ts';

let lastRevealed = 0;

/** Takes a pane where the workspace asks it to go, once its text is there; each request is answered once. */
export function useReveal(paneKey: number, document: ReadyDocument): void {
  const request = useWorkspace((state) => (state.revealRequest?.paneKey === paneKey ? state.revealRequest : null));
  useEffect(() => {
    if (request === null || request.nonce <= lastRevealed) return;
    const controller = paneController(paneKey);
    if (controller === null) return;
    lastRevealed = request.nonce;
    const { target } = request;
    switch (target.kind) {
      case 'passage':
        controller.showRange({ start: target.position, end: target.end });
        break;
      case 'block-index':
        controller.showBlock(target.blockIndex);
        break;
      case 'block-id': {
        const blockIndex = document.opened.model.blocks.findIndex((block) => block.id === target.blockId);
        if (blockIndex >= 0) {
          const { offsetOf } = document.canonical;
          controller.showRange({ start: offsetOf(blockIndex, 0), end: offsetOf(blockIndex, Number.POSITIVE_INFINITY) });
        }
        break;
      }
    }
  }, [request, paneKey, document]);
}
