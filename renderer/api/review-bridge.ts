import type { Send, Subscribe } from '#shared/contract/client.ts';

/** What the desktop's preload script puts on `window.yuece`; absent in a plain browser. */
export type ReviewBridge = {
  readonly send: Send;
  readonly subscribe: Subscribe;
};

declare global {
  interface Window {
    readonly yuece?: ReviewBridge;
  }
}
