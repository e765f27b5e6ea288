/** The encodings that damaged text went through, as values: the domain has no decoder of its own. None of these throws. */
export interface ByteCodecs {
  /** GB18030; a character outside it gives `?` (0x3F). */
  readonly encodeGb18030: (text: string) => Uint8Array;
  /** GB18030; an impossible sequence gives U+FFFD. */
  readonly decodeGb18030: (bytes: Uint8Array) => string;
  /** GBK as Windows has it, the private-use characters at their old two-byte places; a character outside it gives `?`. */
  readonly encodeCp936: (text: string) => Uint8Array;
  /** UTF-8, or `null` where the bytes are not. */
  readonly decodeUtf8: (bytes: Uint8Array) => string | null;
  /** Windows-1252 with the five unassigned bytes as C1 controls; a character outside it gives `?`. */
  readonly encodeLatin1: (text: string) => Uint8Array;
}
