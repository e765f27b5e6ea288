/** How a file is shown as it is. */
export type OriginalKind = 'pdf' | 'docx' | 'ofd' | 'image' | 'text';

const KINDS: Readonly<Record<string, OriginalKind>> = {
  'application/pdf': 'pdf',
  'application/ofd': 'ofd',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** By what the file was read as, which its name may belie. */
export function originalKindOf(mediaType: string): OriginalKind {
  return KINDS[mediaType] ?? (mediaType.startsWith('image/') ? 'image' : 'text');
}
