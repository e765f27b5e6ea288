import { META_WORDS } from '#shared/domain/corrections/meta-words.ts';
import type { documentInfo as zh } from '../zh-CN/document-info.ts';

const WARNING_TEXTS: Readonly<Record<string, string>> = {
  'no-text': 'The file holds no usable text: scanned or empty pages.',
  'unmapped-fonts': 'The fonts do not say which characters they show: the text layer cannot be used.',
  'damaged-page': 'A page is damaged; the others were read.',
  undecodable: 'Some characters could not be decoded and are shown as replacement signs.',
  'wrong-extension': 'The content is not what the extension says; it was read as what it is.',
  'tracked-changes': 'The file holds tracked changes: the text is shown with them accepted.',
  'markdown-as-text': 'Its marks are nested past reason; the file was read as plain text.',
  'embedded-part': 'Embedded objects were not read.',
  'list-labels': 'Automatic numbers could not be read and may be missing.',
  signed: 'The file carries signatures, which were not verified.',
  'title-from-file-name': 'No title was found in the text; the file name stands in for it.',
  'no-outline': 'No numbered headings were found, so there is no outline.',
  'numbering-gap': 'The numbering leaves something out.',
  'numbering-repeat': 'The numbering repeats itself.',
  'unbalanced-brackets': 'Brackets do not come in pairs.',
  'tasks-without-units': 'Measures were found without responsible units.',
};

/** Words of a document's information tab. */
export const documentInfo: typeof zh = {
  panel: 'Document information',
  /** One place for what the fields are called: the command line shows them too. */
  fields: META_WORDS['en'],
  metadata: 'Metadata',
  commentPeriod: 'Comment period',
  notFound: 'Not found',
  proposed: 'Recognised by the program; the original decides.',

  file: 'File',
  fileName: 'Name',
  place: 'Place',
  size: 'Size',
  modifiedAt: 'Changed',
  readAt: 'Read',
  format: 'Format',
  mediaTypes: {
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word (docx)',
    'application/msword': 'Word (doc)',
    'application/pdf': 'PDF',
    'application/ofd': 'OFD',
    'image/png': 'Picture (png)',
    'image/jpeg': 'Picture (jpg)',
    'image/tiff': 'Picture (tif)',
    'image/bmp': 'Picture (bmp)',
    'text/html': 'Web page',
    'text/markdown': 'Markdown',
    'text/plain': 'Plain text',
  },
  encoding: 'Encoding',
  noEncoding: 'set by the format',
  pages: 'Pages',
  characters: 'Characters',
  blocks: 'Blocks',
  fingerprint: 'Fingerprint',

  warningTexts: WARNING_TEXTS,
  warnings: (count) => `${count} warning${count === 1 ? '' : 's'}`,
  noWarnings: 'Nothing to look out for.',
  references: (count) => `${count} reference${count === 1 ? '' : 's'}`,
};
