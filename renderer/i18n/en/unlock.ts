import type { Words } from '../words.ts';

/** Words of the dialog that asks for a password. */
export const unlock: Words['unlock'] = {
  ask: 'Enter password…',
  title: 'Enter password',
  text: (file) => `“${file}” is protected by a password. Enter the one that opens it, and its text is read.`,
  againText: (file) =>
    `“${file}” is protected. Reading it in another way opens the file again, and its password was not kept. Enter it once more; on cancelling, the text stays as it is.`,
  readAgain: 'Read again',
  password: 'Password',
  show: 'Show password',
  hide: 'Hide password',
  keptHint:
    'The password is used this once and not kept. The text that is read is stored unlocked in the library on this computer; “Remove from library” can erase it at any time. The file itself is not changed.',
  unlock: 'Unlock',
  underWay: 'Opening…',
  done: 'Unlocked; its text is in the library.',
  because: (reason, advice) => `${reason}. ${advice}`,
};
