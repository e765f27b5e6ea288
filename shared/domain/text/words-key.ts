/** Stands for words where they are not to be kept, or only to be known again. 53 bits. */
export function wordsKey(words: string): string {
  let one = 0x811c9dc5;
  let other = 0x41c6ce57;
  for (let index = 0; index < words.length; index += 1) {
    const unit = words.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x5f356495) ^ (other >>> 13);
  }
  return ((other >>> 0) * 0x200000 + ((one >>> 0) & 0x1fffff)).toString(36);
}
