/** The channel to the parent, under plain Node (`process.send`) and under Electron (`process.parentPort`) alike. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};

// Electron adds `parentPort` to `process` in a utility process; its types would bring all of Electron in here.
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

/** Serves the messages of the process that started this one; ends with it. */
export function serveParent(serve: (message: unknown, reply: (answer: unknown) => void) => Promise<void>): void {
  if (parentPort) {
    parentPort.on('message', (event) => void serve(event.data, (answer) => parentPort.postMessage(answer)));
    return;
  }
  process.on('message', (message) => void serve(message, (answer) => process.send?.(answer)));
  // The parent is gone, and with it everyone who could want an answer.
  process.on('disconnect', () => process.exit(0));
}
