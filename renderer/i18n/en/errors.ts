import type { Words } from '../words.ts';

/** Every expected failure in words: what happened, what it means, what to do. */
export const errors: Words['errors'] = {
  title: 'Not done',
  codes: {
    'invalid-input': () => 'What was entered does not fit; check it and try again.',
    forbidden: () => 'This window has no permission. Close it and open it from the program again.',
    'unknown-method': () => 'The program and its window are of different versions. Restart.',
    'not-found': () => 'It is no longer in the library; it may have been removed. Refresh the list.',
    'folder-missing': (details) =>
      `The folder${quoted(details.label)} was not found. Check that it is still there and that its disk is connected.`,
    'folder-unreadable': (details) => `The folder${quoted(details.label)} may not be read. Check its permissions or choose another.`,
    'folder-already-added': (details) => `The folder${quoted(details.label)} is already in the library. Use “Read again” to update it.`,
    'folder-overlaps': (details) =>
      `This folder and${quoted(details.label)} contain each other, so files would appear twice. Remove the other one first.`,
    'indexing-running': () => 'A folder is being read. Wait for it or stop it first.',
    'document-not-readable': (details) =>
      `This document could not be read${details.detail ? ` (${details.detail})` : ''}. The reason is under “Problems” in the library.`,
    'review-changed-elsewhere': () => 'This was changed in another window; the new content is shown. Check it before you change it.',
    'evidence-required': () => '“Not met” needs a passage. Select the text first, then add it as evidence.',
    'store-in-use': () => 'Another Yuece is using this data folder. Go to its window, or close it first.',
    'store-damaged': () => 'The data file is damaged and there is no usable backup. The file is kept; ask your administrator.',
    'store-read-only': () => 'The data folder cannot be written; the change was not saved. Check the disk or its permissions.',
    'store-newer': () => 'The data was written by a newer Yuece and cannot be opened by this one. Upgrade the program.',
    'disk-full': () => 'The disk is full; the change was not saved. Make room and try again; nothing that was there is lost.',
    'export-failed': (details) =>
      `The export was not finished${details.detail ? ` (${details.detail})` : ''}. Choose another place, or close the open file of the same name.`,
    'nothing-to-export': () => 'There is nothing to export. Annotate something or start a checklist first.',
    'not-supported-here': () => 'That is not possible here.',
    internal: () => 'Something went wrong inside the program. This step was not done; nothing is lost. Try again, or restart.',
  },
  reading: {
    encrypted: { reason: 'Protected by a password', advice: 'Save a copy without a password in its own program, then read again.' },
    damaged: {
      reason: 'Damaged, or not what its name says',
      advice: 'Open and save it again in its own program, or ask the sender for it.',
    },
    unsupported: { reason: 'This format cannot be read yet', advice: 'Save it as .docx or .pdf, then read again.' },
    'too-large': { reason: 'Too large, or expands beyond the limit', advice: 'Split it into smaller files, then read again.' },
    'timed-out': {
      reason: 'Reading took too long and was stopped',
      advice: 'Save a simpler copy (without pictures, say), then read again.',
    },
    'out-of-memory': { reason: 'Reading took too much memory and was stopped', advice: 'Split it into smaller files, then read again.' },
    unreadable: {
      reason: 'The disk did not give the file',
      advice: 'Check its permissions and that its disk is connected, then read again.',
    },
  },
};

function quoted(label: string | number | undefined): string {
  return label === undefined || label === '' ? '' : ` “${label}”`;
}
