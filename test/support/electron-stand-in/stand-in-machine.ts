import type { ControlAnswer, ControlMessage, ControlRequest, StandInSetup, StandInState } from './control.ts';
import { SETUP_VARIABLE } from './control.ts';

/** What the stand-in's parts know of each other; one a process. */
export const machine = {
  setup: readSetup(),
  dialogs: { folder: null as string | null, savePath: null as string | null },
  menu: [] as StandInState['menu'],
  errorBoxes: [] as { title: string; content: string }[],
  openedPaths: [] as string[],
  escaped: [] as string[],
  lastAnswer: null as unknown,
};

/** Answers the test's questions; `describeWindows` and `act` come from the part that has the windows. */
export function answerControl(options: {
  readonly describeWindows: () => StandInState['windows'];
  readonly act: (request: ControlRequest) => Promise<void>;
}): void {
  process.on('message', (message) => {
    // Only our own test sends here.
    const { id, request } = message as ControlMessage;
    void options.act(request).then(() => {
      const { menu, errorBoxes, openedPaths, escaped, lastAnswer } = machine;
      const state = { windows: options.describeWindows(), menu, errorBoxes, openedPaths, escaped, lastAnswer };
      process.send?.({ id, state } satisfies ControlAnswer);
    });
  });
}

function readSetup(): StandInSetup {
  const text = process.env[SETUP_VARIABLE];
  if (text === undefined) throw new Error(`${SETUP_VARIABLE} is not set: the stand-in is started by start-stand-in.ts`);
  return JSON.parse(text) as StandInSetup;
}
