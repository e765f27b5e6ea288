import type { Words } from '../words.ts';

/** Words of values that a person may correct, wherever they stand. */
export const corrections: Words['corrections'] = {
  edit: (field) => `Correct ${field}`,
  corrected: 'Corrected',
  machine: 'As read',
  machineNone: 'nothing',
  correctedBy: (author, when) => (author === '' ? `Corrected ${when}` : `Corrected by ${author}, ${when}`),
  standings: {
    stands: '',
    'caught-up': 'The text itself says this now.',
    'source-changed': 'The text has changed since; check again.',
  },
  linesHint: 'One a line.',
  save: 'Save',
  cancel: 'Cancel',
  restore: 'Restore as read',
  restoreShort: 'Restore',
};
