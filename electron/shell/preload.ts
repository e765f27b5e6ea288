import { contextBridge, ipcRenderer } from 'electron';
import { REVIEW_CHANNEL, REVIEW_EVENT_CHANNEL } from '#electron/serve/channels.ts';

contextBridge.exposeInMainWorld('yuece', {
  send: (method: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke(REVIEW_CHANNEL, method, input),
  subscribe(listener: (event: unknown) => void): () => void {
    // The first argument is Electron's own event, with the sender in it: never for a page.
    const pass = (_event: unknown, event: unknown): void => listener(event);
    ipcRenderer.on(REVIEW_EVENT_CHANNEL, pass);
    return () => void ipcRenderer.removeListener(REVIEW_EVENT_CHANNEL, pass);
  },
});
