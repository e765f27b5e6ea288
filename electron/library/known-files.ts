/** Extensions that are listed in the library; the reader says of each whether it can read it yet. */
const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  'txt',
  'md',
  'markdown',
  'html',
  'htm',
  'xhtml',
  'shtml',
  'mht',
  'mhtml',
  'docx',
  'docm',
  'dotx',
  'dotm',
  'pdf',
  'doc',
  'dot',
  'wps',
  'wpt',
  'xml',
  'rtf',
  'ofd',
  'xlsx',
  'xlsm',
  'xltx',
  'xls',
  'xlt',
  'et',
  'ett',
  'csv',
  'tsv',
  'png',
  'jpg',
  'jpeg',
  'tif',
  'tiff',
  'bmp',
]);

/** Text that a reader only has to decode. */
const QUICK_EXTENSIONS: ReadonlySet<string> = new Set(['txt', 'md', 'markdown', 'html', 'htm', 'csv', 'tsv']);
const QUICK_BYTES = 256_000;

/** Whether a file, judged by its name and size, surely takes no more than some hundredths of a second to read. */
export function isQuicklyRead(fileName: string, bytes: number): boolean {
  return bytes <= QUICK_BYTES && QUICK_EXTENSIONS.has(extensionOf(fileName));
}

/** Folders that programs fill for themselves. Hidden ones are left out by their name alone. */
const PROGRAM_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  '__pycache__',
  '__MACOSX',
  '$RECYCLE.BIN',
  'System Volume Information',
  'lost+found',
]);

/** Hidden files, lock files beside an open document (`~$…`, `.~lock…`), and what Word writes to while it saves (`~WRD0001.doc`). */
const PASSING_FILE = /^(?:\.|~\$|~wr[a-z]\d)/i;

/** Whether a file is one the library lists: a known extension, not hidden, not an owner, lock or temporary file of a program. */
export function isDocumentName(name: string): boolean {
  if (PASSING_FILE.test(name)) return false;
  return KNOWN_EXTENSIONS.has(extensionOf(name));
}

/** Without the dot, in small letters; `''` where there is none. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** Whether a folder is worth looking into. */
export function isDocumentFolder(name: string): boolean {
  return !name.startsWith('.') && !PROGRAM_FOLDERS.has(name);
}
