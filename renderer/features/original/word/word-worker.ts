import { OriginalFailure } from '../page-source.ts';
import { drawWord } from './draw-word.ts';
import type { WordMessage, WordRequest } from './word-part.ts';

/** Draws the one document that it is sent; the addresses of its pictures live as long as this thread. */
async function answer({ bytes }: WordRequest): Promise<void> {
  try {
    for await (const message of drawWord(bytes)) tell(message);
  } catch (error) {
    // A hostile file may break the library anywhere: the window says that it cannot be shown.
    const reason = error instanceof OriginalFailure && error.reason !== 'encrypted' ? error.reason : 'damaged';
    tell({ kind: 'failed', reason, message: error instanceof Error ? error.message : String(error) });
  }
}

function tell(message: WordMessage): void {
  self.postMessage(message);
}

self.addEventListener('message', ({ data }: MessageEvent<WordRequest>) => void answer(data));
