import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './Original.module.css';

type AskForPasswordProps = {
  /** The last one that was tried did not open the file. */
  readonly wasWrong: boolean;
  readonly onPassword: (password: string) => void;
};

/** Asks for the password of a file whose original is to be shown; it is used for that and kept nowhere. */
export function AskForPassword({ wasWrong, onPassword }: AskForPasswordProps): ReactNode {
  const { unlock, errors, original } = useWords();
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '') onPassword(password);
  };
  return (
    <form className={styles.password} onSubmit={submit}>
      <PasswordInput
        size="xs"
        aria-label={unlock.password}
        placeholder={unlock.password}
        autoComplete="off"
        maxLength={255}
        value={password}
        error={wasWrong && password === '' ? errors.codes['wrong-password']({}) : null}
        visible={isShown}
        onVisibilityChange={setShown}
        visibilityToggleButtonProps={{ 'aria-label': isShown ? unlock.hide : unlock.show, 'aria-hidden': false, tabIndex: 0 }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={password === ''}>
        {original.openLocked}
      </Button>
    </form>
  );
}
