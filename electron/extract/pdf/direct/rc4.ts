/** Locks or unlocks bytes with RC4: the systems' own libraries no longer have it, and files of many years are locked with it. */
export function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let index = 0, other = 0; index < 256; index += 1) {
    const value = state[index] ?? 0;
    other = (other + value + (key[index % key.length] ?? 0)) & 255;
    state[index] = state[other] ?? 0;
    state[other] = value;
  }
  const out = new Uint8Array(bytes.length);
  for (let at = 0, first = 0, second = 0; at < bytes.length; at += 1) {
    first = (first + 1) & 255;
    const value = state[first] ?? 0;
    second = (second + value) & 255;
    const other = state[second] ?? 0;
    state[first] = other;
    state[second] = value;
    out[at] = (bytes[at] ?? 0) ^ (state[(value + other) & 255] ?? 0);
  }
  return out;
}
