/** The page of a web archive: its bytes, and the encoding that their part of the archive names. */
export interface ArchivedPage {
  readonly bytes: Uint8Array;
  readonly charset: string | null;
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  /** Bytes as characters of Latin-1. */
  readonly body: string;
}

const HEAD_LENGTH = 8_192;
const DEEPEST = 4;
const MOST_PARTS = 2_000;

/** True of the beginning of a message that holds a web page with its pictures, as browsers and Word save "a single file" (RFC 2557). */
export function isWebArchive(head: string): boolean {
  const start = head.replace(/^\s+/, '');
  const headers = start.slice(0, start.search(/\r?\n\r?\n/) + 1 || start.length);
  return (
    /^[A-Za-z][\w-]*:/.test(headers) &&
    /^MIME-Version:/im.test(headers) &&
    /^Content-Type:\s*(?:multipart\/(?:related|alternative|mixed)|text\/html)/im.test(headers)
  );
}

function partOf(text: string): Part {
  const start = /^\s*/.exec(text.slice(0, HEAD_LENGTH))?.[0].length ?? 0;
  const end = /\r?\n\r?\n/.exec(text.slice(start, start + HEAD_LENGTH));
  const head = end === null ? '' : text.slice(start, start + end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? text : text.slice(start + end.index + end[0].length) };
}

function parameter(type: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{0,200})"|([^;\\s]{1,200}))`, 'i').exec(type);
  return found?.[1] ?? found?.[2] ?? null;
}

function decoded({ headers, body }: Part): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const whole = body.replace(/[ \t]*=[ \t]*\r?\n/g, '');
  return Buffer.from(
    whole.replace(/=([\da-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
}

/** The web pages in a part and the parts inside it, as they are asked for. */
function* findPages(part: Part, depth: number): Generator<ArchivedPage> {
  const type = part.headers.get('content-type') ?? '';
  if (/^text\/html\b/i.test(type)) yield { bytes: decoded(part), charset: parameter(type, 'charset') };
  const boundary = /^multipart\//i.test(type) && depth < DEEPEST ? parameter(type, 'boundary') : null;
  if (boundary === null || boundary === '') return;
  for (const inner of part.body.split(`--${boundary}`).slice(1, MOST_PARTS)) {
    if (!inner.startsWith('--')) yield* findPages(partOf(inner), depth + 1);
  }
}

/** True of a page that only says how others are set beside each other. */
function isFrameset({ bytes }: ArchivedPage): boolean {
  return /<frameset[\s>]/i.test(Buffer.from(bytes.subarray(0, HEAD_LENGTH)).toString('latin1'));
}

/**
 * The page of a web archive; `null` where the bytes are none, or hold no page. Of a page in frames the longest frame: the others are menus
 * and heads of the site.
 */
export function openWebArchive(bytes: Uint8Array): ArchivedPage | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isWebArchive(text.subarray(0, HEAD_LENGTH).toString('latin1'))) return null;
  let found: ArchivedPage | null = null;
  for (const page of findPages(partOf(text.toString('latin1')), 0)) {
    if (found === null && !isFrameset(page)) return page;
    if (found === null || isFrameset(found) || page.bytes.length > found.bytes.length) found = isFrameset(page) ? (found ?? page) : page;
  }
  return found;
}
