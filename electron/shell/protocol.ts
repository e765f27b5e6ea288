import { type IpcMainInvokeEvent, protocol, type Session } from 'electron';
import type { AssetHandler } from '#electron/serve/assets.ts';

const SCHEME = 'app';
/** Where the page lives; a standard scheme, so that it has an origin and the policy's `'self'` means something. */
export const PAGE_ADDRESS = `${SCHEME}://yuece/`;

/** Must run before the application is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/** Serves the page, and refuses every other address and every permission but copying. */
export function confineSession(session: Session, files: AssetHandler): void {
  session.protocol.handle(SCHEME, (request) =>
    request.url.startsWith(PAGE_ADDRESS) ? files(request) : new Response('not found', { status: 404 }),
  );
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) }));
  // Copying a passage with its source is the only thing the page asks the browser for.
  const mayAsk = (permission: string): boolean => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(mayAsk(permission)));
  session.setPermissionCheckHandler((_contents, permission) => mayAsk(permission));
}

/** Only our own page's main frame may speak. */
export function isTrustedSender(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(PAGE_ADDRESS);
}

function isOurs(url: string): boolean {
  return url.startsWith(PAGE_ADDRESS) || /^(?:blob:app:\/\/yuece\/|data:|devtools:)/.test(url);
}
