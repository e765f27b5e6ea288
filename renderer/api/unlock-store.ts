import { create } from 'zustand';

/** A protected document whose password is asked for; `opensAfter`: it is to be opened as soon as it is unlocked. */
export type Asking = { readonly documentId: string; readonly fileName: string; readonly opensAfter: boolean };

/** Which document's password is asked for, `null` for none. The password itself is in the dialog's field only. */
export const useUnlock = create<{ readonly asking: Asking | null }>()(() => ({ asking: null }));

/** Asks for the password of a document. */
export function askPassword(asking: Asking): void {
  useUnlock.setState({ asking });
}

/** Asks no more. */
export function stopAsking(): void {
  useUnlock.setState({ asking: null });
}
