import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { PageRefusal } from './refused-page.ts';

/** What the guard says to a request before anything else looks at it. */
export type GuardVerdict =
  | { readonly kind: 'allowed' }
  /** `page`: what a person who opened the address is told instead of the reason. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string; readonly page: PageRefusal | null }
  /** The token was right: the answer sets this cookie and sends the browser on. */
  | { readonly kind: 'admitted'; readonly cookie: string; readonly location: string };

/**
 * Seconds for which the browser keeps the cookie: over the closing of its window, so that the printed address opens again there. It is worth
 * nothing once this process has ended.
 */
const COOKIE_SECONDS = 30 * 24 * 3_600;

/** Lets in the one browser that was handed the printed address, and nobody else on this machine or behind a web page. */
export type HttpGuard = {
  /** Works once; printed for a person, never logged. */
  readonly token: string;
  readonly check: (request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>) => GuardVerdict;
};

/**
 * Makes a guard for 127.0.0.1:`port`. `Host` stops DNS rebinding; `Origin` and `Sec-Fetch-Site` stop other pages, those on another port of
 * this machine included, to which `SameSite` does not apply; the cookie stops other users of the machine.
 */
export function createHttpGuard(port: number): HttpGuard {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const token = randomBytes(24).toString('base64url');
  const session = randomBytes(24).toString('base64url');
  // Cookies do not keep ports apart: two running applications would overwrite each other's.
  const cookieName = `yuece-${port}`;
  const admission: GuardVerdict = {
    kind: 'admitted',
    cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${COOKIE_SECONDS}`,
    location: '/',
  };
  let isTokenUsed = false;

  const admit = (offered: string): GuardVerdict => {
    if (!isSame(offered, token)) return refused(403, 'wrong token', 'address-wrong');
    if (isTokenUsed) return refused(403, 'this address was used before; start again for a new one', 'address-used');
    isTokenUsed = true;
    return admission;
  };

  const check: HttpGuard['check'] = ({ method, url, headers }) => {
    if (headers.host !== host) return refused(403, 'wrong host');
    if (headers.origin !== undefined && headers.origin !== origin) return refused(403, 'wrong origin');
    const isKnown = isSame(readCookie(headers.cookie, cookieName), session);
    const address = new URL(url ?? '/', origin);
    const offered = address.pathname === '/' && method === 'GET' ? address.searchParams.get('token') : null;
    // Whoever is in already and opens the printed address again simply goes on.
    if (offered !== null) return isKnown ? admission : admit(offered);
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return refused(403, 'request from another site');
    return isKnown ? { kind: 'allowed' } : refused(403, 'open the address that the program printed', 'address-needed');
  };
  return { token, check };
}

function refused(status: number, reason: string, page: PageRefusal | null = null): GuardVerdict {
  return { kind: 'refused', status, reason, page };
}

function readCookie(header: string | undefined, name: string): string {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value ?? '';
  }
  return '';
}

/** Compares digests, so that the time taken says nothing about how much of a guess was right. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
