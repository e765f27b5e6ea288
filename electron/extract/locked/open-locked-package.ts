import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { ExtractionFailure } from '../extraction-failure.ts';
import { ByteView } from '../ole/byte-view.ts';
import type { CompoundFile } from '../ole/open-compound-file.ts';
import { type AgileInfo, type CipherSettings, readEncryptionInfo, type StandardInfo } from './encryption-info.ts';

const AES_BLOCK = 16;
const SEGMENT = 4_096;
/** What an initialisation vector is filled up with, and a key too short ([MS-OFFCRYPTO] 2.3.4.11 and 2.3.4.12). */
const FILLER = 0x36;
/** [MS-OFFCRYPTO] 2.3.4.7. */
const STANDARD_SPINS = 50_000;
/** What each key made from the password is for ([MS-OFFCRYPTO] 2.3.4.13). */
const BLOCK_KEYS = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierHash: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
} as const;

/**
 * The Office package inside an OLE file of the streams `EncryptionInfo` and `EncryptedPackage`, opened with a password.
 * Fails with `encrypted` without the right password, sealed where none would help, and with `damaged` where the package is cut off.
 * Its HMAC is not looked at: the checksums of the archive inside tell of damage, and some writers get it wrong.
 */
export function openLockedPackage(file: CompoundFile, password: string | null): Uint8Array {
  const info = readEncryptionInfo(file.read('EncryptionInfo') ?? new ByteView(new Uint8Array()));
  if (password === null) throw new ExtractionFailure('encrypted', 'Office document protected by a password');
  const stream = file.read('EncryptedPackage') ?? new ByteView(new Uint8Array());
  const size = stream.uint32(0) + stream.uint32(4) * 2 ** 32;
  const locked = stream.part(8, stream.length - 8).bytes;
  if (size > locked.length) throw new ExtractionFailure('damaged', 'the protected package is cut off');
  const opened = info.kind === 'agile' ? openAgile(info, password, locked) : openStandard(info, password, locked);
  return opened.subarray(0, size);
}

function wrongPassword(): ExtractionFailure {
  return new ExtractionFailure('encrypted', 'the password is not the right one');
}

function digest(hash: string, ...parts: readonly Uint8Array[]): Buffer {
  const made = createHash(hash);
  for (const part of parts) made.update(part);
  return made.digest();
}

/** The password hashed with its salt, then over and over with the number of the turn. */
function spin(hash: string, salt: Uint8Array, password: string, turns: number): Buffer {
  const number = Buffer.alloc(4);
  let value = digest(hash, salt, Buffer.from(password, 'utf16le'));
  for (let turn = 0; turn < turns; turn += 1) {
    number.writeUInt32LE(turn);
    value = createHash(hash).update(number).update(value).digest();
  }
  return value;
}

function fitted(bytes: Uint8Array, length: number): Buffer {
  const fit = Buffer.alloc(length, FILLER);
  fit.set(bytes.subarray(0, length));
  return fit;
}

/** Whole blocks of AES undone; what is left over at the end of a broken file is not looked at. */
function decipher(mode: 'cbc' | 'ecb', key: Uint8Array, vector: Uint8Array | null, bytes: Uint8Array): Buffer {
  const opening = createDecipheriv(`aes-${key.length * 8}-${mode}`, key, vector);
  opening.setAutoPadding(false);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % AES_BLOCK));
  return Buffer.concat([opening.update(whole), opening.final()]);
}

function isSame(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && timingSafeEqual(first, second);
}

function openAgile({ data, password: lock }: AgileInfo, password: string, locked: Uint8Array): Buffer {
  const spun = spin(lock.hash, lock.salt, password, lock.spins);
  const vector = fitted(lock.salt, AES_BLOCK);
  const undo = (blockKey: Uint8Array, bytes: Uint8Array): Buffer =>
    decipher('cbc', fitted(digest(lock.hash, spun, blockKey), lock.keyBytes), vector, bytes);
  // Enciphered values are filled up to whole blocks.
  const input = undo(BLOCK_KEYS.verifierInput, lock.verifierInput).subarray(0, lock.salt.length);
  const expected = digest(lock.hash, input);
  const found = undo(BLOCK_KEYS.verifierHash, lock.verifierHash).subarray(0, expected.length);
  if (!isSame(found, expected)) throw wrongPassword();
  const key = undo(BLOCK_KEYS.key, lock.key).subarray(0, data.keyBytes);
  if (key.length !== data.keyBytes) throw new ExtractionFailure('damaged', 'the key of the protected package is cut off');
  return openSegments(data, key, locked);
}

/** Each segment has its own vector, from its number ([MS-OFFCRYPTO] 2.3.4.15). */
function openSegments({ hash, salt }: CipherSettings, key: Uint8Array, locked: Uint8Array): Buffer {
  const number = Buffer.alloc(4);
  const opened: Buffer[] = [];
  for (let index = 0; index * SEGMENT < locked.length; index += 1) {
    number.writeUInt32LE(index);
    const vector = fitted(digest(hash, salt, number), AES_BLOCK);
    opened.push(decipher('cbc', key, vector, locked.subarray(index * SEGMENT, (index + 1) * SEGMENT)));
  }
  return Buffer.concat(opened);
}

function openStandard(info: StandardInfo, password: string, locked: Uint8Array): Buffer {
  const spun = digest('sha1', spin('sha1', info.salt, password, STANDARD_SPINS), Buffer.alloc(4));
  const derived = [FILLER, 0x5c].map((filler) => {
    const block = Buffer.alloc(64, filler);
    for (const [index, byte] of spun.entries()) block[index] = byte ^ filler;
    return digest('sha1', block);
  });
  const key = Buffer.concat(derived).subarray(0, info.keyBytes);
  const expected = digest('sha1', decipher('ecb', key, null, info.verifier));
  const found = decipher('ecb', key, null, info.verifierHash).subarray(0, expected.length);
  if (!isSame(found, expected)) throw wrongPassword();
  return decipher('ecb', key, null, locked);
}
