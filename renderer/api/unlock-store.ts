import { create } from 'zustand';

/** A protected document whose password is asked for. */
export type Asking = {
  readonly documentId: string;
  readonly fileName: string;
  readonly purpose: UnlockPurpose;
};

/** What the password is wanted for: reading the text for the first time (and opening it then), or reading it again in another way. */
export type UnlockPurpose =
  | { readonly kind: 'unlock'; readonly opensAfter: boolean }
  | {
      readonly kind: 'read-again';
      /** Fails as the reading does; the dialog says why and stays. */
      readonly use: (password: string) => Promise<void>;
      readonly giveUp: () => void;
    };

/** Which document's password is asked for, `null` for none. The password itself is in the dialog's field only. */
export const useUnlock = create<{ readonly asking: Asking | null }>()(() => ({ asking: null }));

/** Asks for the password of a document; what another one was asked for is given up. */
export function askPassword(asking: Asking): void {
  stopAsking();
  useUnlock.setState({ asking });
}

/** Asks no more. */
export function stopAsking(): void {
  const { asking } = useUnlock.getState();
  useUnlock.setState({ asking: null });
  if (asking?.purpose.kind === 'read-again') asking.purpose.giveUp();
}

/** What a reading with the password answers; `null` where the person gave it up. A wrong password can be put right. */
export function withPassword<Result>(
  asking: Pick<Asking, 'documentId' | 'fileName'>,
  read: (password: string) => Promise<Result>,
): Promise<Result | null> {
  return new Promise((resolve) => {
    const use = async (password: string): Promise<void> => resolve(await read(password));
    // After `use` answered this says nothing any more.
    askPassword({ ...asking, purpose: { kind: 'read-again', use, giveUp: () => resolve(null) } });
  });
}
