import { app } from './stand-in-app.ts';

type BeforeRequest = (details: { readonly url: string }, answer: (response: { readonly cancel?: boolean }) => void) => void;
type PermissionRequest = (contents: unknown, permission: string, answer: (isGranted: boolean) => void) => void;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, ProtocolHandler>();
const privileged = new Set<string>();
let beforeRequest: BeforeRequest | null = null;
// Electron grants every permission until a handler is set.
let permissionRequest: PermissionRequest = (_contents, _permission, answer) => answer(true);

/** Electron’s `protocol`, as far as the shell uses it. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    if (app.isReady) throw new Error('protocol.registerSchemesAsPrivileged must be called before the app is ready');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
};

/** Electron’s `session`, as far as the shell uses it. */
export const session = {
  defaultSession: {
    protocol: {
      handle(scheme: string, handler: ProtocolHandler): void {
        if (!privileged.has(scheme)) throw new Error(`${scheme} was not registered as privileged`);
        handlers.set(scheme, handler);
      },
    },
    webRequest: {
      onBeforeRequest: (listener: BeforeRequest): void => {
        beforeRequest = listener;
      },
    },
    setPermissionRequestHandler: (handler: PermissionRequest): void => {
      permissionRequest = handler;
    },
    setPermissionCheckHandler: (): void => undefined,
  },
};

/** Whether the shell lets a request through. */
export function isLetThrough(url: string): boolean {
  let isCancelled = false;
  beforeRequest?.({ url }, ({ cancel }) => {
    isCancelled = cancel === true;
  });
  return !isCancelled;
}

/** The shell's answer to an address of a scheme it serves, `null` for others. */
export async function answerScheme(url: string): Promise<Response | null> {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  return handler === undefined ? null : handler(new Request(url));
}

/** Whether the shell grants a permission. */
export function isGranted(permission: string): boolean {
  let granted = false;
  permissionRequest(null, permission, (answer) => {
    granted = answer;
  });
  return granted;
}
