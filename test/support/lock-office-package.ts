import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** How a package is locked; what Office 2013 and later write where nothing is said. */
export type Locking = {
  readonly password: string;
  readonly hash?: 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';
  readonly keyBits?: 128 | 192 | 256;
  readonly spinCount?: number;
  /** Replaces pieces of the description, to make it strange. */
  readonly describe?: (description: string) => string;
};

/** The two streams of a locked Office file, by their names. */
export type LockedStreams = Readonly<Record<'EncryptionInfo' | 'EncryptedPackage', Uint8Array>>;

const SEGMENT = 4096;

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function sizeOf(bytes: Uint8Array): Buffer {
  return Buffer.concat([uint32(bytes.length), uint32(0)]);
}

function toLength(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length ? bytes.subarray(0, length) : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)]);
}

function toWholeBlocks(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
}

/** Locks a package with agile encryption: [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15, AES in CBC. */
export function lockAgile(content: Uint8Array, locking: Locking): LockedStreams {
  const { password, hash: name = 'SHA512', keyBits = 256, spinCount = 1_000, describe = (description) => description } = locking;
  const hash = (...parts: readonly Uint8Array[]) => createHash(name.toLowerCase()).update(Buffer.concat(parts)).digest();
  const hashSize = hash().length;
  const [dataSalt, lockSalt, verifier] = [randomBytes(16), randomBytes(16), randomBytes(16)] as const;
  const dataKey = randomBytes(keyBits / 8);
  const encipher = (key: Buffer, vector: Buffer, bytes: Uint8Array) => {
    const cipher = createCipheriv(`aes-${keyBits}-cbc`, key, vector).setAutoPadding(false);
    return Buffer.concat([cipher.update(toWholeBlocks(bytes)), cipher.final()]);
  };
  let spun = hash(lockSalt, Buffer.from(password, 'utf16le'));
  for (let turn = 0; turn < spinCount; turn += 1) spun = hash(uint32(turn), spun);
  const lock = (blockKey: string, bytes: Uint8Array) =>
    encipher(toLength(hash(spun, Buffer.from(blockKey, 'hex')), keyBits / 8), lockSalt, bytes).toString('base64');
  const vectorOf = (about: Buffer) => toLength(hash(dataSalt, about), 16);
  const segments: Buffer[] = [];
  for (let at = 0; at < content.length; at += SEGMENT) {
    segments.push(encipher(dataKey, vectorOf(uint32(at / SEGMENT)), content.subarray(at, at + SEGMENT)));
  }
  const stream = Buffer.concat([sizeOf(content), ...segments]);
  const hmacKey = randomBytes(hashSize);
  const hmac = createHmac(name.toLowerCase(), hmacKey).update(stream).digest();
  const sealedHmac = (blockKey: string, bytes: Buffer) =>
    encipher(dataKey, vectorOf(Buffer.from(blockKey, 'hex')), bytes).toString('base64');
  const cipher = `blockSize="16" keyBits="${keyBits}" hashSize="${hashSize}" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="${name}"`;
  const description =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">' +
    `<keyData saltSize="16" ${cipher} saltValue="${dataSalt.toString('base64')}"/>` +
    `<dataIntegrity encryptedHmacKey="${sealedHmac('5fb2ad010cb9e1f6', hmacKey)}" encryptedHmacValue="${sealedHmac('a0677f02b22c8433', hmac)}"/>` +
    '<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">' +
    `<p:encryptedKey spinCount="${spinCount}" saltSize="16" ${cipher} saltValue="${lockSalt.toString('base64')}" ` +
    `encryptedVerifierHashInput="${lock('fea7d2763b4b9e79', verifier)}" ` +
    `encryptedVerifierHashValue="${lock('d7aa0f6d3061344e', hash(verifier))}" ` +
    `encryptedKeyValue="${lock('146e0be7abacd0d6', dataKey)}"/></keyEncryptor></keyEncryptors></encryption>`;
  const head = Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]);
  return { EncryptionInfo: Buffer.concat([head, Buffer.from(describe(description))]), EncryptedPackage: stream };
}

/** Locks a package with standard encryption, as Office 2007 does: [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9, AES-128 in ECB and SHA-1. */
export function lockStandard(content: Uint8Array, password: string): LockedStreams {
  const sha1 = (...parts: readonly Uint8Array[]) => createHash('sha1').update(Buffer.concat(parts)).digest();
  const [salt, verifier] = [randomBytes(16), randomBytes(16)] as const;
  let spun = sha1(salt, Buffer.from(password, 'utf16le'));
  for (let turn = 0; turn < 50_000; turn += 1) spun = sha1(uint32(turn), spun);
  const final = sha1(spun, uint32(0));
  const inner = Buffer.alloc(64, 0x36);
  for (const [index, byte] of final.entries()) inner.writeUInt8(byte ^ 0x36, index);
  const key = sha1(inner).subarray(0, 16);
  const encipher = (bytes: Uint8Array) => {
    const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(toWholeBlocks(bytes)), cipher.final()]);
  };
  const provider = Buffer.from('Microsoft Enhanced RSA and AES Cryptographic Provider\0', 'utf16le');
  const header = Buffer.concat([...[0x24, 0, 0x660e, 0x8004, 128, 0x18, 0, 0].map(uint32), provider]);
  const lock = [uint32(16), salt, encipher(verifier), uint32(20), encipher(toLength(sha1(verifier), 32))];
  const info = Buffer.concat([Buffer.from([3, 0, 2, 0]), uint32(0x24), uint32(header.length), header, ...lock]);
  return { EncryptionInfo: info, EncryptedPackage: Buffer.concat([sizeOf(content), encipher(content)]) };
}
