import { useEffect } from 'react';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { hasOwnUndo, isTyping } from '#renderer/ui/is-typing.ts';
import { COLOURS } from './passage-actions.ts';
import type { ReaderCommandName, ReaderCommands } from './use-reader-commands.ts';

/** Single letters, only where nobody is writing. Shift is part of the name. */
const LETTERS: Readonly<Record<string, ReaderCommandName>> = {
  j: 'nextBlock',
  k: 'previousBlock',
  s: 'selectSentence',
  'shift+s': 'extendSentence',
  'shift+j': 'extendBlock',
  n: 'annotate',
  e: 'evidence',
  c: 'copyWithSource',
  m: 'showMatching',
  g: 'goToClause',
  r: 'nextRepair',
  l: 'openCitation',
  ']': 'nextFinding',
  '[': 'previousFinding',
  o: 'switchView',
};

/** Keys with Ctrl (⌘ on a Mac) or Alt; they work while a field has the focus too, except undo and redo, which there belong to the field. */
const COMBINATIONS: Readonly<Record<string, ReaderCommandName>> = {
  'ctrl+f': 'find',
  'ctrl+\\': 'split',
  'ctrl+alt+l': 'toggleLink',
  'ctrl+b': 'toggleOutline',
  'ctrl+j': 'toggleInspector',
  f3: 'nextHit',
  'shift+f3': 'previousHit',
  'alt+arrowleft': 'back',
  'alt+arrowright': 'forward',
};

const UNDO: Readonly<Record<string, ReaderCommandName>> = { 'ctrl+z': 'undo', 'ctrl+y': 'redo', 'ctrl+shift+z': 'redo' };

/** Listens for the reader's keys while it is on screen; nothing fires while an input method composes or a dialog is open. */
export function useReaderKeys(commands: ReaderCommands): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // Key code 229 is how browsers mark keys that an input method has taken.
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || isInDialog()) return;
      if (runKey(event, commands)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [commands]);
}

function runKey(event: KeyboardEvent, commands: ReaderCommands): boolean {
  const name = keyName(event);
  const isWriting = isTyping(event.target);
  const combination = COMBINATIONS[name] ?? (hasOwnUndo(event.target) ? undefined : UNDO[name]);
  if (combination !== undefined) {
    commands.run(combination);
    return true;
  }
  if (isWriting) return false;
  if (name === 'escape') return commands.release();
  if (isOnControl(event.target) || useWorkspace.getState().panes.length === 0) return false;
  const colour = /^[1-6]$/.test(name) ? COLOURS[Number(name) - 1] : undefined;
  if (colour !== undefined) {
    commands.highlight(colour);
    return true;
  }
  const letter = LETTERS[name];
  if (letter === undefined) return false;
  commands.run(letter);
  return true;
}

/** The key with its modifiers as the tables name it: `ctrl+alt+l`, `shift+j`, `g`. */
function keyName(event: KeyboardEvent): string {
  const isCommand = event.ctrlKey || event.metaKey;
  // With Ctrl and Alt some layouts give another character for L; the place of the key does not change.
  const key = isCommand && event.altKey && event.code.startsWith('Key') ? event.code.slice(3) : event.key;
  return [isCommand ? 'ctrl' : '', event.altKey ? 'alt' : '', event.shiftKey ? 'shift' : '', key.toLowerCase()]
    .filter((part) => part !== '')
    .join('+');
}

/** Radio buttons and lists use digits and letters themselves. */
function isOnControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="listbox"], [role="menu"], [role="option"]') !== null;
}

function isInDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
