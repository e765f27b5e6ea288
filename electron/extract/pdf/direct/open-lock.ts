import { createDecipheriv, createHash } from 'node:crypto';
import { hardenedHash } from './hardened-hash.ts';
import { NotSure, WrongPassword } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, type PdfDictionary } from './pdf-object.ts';
import { rc4 } from './rc4.ts';

/** Unlocks the bytes of one stream or string by the number and generation of its object. */
export type Unlock = (bytes: Uint8Array, number: number, generation: number) => Uint8Array;

/** What opens the streams and strings of a file; what was locked is a whole number of blocks, in bytes. */
export interface OpenedLock {
  readonly unlock: Unlock;
  readonly block: number;
}

/** What fills a password up to 32 bytes (ISO 32000-1, 7.6.3.3). */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const AES_SALT = Buffer.from('sAlT');
const AES_BLOCK = 16;
const NO_VECTOR = Buffer.alloc(AES_BLOCK);
const NOTHING = Buffer.alloc(0);
const MORE_ROUNDS = 19;

function md5(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function bytesOf(objects: PdfObjects, dictionary: PdfDictionary, key: string): Buffer {
  const value = objects.resolve(dictionary.get(key));
  if (typeof value !== 'string') throw new NotSure('a lock without keys');
  return Buffer.from(value, 'latin1');
}

function integerOf(objects: PdfObjects, dictionary: PdfDictionary, key: string, usual: number): number {
  const value = objects.resolve(dictionary.get(key));
  return typeof value === 'number' && Number.isInteger(value) ? value : usual;
}

/** How streams and strings are locked, where a crypt filter says so: `V2`, `AESV2`, `AESV3`. */
function methodOf(objects: PdfObjects, lock: PdfDictionary): string {
  const filter = objects.name(lock.get('StmF'));
  if (objects.name(lock.get('StrF')) !== filter) throw new NotSure('strings that are locked another way');
  const chosen = objects.dictionary(objects.dictionary(lock.get('CF'))?.get(filter ?? ''));
  const method = chosen === null ? null : objects.name(chosen.get('CFM'));
  if (method !== 'V2' && method !== 'AESV2' && method !== 'AESV3') throw new NotSure('a lock of another kind');
  return method;
}

function keyBytes(objects: PdfObjects, lock: PdfDictionary, revision: number): number {
  const bits = revision === 2 ? 40 : integerOf(objects, lock, 'Length', revision === 4 ? 128 : 40);
  if (bits < 40 || bits > 128 || bits % 8 !== 0) throw new NotSure('a key of odd length');
  return bits / 8;
}

function filledUp(password: Uint8Array): Buffer {
  return Buffer.concat([password, PADDING]).subarray(0, PADDING.length);
}

/** The same key with each byte changed by the number of the round. */
function turned(key: Uint8Array, round: number): Uint8Array {
  return key.map((byte) => byte ^ round);
}

/** The user password that the owner's unlocks (ISO 32000-1, algorithm 7); nonsense where it is not the owner's. */
function passwordOfUser(objects: PdfObjects, lock: PdfDictionary, revision: number, owner: Uint8Array): Uint8Array {
  let key = md5(filledUp(owner));
  if (revision > 2) for (let round = 0; round < 50; round += 1) key = md5(key);
  key = key.subarray(0, keyBytes(objects, lock, revision));
  let password: Uint8Array = bytesOf(objects, lock, 'O').subarray(0, 32);
  for (let round = revision === 2 ? 0 : MORE_ROUNDS; round >= 0; round -= 1) password = rc4(turned(key, round), password);
  return password;
}

/** The key of a file for a password (ISO 32000-1, algorithm 2), once the file says that it is the right one (algorithms 4 and 5). */
function fileKey(objects: PdfObjects, lock: PdfDictionary, revision: number, password: Uint8Array): Uint8Array | null {
  const ids = objects.resolve(objects.trailer.get('ID'));
  const id = Buffer.from(isArray(ids) && typeof ids[0] === 'string' ? ids[0] : '', 'latin1');
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(integerOf(objects, lock, 'P', 0) | 0);
  const length = keyBytes(objects, lock, revision);
  const plainMetadata = revision === 4 && objects.resolve(lock.get('EncryptMetadata')) === false ? [Buffer.alloc(4, 255)] : [];
  const owner = bytesOf(objects, lock, 'O').subarray(0, 32);
  let key = md5(filledUp(password), owner, permissions, id, ...plainMetadata).subarray(0, length);
  if (revision > 2) for (let round = 0; round < 50; round += 1) key = md5(key).subarray(0, length);
  let proof: Uint8Array = rc4(key, revision === 2 ? PADDING : md5(PADDING, id));
  for (let round = 1; revision > 2 && round <= MORE_ROUNDS; round += 1) proof = rc4(turned(key, round), proof);
  return bytesOf(objects, lock, 'U').subarray(0, proof.length).equals(proof) ? key : null;
}

/** The same for keys of 256 bits (ISO 32000-2, algorithm 2.A), by the password of the owner or the user. */
function longFileKey(objects: PdfObjects, lock: PdfDictionary, revision: number, password: Uint8Array): Uint8Array | null {
  const user = bytesOf(objects, lock, 'U').subarray(0, 48);
  const hash = (salt: Uint8Array, salted: Uint8Array) =>
    revision === 5 ? createHash('sha256').update(password).update(salt).update(salted).digest() : hardenedHash(password, salt, salted);
  for (const [proof, key, salted] of [
    ['U', 'UE', NOTHING],
    ['O', 'OE', user],
  ] as const) {
    const known = bytesOf(objects, lock, proof);
    const wrapped = bytesOf(objects, lock, key);
    if (known.length < 48 || wrapped.length !== 32) throw new NotSure('a lock without keys');
    if (!known.subarray(0, 32).equals(hash(known.subarray(32, 40), salted))) continue;
    const decipher = createDecipheriv('aes-256-cbc', hash(known.subarray(40, 48), salted), NO_VECTOR).setAutoPadding(false);
    return Buffer.concat([decipher.update(wrapped), decipher.final()]);
  }
  return null;
}

function unlockAes(cipher: string, key: Uint8Array, bytes: Uint8Array): Uint8Array {
  try {
    const decipher = createDecipheriv(cipher, key, bytes.subarray(0, 16));
    return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
  } catch {
    // Torn data: pdf.js makes of them what can be made.
    throw new NotSure('a stream that does not unlock');
  }
}

function objectKey(key: Uint8Array, number: number, generation: number, salt: Uint8Array): Buffer {
  const place = Uint8Array.of(number, number >> 8, number >> 16, generation, generation >> 8);
  return md5(key, place, salt).subarray(0, Math.min(16, key.length + 5));
}

/** Passwords of other characters are prepared in ways of their own (RFC 4013), which pdf.js knows. */
const PLAIN_PASSWORD = /^[\x20-\x7e\p{L}\p{N}]*$/u;
const LONGEST_PASSWORD = 127;

/** The standard lock of a file, and how its streams are locked. */
interface StandardLock {
  readonly dictionary: PdfDictionary;
  readonly revision: number;
  readonly method: string;
}

function standardLock(objects: PdfObjects): StandardLock {
  const dictionary = objects.dictionary(objects.trailer.get('Encrypt'));
  if (dictionary === null || objects.name(dictionary.get('Filter')) !== 'Standard') throw new NotSure('a lock of another kind');
  const version = integerOf(objects, dictionary, 'V', 0);
  const revision = integerOf(objects, dictionary, 'R', 0);
  const method = version === 1 || version === 2 ? 'V2' : methodOf(objects, dictionary);
  const isLong = version === 5 && method === 'AESV3' && (revision === 5 || revision === 6);
  const isShort = version >= 1 && version <= 4 && revision >= 2 && revision <= 4 && method !== 'AESV3';
  if (!isLong && !isShort) throw new NotSure('a lock of another kind');
  return { dictionary, revision, method };
}

/** The key of a file for a password as it was typed, that of the user or of the owner; `null` for another. */
function keyFor(objects: PdfObjects, { dictionary, revision }: StandardLock, typed: string): Uint8Array | null {
  if (revision >= 5) {
    const password = Buffer.from(revision === 6 ? typed.normalize('NFKC') : typed, 'utf8').subarray(0, LONGEST_PASSWORD);
    return longFileKey(objects, dictionary, revision, password);
  }
  const password = Buffer.from(typed, 'latin1').subarray(0, PADDING.length);
  const key = fileKey(objects, dictionary, revision, password);
  if (key !== null || typed === '') return key;
  return fileKey(objects, dictionary, revision, passwordOfUser(objects, dictionary, revision, password));
}

/**
 * Opens the standard lock of a file by its user or owner password; the former is empty where only changing or printing it asks for one.
 * `WrongPassword` at another password, `NotSure` at another lock.
 */
export function openLock(objects: PdfObjects, password: string): OpenedLock {
  if (!PLAIN_PASSWORD.test(password)) throw new NotSure('an unusual password');
  const lock = standardLock(objects);
  // A file that anybody may read is read whatever password is given.
  const key = keyFor(objects, lock, password) ?? (password === '' ? null : keyFor(objects, lock, ''));
  if (key === null) throw new WrongPassword();
  const unlock: Unlock = (bytes, number, generation) => {
    if (lock.method === 'AESV3') return unlockAes('aes-256-cbc', key, bytes);
    if (lock.method === 'AESV2') return unlockAes('aes-128-cbc', objectKey(key, number, generation, AES_SALT), bytes);
    return rc4(objectKey(key, number, generation, NOTHING), bytes);
  };
  return { unlock, block: lock.method === 'V2' ? 1 : AES_BLOCK };
}
