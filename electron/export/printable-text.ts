/** Characters that XML 1.0 §2.2 forbids, and halves of surrogate pairs: one of them makes Word and Excel refuse the file. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text that any XML part may hold: forbidden characters are dropped, line ends become `\n`. */
export function printableText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n').replace(UNPRINTABLE, '');
}
