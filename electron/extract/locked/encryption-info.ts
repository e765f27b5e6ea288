import { ownNames } from '#shared/domain/text/own-names.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import type { ByteView } from '../ole/byte-view.ts';
import { childElement, childElements, decodeXml, parseXml, type XmlElement } from '../xml/parse-xml.ts';

/** Hash functions that agile encryption may name, as node:crypto knows them. */
const HASHES: Readonly<Record<string, string>> = ownNames({
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
});
const KEY_BITS: readonly number[] = [128, 192, 256];
/** [MS-OFFCRYPTO] 2.3.4.10 allows no more; each turn costs whoever opens the file a microsecond or two. */
const MOST_SPINS = 10_000_000;
/** Of a salt or an encrypted value; honest ones have at most 80 bytes. */
const LONGEST_VALUE = 1_024;
const LONGEST_INFO = 1024 * 1024;
const PASSWORD_ENCRYPTOR = 'http://schemas.microsoft.com/office/2006/keyEncryptor/password';
/** AES of 128, 192 and 256 bits in an `EncryptionHeader`; 0 leaves it to the flags. */
const STANDARD_AES: readonly number[] = [0x660e, 0x660f, 0x6610];
const FLAG_AES = 0x20;

/** How one thing is enciphered: AES in CBC, with the hash that its key comes from. Sizes in bytes. */
export interface CipherSettings {
  readonly hash: string;
  readonly keyBytes: number;
  readonly salt: Uint8Array;
}

/** Agile encryption ([MS-OFFCRYPTO] 2.3.4.10): the password opens a key, the key opens the package. */
export interface AgileInfo {
  readonly kind: 'agile';
  readonly data: CipherSettings;
  readonly password: CipherSettings & {
    readonly spins: number;
    readonly verifierInput: Uint8Array;
    readonly verifierHash: Uint8Array;
    readonly key: Uint8Array;
  };
}

/** Standard encryption ([MS-OFFCRYPTO] 2.3.4.5): AES in ECB with a key made from the password by SHA-1. */
export interface StandardInfo {
  readonly kind: 'standard';
  readonly keyBytes: number;
  readonly salt: Uint8Array;
  readonly verifier: Uint8Array;
  readonly verifierHash: Uint8Array;
}

/** How an Office package is protected. */
export type EncryptionInfo = AgileInfo | StandardInfo;

/** Reads the stream `EncryptionInfo`. Whatever is not one of the two kinds fails with `encrypted`, as sealed: no password helps there. */
export function readEncryptionInfo(view: ByteView): EncryptionInfo {
  if (view.length < 8 || view.length > LONGEST_INFO) throw sealed('its description cannot be read');
  const [major, minor] = [view.uint16(0), view.uint16(2)];
  if (major === 4 && minor === 4) return readAgile(view.part(8, view.length - 8).bytes);
  if (major >= 2 && major <= 4 && minor === 2) return readStandard(view);
  throw sealed(`encryption ${major}.${minor}`);
}

function sealed(why: string): ExtractionFailure {
  return new ExtractionFailure('encrypted', `Office document protected by a password: ${why}`, { isSealed: true });
}

function readAgile(bytes: Uint8Array): AgileInfo {
  const root = rootOf(bytes);
  const encryptors = childElements(childElement(root, 'keyEncryptors'), 'keyEncryptor');
  const encryptor = encryptors.find((element) => element.attributes['uri'] === PASSWORD_ENCRYPTOR);
  const key = childElement(encryptor, 'encryptedKey');
  const data = childElement(root, 'keyData');
  if (key === null || data === null) throw sealed('opened by a certificate only');
  const spins = Number(key.attributes['spinCount']);
  if (!Number.isInteger(spins) || spins < 0 || spins > MOST_SPINS) throw sealed(`spin count ${spins}`);
  return {
    kind: 'agile',
    data: settingsOf(data),
    password: {
      ...settingsOf(key),
      spins,
      verifierInput: bytesOf(key, 'encryptedVerifierHashInput'),
      verifierHash: bytesOf(key, 'encryptedVerifierHashValue'),
      key: bytesOf(key, 'encryptedKeyValue'),
    },
  };
}

function rootOf(bytes: Uint8Array): XmlElement {
  try {
    return parseXml(decodeXml(bytes), { prefixes: 'ignored' });
  } catch (error) {
    if (error instanceof ExtractionFailure) throw sealed('its description cannot be read');
    throw error;
  }
}

function settingsOf(element: XmlElement): CipherSettings {
  const { cipherAlgorithm, cipherChaining, hashAlgorithm = '', keyBits, blockSize } = element.attributes;
  const hash = Object.hasOwn(HASHES, hashAlgorithm) ? HASHES[hashAlgorithm] : undefined;
  const bits = Number(keyBits);
  const isKnown = cipherAlgorithm === 'AES' && cipherChaining === 'ChainingModeCBC' && blockSize === '16' && KEY_BITS.includes(bits);
  if (!isKnown || hash === undefined) throw sealed('a cipher other than AES in CBC');
  return { hash, keyBytes: bits / 8, salt: bytesOf(element, 'saltValue') };
}

function bytesOf(element: XmlElement, name: string): Uint8Array {
  const bytes = Buffer.from(element.attributes[name] ?? '', 'base64');
  if (bytes.length === 0 || bytes.length > LONGEST_VALUE) throw sealed(`${name} cannot be read`);
  return bytes;
}

/** Places as in [MS-OFFCRYPTO] 2.3.2 and 2.3.3. */
function readStandard(view: ByteView): StandardInfo {
  try {
    const flags = view.uint32(4);
    const headerBytes = view.uint32(8);
    const [algorithm, keyBits] = [view.uint32(20), view.uint32(28)];
    const isAes = STANDARD_AES.includes(algorithm) || (algorithm === 0 && (flags & FLAG_AES) !== 0);
    if (!isAes || !KEY_BITS.includes(keyBits)) throw sealed('a cipher other than AES');
    const at = 12 + headerBytes;
    if (view.uint32(at) !== 16) throw sealed('a salt of another length');
    return {
      kind: 'standard',
      keyBytes: keyBits / 8,
      salt: view.part(at + 4, 16).bytes,
      verifier: view.part(at + 20, 16).bytes,
      verifierHash: view.part(at + 40, 32).bytes,
    };
  } catch (error) {
    if (error instanceof ExtractionFailure && error.code === 'damaged') throw sealed('its description is cut off');
    throw error;
  }
}
