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
      `The folder${quoted(details.folder)} was not found. Check that it is still there and that its disk is connected.`,
    'folder-unreadable': (details) => `The folder${quoted(details.folder)} may not be read. Check its permissions or choose another.`,
    'folder-not-offered': (details) =>
      `The folder${quoted(details.folder)} was not found, or lies outside the places offered here. Check how it is written; offered are your own folder, the disks, and what was named at the start (-- --library FOLDER).`,
    'folder-already-added': (details) => `The folder${quoted(details.folder)} is already in the library. Use “Read again” to update it.`,
    'name-taken': (details) => `There is a collection called${quoted(details.name)} already. Choose another name.`,
    'saved-searches-full': (details) => `At most ${details.limit} searches can be saved. Remove one you no longer need first.`,
    'folder-overlaps': (details) =>
      `This folder and${quoted(details.folder)} contain each other, so files would appear twice. Remove the other one first.`,
    'recognition-running': () => 'Scans are being recognised. Wait for the end or stop it first.',
    'indexing-running': () => 'A folder is being read. Wait for it or stop it first.',
    'wrong-password': () => 'The password is not the right one. Check capital letters and the input method, then try again.',
    'document-not-readable': (details) =>
      details.reason === 'encrypted'
        ? `The file ${quoted(details.file)} is protected by a password; it is read when that is given.`
        : `The document${quoted(details.file)} could not be read. The reason is under “Problems” in the library.`,
    'original-changed': (details) =>
      `The file${quoted(details.file)} changed after it was read, so the original no longer matches this text. Read it again from the library.`,
    'original-missing': (details) =>
      `The file${quoted(details.file)} is not in its place. It may have been moved, or its drive is not connected; the text stays readable.`,
    'original-too-large': (details) => `The file${quoted(details.file)} is too large to show here; the text stays readable.`,
    'original-unreadable': (details) =>
      `The original of${quoted(details.file)} cannot be shown: it may be damaged, or there is no permission; the text stays readable.`,
    'review-changed-elsewhere': () => 'This was changed in another window; the new content is shown. Check it before you change it.',
    'check-failed': () => 'The checks did not come to their end. Try again, or see whether the file is too large.',
    'comparison-failed': () => 'The comparison was not finished. Try again; if it fails again, see whether the files are too large.',
    'evidence-required': () => '“Not met” needs a passage. Select the text first, then add it as evidence.',
    'store-in-use': () => 'Another Yuece is using this data folder. Go to its window, or close it first.',
    'store-damaged': () => 'The data file is damaged and there is no usable backup. The file is kept; ask your administrator.',
    'store-read-only': () => 'The data folder cannot be written; the change was not saved. Check the disk or its permissions.',
    'store-newer': () => 'The data was written by a newer Yuece and cannot be opened by this one. Upgrade the program.',
    'store-missing': () => 'The data folder is not there. Check its path.',
    'disk-full': () => 'The disk is full; the change was not saved. Make room and try again; nothing that was there is lost.',
    'export-failed': (details) => exportFailed(details),
    'nothing-to-export': () => 'There is nothing to export. Annotate something or start a checklist first.',
    'not-supported-here': () => 'That is not possible here.',
    unreachable: () =>
      'The program behind this window has ended; this step was not done. Start Yuece again and open its new address. What was saved is there.',
    internal: () => 'Something went wrong inside the program. This step was not done; nothing is lost. Try again, or restart.',
  },
  reading: {
    encrypted: { reason: 'Protected by a password', advice: 'Choose “Enter password…” and give the one that opens it.' },
    sealed: {
      reason: 'Protected by a password, in a way that cannot be opened here',
      advice: 'Save a copy without a password in its own program, then read again.',
    },
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
    empty: {
      reason: 'An empty file (0 bytes)',
      advice: 'It was probably not copied or saved to its end: copy it again, or ask the sender for it.',
    },
    'no-text': {
      reason: 'No text in the file: it is blank, or its content is pictures',
      advice:
        'Look at it in its own program; if it shows pictures, ask its sender for one with text, or save them as PNG or JPG and have those recognised.',
    },
    missing: {
      reason: 'The file is gone from its place',
      advice: 'Put it back or connect its disk, then read again; what was kept of it can still be read.',
    },
    'folder-away': {
      reason: 'The folder is not in its place',
      advice: 'Connect its disk, then read again; what was kept of it can still be read.',
    },
    'scanned-pages': {
      reason: 'Scanned, not recognised yet',
      advice: 'Choose “Recognise text (OCR)” to have its text recognised.',
    },
    'unmapped-fonts': {
      reason: 'The text layer cannot be used: its fonts are not mapped',
      advice: 'Choose “Recognise text (OCR)”, or ask the sender for an editable copy.',
    },
    unreadable: {
      reason: 'The disk did not give the file',
      advice: 'Check its permissions and that its disk is connected, then read again.',
    },
  },
};

function exportFailed(details: Readonly<Record<string, string | number>>): string {
  const file = `The file${quoted(details.file)}`;
  switch (details.reason) {
    case 'in-use':
      return `${file} is open in another program and was not written. Close it in Word, WPS or Excel first.`;
    case 'no-permission':
      return `${file} was not written: this place may not be written to. Choose another folder.`;
    case 'folder-missing':
      return `${file} was not written: the folder is gone. Choose another place.`;
    case 'bad-name':
      return `${file} was not written: the name cannot be used. Choose a shorter one without \\ / : * ? " < > |.`;
    case 'source':
      return `${file} belongs to the library and is never overwritten. Choose another name.`;
    default:
      return `${file} was not written. Choose another place.`;
  }
}

function quoted(label: string | number | undefined): string {
  return label === undefined || label === '' ? '' : ` “${label}”`;
}
