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

/** Milliseconds that an answer waits for others: to wake the parent for each small file costs a tenth of reading it. */
const GATHERED_FOR = 25;

/**
 * The same for lists of messages, whose answers go back in lists too: the first of a list at once, so that the parent knows that it is in
 * hand no longer, what comes later together as long as that is soon.
 */
export function inLists(serve: Serve): Serve {
  return async (message, reply) => {
    if (!Array.isArray(message)) return serve(message, reply);
    const gathered: unknown[] = [];
    let sentAt = Number.NEGATIVE_INFINITY;
    const send = (): void => {
      if (gathered.length > 0) reply(gathered.splice(0));
      sentAt = performance.now();
    };
    for (const one of message)
      await serve(one, (answer) => {
        gathered.push(answer);
        if (performance.now() - sentAt > GATHERED_FOR) send();
      });
    send();
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
