import { createCipheriv, createHash } from 'node:crypto';

const LEAST_ROUNDS = 64;
const REPEATED = 64;
const DIGESTS = ['sha256', 'sha384', 'sha512'] as const;

/**
 * The hash of a password with a salt (ISO 32000-2, algorithm 2.B); `user` is what the file says of its user password, where it is the owner's that
 * is hashed. Ends: from round 64 on it goes on with a chance of less than one half.
 */
export function hardenedHash(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Buffer {
  let key = createHash('sha256').update(password).update(salt).update(user).digest();
  for (let round = 0, last = 0; round < LEAST_ROUNDS || last > round - 32; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const once = Buffer.concat([password, key, user]);
    const locked = cipher.update(Buffer.alloc(once.length * REPEATED, once));
    const remainder = locked.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % DIGESTS.length;
    key = createHash(DIGESTS[remainder] ?? 'sha256')
      .update(locked)
      .digest();
    last = locked.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}
