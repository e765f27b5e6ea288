import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Dispatch } from '#shared/contract/dispatch.ts';
import type { Reply } from '#shared/contract/reply.ts';
import { REVIEW_CHANNEL } from './channels.ts';

/** Serves the contract on Electron's channel; who may send is the shell's to judge. */
export function serveIpc(ipc: Pick<IpcMain, 'handle'>, dispatch: Dispatch, isTrusted: (event: IpcMainInvokeEvent) => boolean): void {
  ipc.handle(REVIEW_CHANNEL, (event, method: unknown, input: unknown) =>
    isTrusted(event) ? dispatch(method, input) : forbidden('untrusted sender'),
  );
}

function forbidden(message: string): Reply<never> {
  return { ok: false, error: { code: 'forbidden', message, details: {} } };
}
