/**
 * The one content security policy of both hosts. Nothing is ever loaded from a network, and no script that is not a file of ours runs.
 *
 * `style-src` needs `'unsafe-inline'`: Mantine writes its variables and responsive props into `<style>` elements at run time. A nonce in a
 * page that is a static file would be the same for everybody and protect no better. What injected styles could do elsewhere, send text
 * away by `url()`, the image and font rules forbid.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Headers of every answer of both hosts. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};
