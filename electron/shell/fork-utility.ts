import { utilityProcess } from 'electron';
import type { ForkChild } from '#electron/ports.ts';

/** Starts a child as Electron's utility process: plain Node, without the rights of the main process's windows. */
export const forkUtility: ForkChild = (entry, { maxMemory }) => {
  const child = utilityProcess.fork(entry, [], {
    execArgv: [`--max-old-space-size=${maxMemory}`],
    stdio: 'ignore',
    serviceName: 'Yuece reader',
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
    kill: () => void child.kill(),
  };
};
