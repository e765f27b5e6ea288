import { fork } from 'node:child_process';
import type { ForkChild } from '#electron/ports.ts';

/**
 * Starts a child of plain Node. Its output is dropped: what libraries print there is no message for a person, and stdout belongs to the
 * command's own result.
 */
export const forkNodeChild: ForkChild = (entry, { maxMemory }) => {
  const child = fork(entry, [], {
    execArgv: [`--max-old-space-size=${maxMemory}`, '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const exitListeners: ((reason: string) => void)[] = [];
  let endReason: string | null = null;
  const end = (reason: string): void => {
    if (endReason !== null) return;
    endReason = reason;
    for (const listener of exitListeners) listener(reason);
  };
  child.on('exit', (code, signal) => end(signal === null ? `exit code ${code}` : `signal ${signal}`));
  // A child that cannot be started or reached any more: gone for the parent, whatever became of it.
  child.on('error', (error) => {
    child.kill('SIGKILL');
    end(error.message);
  });
  return {
    post(message) {
      // The answer to a message that nobody can take is the exit event, which comes in any case.
      if (child.connected) child.send(message as object);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      if (endReason === null) exitListeners.push(listener);
      else listener(endReason);
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
