import { answerReadRequest } from './answer-read-request.ts';
import { readRequest } from './read-messages.ts';

/** The channel to the parent, under plain Node (`process.send`) and under Electron (`process.parentPort`) alike. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};

// Electron adds `parentPort` to `process` in a utility process; its types would bring all of Electron in here.
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

async function serve(message: unknown, reply: (message: unknown) => void): Promise<void> {
  const request = readRequest.safeParse(message);
  if (request.success) reply(await answerReadRequest(request.data));
}

if (parentPort) {
  parentPort.on('message', (event) => void serve(event.data, (answer) => parentPort.postMessage(answer)));
} else {
  process.on('message', (message) => void serve(message, (answer) => process.send?.(answer)));
  // The parent is gone, and with it everyone who could want an answer.
  process.on('disconnect', () => process.exit(0));
}
