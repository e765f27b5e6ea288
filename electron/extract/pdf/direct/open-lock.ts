import { createDecipheriv, createHash } from 'node:crypto';
import { hardenedHash } from './hardened-hash.ts';
import { NotSure, WrongPassword } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, isDictionary, type PdfDictionary } from './pdf-object.ts';
import { rc4 } from './rc4.ts';

/** Unlocks the bytes of one stream by the number and generation of its object. */
export type Unlock = (bytes: Uint8Array, number: number, generation: number) => Uint8Array;

/** What fills a password up to 32 bytes (ISO 32000-1, 7.6.3.3). */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const AES_SALT = Buffer.from('sAlT');
const NO_VECTOR = Buffer.alloc(16);
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

/** How streams are locked, where a crypt filter says so: `V2`, `AESV2`, `AESV3`. */
function methodOf(objects: PdfObjects, lock: PdfDictionary): string {
  const filter = objects.name(lock.get('StmF'));
  const chosen = objects.dictionary(objects.dictionary(lock.get('CF'))?.get(filter ?? ''));
  const method = chosen === null ? null : objects.name(chosen.get('CFM'));
  if (method !== 'V2' && method !== 'AESV2' && method !== 'AESV3') throw new NotSure('a lock of another kind');
  return method;
}

/** The key of a file for a password (ISO 32000-1, algorithm 2), once the file says that it is the right one (algorithms 4 and 5). */
function fileKey(objects: PdfObjects, lock: PdfDictionary, revision: number, password: Uint8Array): Uint8Array {
  const ids = objects.resolve(objects.trailer.get('ID'));
  const id = Buffer.from(isArray(ids) && typeof ids[0] === 'string' ? ids[0] : '', 'latin1');
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(integerOf(objects, lock, 'P', 0) | 0);
  const bits = revision === 2 ? 40 : integerOf(objects, lock, 'Length', revision === 4 ? 128 : 40);
  if (bits < 40 || bits > 128 || bits % 8 !== 0) throw new NotSure('a key of odd length');
  const plainMetadata = revision === 4 && objects.resolve(lock.get('EncryptMetadata')) === false ? [Buffer.alloc(4, 255)] : [];
  const padded = Buffer.concat([password, PADDING]).subarray(0, PADDING.length);
  let key = md5(padded, bytesOf(objects, lock, 'O').subarray(0, 32), permissions, id, ...plainMetadata).subarray(0, bits / 8);
  if (revision > 2) for (let round = 0; round < 50; round += 1) key = md5(key).subarray(0, bits / 8);
  let proof: Uint8Array = rc4(key, revision === 2 ? PADDING : md5(PADDING, id));
  for (let round = 1; revision > 2 && round <= MORE_ROUNDS; round += 1) {
    const turned = key.map((byte) => byte ^ round);
    proof = rc4(turned, proof);
  }
  if (!bytesOf(objects, lock, 'U').subarray(0, proof.length).equals(proof)) throw new WrongPassword();
  return key;
}

/** The same for keys of 256 bits (ISO 32000-2, algorithm 2.A). */
function longFileKey(objects: PdfObjects, lock: PdfDictionary, revision: number, password: Uint8Array): Uint8Array {
  const user = bytesOf(objects, lock, 'U');
  const wrapped = bytesOf(objects, lock, 'UE');
  if (user.length < 48 || wrapped.length !== 32) throw new NotSure('a lock without keys');
  const hash = (salt: Uint8Array) =>
    revision === 5 ? createHash('sha256').update(password).update(salt).digest() : hardenedHash(password, salt);
  if (!user.subarray(0, 32).equals(hash(user.subarray(32, 40)))) throw new WrongPassword();
  const decipher = createDecipheriv('aes-256-cbc', hash(user.subarray(40, 48)), NO_VECTOR).setAutoPadding(false);
  return Buffer.concat([decipher.update(wrapped), decipher.final()]);
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

/** Passwords of other characters are written in several ways, which pdf.js tries. */
const PLAIN_PASSWORD = /^[\x20-\x7e]{0,32}$/;

/**
 * Opens the standard lock of a file by its user password, which is empty where only changing or printing it asks for one. `WrongPassword` at
 * another password, that of the owner too; `NotSure` at any other lock.
 */
export function openLock(objects: PdfObjects, password: string): Unlock {
  if (!PLAIN_PASSWORD.test(password)) throw new WrongPassword();
  try {
    return openWith(objects, Buffer.from(password, 'latin1'));
  } catch (error) {
    // A file that anybody may read is read whatever password is given.
    if (!(error instanceof WrongPassword) || password === '') throw error;
    return openWith(objects, Buffer.alloc(0));
  }
}

function openWith(objects: PdfObjects, password: Uint8Array): Unlock {
  const lock = objects.dictionary(objects.trailer.get('Encrypt'));
  if (lock === null || !isDictionary(lock) || objects.name(lock.get('Filter')) !== 'Standard') throw new NotSure('a lock of another kind');
  const version = integerOf(objects, lock, 'V', 0);
  const revision = integerOf(objects, lock, 'R', 0);
  const method = version === 1 || version === 2 ? 'V2' : methodOf(objects, lock);
  if (version === 5 && method === 'AESV3' && (revision === 5 || revision === 6)) {
    const key = longFileKey(objects, lock, revision, password);
    return (bytes) => unlockAes('aes-256-cbc', key, bytes);
  }
  if (version < 1 || version > 4 || revision < 2 || revision > 4 || method === 'AESV3') throw new NotSure('a lock of another kind');
  const key = fileKey(objects, lock, revision, password);
  if (method === 'AESV2')
    return (bytes, number, generation) => unlockAes('aes-128-cbc', objectKey(key, number, generation, AES_SALT), bytes);
  return (bytes, number, generation) => rc4(objectKey(key, number, generation, Buffer.alloc(0)), bytes);
}
