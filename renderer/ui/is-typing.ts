/** Whether the event goes to a field in which a person writes: single-letter keys must not fire there. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], [role="combobox"]') !== null;
}

/** Inputs that hold a choice and no text. */
const CHOICES = 'input[type="radio"], input[type="checkbox"], input[type="range"], input[type="button"]';

/**
 * Whether the event goes to a field that takes its own text back with Ctrl+Z. A choice does not: the browser would take back the text of
 * whichever field was written in before.
 */
export function hasOwnUndo(target: EventTarget | null): boolean {
  return isTyping(target) && !(target instanceof Element && target.matches(CHOICES));
}
