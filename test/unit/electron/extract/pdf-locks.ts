import { createCipheriv, createHash } from 'node:crypto';

/** ISO 32000-1, 7.6.3.3: what fills a password up to 32 bytes. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const PERMISSIONS = -4;
/** The `ID` of files that are locked here. */
export const FILE_ID = Buffer.alloc(16, 7);
/** In real files these are random; here every run makes the same file. */
const SALT = Buffer.from('saltysaltysalty!');
const FILE_KEY = Buffer.alloc(32, 3);
const VECTOR = Buffer.alloc(16, 5);
const NO_VECTOR = Buffer.alloc(16);

/** Ways to lock a PDF: the standard security handler in its revisions. */
export type LockKind = 'RC4-40' | 'AES-128' | 'AES-256, revision 5' | 'AES-256, revision 6';

/** The encryption dictionary of a lock, and what it does to the bytes of an object. */
export interface PdfLock {
  readonly dictionary: string;
  lock(objectNumber: number, content: Uint8Array): Buffer;
}

function digest(algorithm: string, ...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (left: number, right: number) => {
    [state[left], state[right]] = [state[right] ?? 0, state[left] ?? 0];
  };
  for (let index = 0, other = 0; index < 256; index += 1) {
    other = (other + (state[index] ?? 0) + (key[index % key.length] ?? 0)) & 255;
    swap(index, other);
  }
  let [first, second] = [0, 0];
  return Buffer.from(bytes).map((byte) => {
    first = (first + 1) & 255;
    second = (second + (state[first] ?? 0)) & 255;
    swap(first, second);
    return byte ^ (state[((state[first] ?? 0) + (state[second] ?? 0)) & 255] ?? 0);
  }) as Buffer;
}

function aes(mode: string, key: Uint8Array, vector: Uint8Array | null, bytes: Uint8Array, isPadded = false): Buffer {
  const cipher = createCipheriv(mode, key, vector);
  cipher.setAutoPadding(isPadded);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** What opens a lock. */
interface LockWords {
  readonly password: string;
  readonly ownerPassword: string;
}

const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`;
const permissions = () => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(PERMISSIONS);
  return bytes;
};
const padded = (password: string) => Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
const objectKey = (key: Uint8Array, number: number, ...more: readonly Uint8Array[]) =>
  digest('md5', key, Uint8Array.of(number & 255, number >> 8, 0, 0, 0), ...more);

function rc4Lock({ password, ownerPassword }: LockWords): PdfLock {
  const owner = rc4(digest('md5', padded(ownerPassword)).subarray(0, 5), padded(password));
  const key = digest('md5', padded(password), owner, permissions(), FILE_ID).subarray(0, 5);
  return {
    dictionary: `/V 1 /R 2 /Length 40 /P ${PERMISSIONS} /O ${hex(owner)} /U ${hex(rc4(key, PADDING))}`,
    lock: (number, content) => rc4(objectKey(key, number).subarray(0, 10), content),
  };
}

/** RC4 twenty times over, each time with another key made of the same one. */
function twenty(key: Uint8Array, bytes: Uint8Array): Buffer {
  let locked = Buffer.from(bytes);
  for (let round = 0; round < 20; round += 1)
    locked = Buffer.from(
      rc4(
        Buffer.from(key).map((byte) => byte ^ round),
        locked,
      ),
    );
  return locked;
}

function fifty(start: Buffer): Buffer {
  let key = start;
  for (let round = 0; round < 50; round += 1) key = digest('md5', key.subarray(0, 16));
  return key.subarray(0, 16);
}

const FILTER = (method: string, length: number) =>
  `/CF << /StdCF << /CFM /${method} /AuthEvent /DocOpen /Length ${length} >> >> /StmF /StdCF /StrF /StdCF`;

/** ISO 32000-1, 7.6.3, revision 4 with the crypt filter `AESV2`. */
function aes128Lock({ password, ownerPassword }: LockWords): PdfLock {
  const owner = twenty(fifty(digest('md5', padded(ownerPassword))), padded(password));
  const key = fifty(digest('md5', padded(password), owner, permissions(), FILE_ID));
  const user = Buffer.concat([twenty(key, digest('md5', PADDING, FILE_ID)), NO_VECTOR]);
  return {
    dictionary: `/V 4 /R 4 /Length 128 /P ${PERMISSIONS} /O ${hex(owner)} /U ${hex(user)} ${FILTER('AESV2', 16)}`,
    lock: (number, content) =>
      Buffer.concat([VECTOR, aes('aes-128-cbc', objectKey(key, number, Buffer.from('sAlT')), VECTOR, content, true)]),
  };
}

/** ISO 32000-2, algorithm 2.B. */
function hardenedHash(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Buffer {
  let key = digest('sha256', password, salt, user);
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const once = Buffer.concat([password, key, user]);
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => once));
    const locked = aes('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32), repeated);
    const remainder = locked.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = digest(['sha256', 'sha384', 'sha512'][remainder] ?? 'sha256', locked);
    last = locked.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

function aes256Lock({ password, ownerPassword }: LockWords, revision: 5 | 6): PdfLock {
  const hash = (salt: Uint8Array, user: Uint8Array) => {
    const word = Buffer.from(user.length === 0 ? password : ownerPassword, 'utf8');
    return revision === 5 ? digest('sha256', word, salt, user) : hardenedHash(word, salt, user);
  };
  const [check, wrap] = [SALT.subarray(0, 8), SALT.subarray(8, 16)];
  const nothing = Buffer.alloc(0);
  const user = Buffer.concat([hash(check, nothing), check, wrap]);
  const owner = Buffer.concat([hash(check, user), check, wrap]);
  const wrapped = (salted: Uint8Array) => aes('aes-256-cbc', hash(wrap, salted), NO_VECTOR, FILE_KEY);
  const rights = Buffer.concat([permissions(), Buffer.from('ffffffff', 'hex'), Buffer.from('Tadbrand')]);
  const sealed = aes('aes-256-ecb', FILE_KEY, null, rights);
  return {
    dictionary: `/V 5 /R ${revision} /Length 256 /P ${PERMISSIONS} /O ${hex(owner)} /U ${hex(user)} /OE ${hex(wrapped(user))} /UE ${hex(wrapped(nothing))} /Perms ${hex(sealed)} ${FILTER('AESV3', 32)}`,
    lock: (_, content) => Buffer.concat([VECTOR, aes('aes-256-cbc', FILE_KEY, VECTOR, content, true)]),
  };
}

/** A lock that opens with `password` for the reader, and with `ownerPassword`, which is the same if not given, for the owner. */
export function pdfLock(kind: LockKind, password: string, ownerPassword = password): PdfLock {
  const words = { password, ownerPassword };
  if (kind === 'RC4-40') return rc4Lock(words);
  return kind === 'AES-128' ? aes128Lock(words) : aes256Lock(words, kind === 'AES-256, revision 5' ? 5 : 6);
}
