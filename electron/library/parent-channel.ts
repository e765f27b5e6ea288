/** The channel to the parent, under plain Node (`process.send`) and under Electron (`process.parentPort`) alike. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};

// Electron adds `parentPort` to `process` in a utility process; its types would bring all of Electron in here.
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

/** What a child does with a message. */
export type Serve = (message: unknown, reply: (answer: unknown) => void) => Promise<void>;

/** The same, one message after the other in the order they came: whoever sent them knows by the answers which one is in hand. */
export function oneByOne(serve: Serve): Serve {
  let last: Promise<void> = Promise.resolve();
  return (message, reply) => {
    const served = last.then(() => serve(message, reply));
    // One that fails ends none of those behind it.
    last = served.catch(() => undefined);
    return served;
  };
}

/** Serves the messages of the process that started this one; ends with it. */
export function serveParent(serve: Serve): void {
  if (parentPort) {
    parentPort.on('message', (event) => void serve(event.data, (answer) => parentPort.postMessage(answer)));
    return;
  }
  process.on('message', (message) => void serve(message, (answer) => process.send?.(answer)));
  // The parent is gone, and with it everyone who could want an answer.
  process.on('disconnect', () => process.exit(0));
}
