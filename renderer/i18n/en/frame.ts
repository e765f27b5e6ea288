import type { Words } from '../words.ts';

/** Words of the frame around every screen. */
export const frame: Words['frame'] = {
  locale: 'en',
  navigation: 'Main navigation',
  screens: { home: 'Home', library: 'Library', reader: 'Read', search: 'Search', tasks: 'Tasks', settings: 'Settings' },
  keysHelp: 'Keys',
  undo: 'Undo',
  redo: 'Redo',
  undone: 'Undone',
  redone: 'Done again',
  close: 'Close',
  cancel: 'Cancel',
  loading: 'Opening the library…',
  failedToLoad: 'The library did not open',
  retry: 'Try again',
  indexingStatus: (done, total) => `Reading ${done.toLocaleString()}/${total.toLocaleString()}`,
  scanningStatus: 'Looking through folders…',
  cancelIndexing: 'Stop reading',
  documentsStatus: (documents) => `${documents.toLocaleString()} documents`,
  oldBrowser: 'This browser is old: highlights are drawn in another way (Chromium 105 or later is better)',
  notices: {
    backupOpened: (savedAt) =>
      `The library file was damaged; the backup of ${savedAt} was opened instead. The damaged file is kept where it was.`,
    reviewBackupOpened: (savedAt) => `The annotations of one document were damaged; the backup of ${savedAt} was opened instead.`,
    startedEmpty:
      'The library file was damaged and there is no usable backup, so the library starts empty. The damaged file is kept where it was.',
    readOnly:
      'The data folder cannot be written: you can read and search, but annotations and checklists are not saved. Check the disk or its permissions and restart.',
    writeFailed:
      'Changes to the library could not be written and are in memory only. Check disk space and permissions, and do not quit yet; the next change tries again.',
  },
  keys: {
    title: 'Keyboard shortcuts',
    everywhere: 'Everywhere',
    reading: 'Reading',
    marking: 'Marking',
    rows: {
      help: 'Show this page',
      librarySearch: 'Search the library',
      sidePanel: 'Fold or unfold the outline',
      inspector: 'Fold or unfold the right panel',
      back: 'Back',
      forward: 'Forward',
      undo: 'Undo',
      redo: 'Redo',
      find: 'Find in the document',
      nextBlock: 'Next / previous paragraph',
      nextFinding: 'Next / previous finding of the checks',
      split: 'Open beside',
      switchView: 'Text / with the original / original',
      linkScroll: 'Linked scrolling on or off',
      goToClause: 'Go to a clause (such as 二3.12)',
      repair: 'Original of the next repair',
      citation: 'Open what the paragraph cites',
      highlight: 'Highlight the selection in colour 1–6 (the current paragraph if nothing is selected)',
      annotate: 'Annotate',
      evidence: 'Add to the checklist as evidence',
      save: 'Save the annotation being written',
    },
  },
};
