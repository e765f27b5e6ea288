import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { create } from 'zustand';
import { changeSettings, useLibrary } from '#renderer/api/library-store.ts';
import { useReviewClient } from '#renderer/api/review-provider.tsx';
import { signEarlier } from '#renderer/api/sign-annotations.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Later } from '#renderer/ui/Later.tsx';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import styles from './AskReviewer.module.css';

/** Skipped once, it is not asked again until the window is opened anew. */
const useSkipped = create<{ readonly isSkipped: boolean }>()(() => ({ isSkipped: false }));

/** Asks who is reviewing, once there is an annotation and nobody has said; in the way of nothing. */
export function AskReviewer(): ReactNode {
  const words = useWords().annotations;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const reviewer = useLibrary((state) => state.settings.reviewer);
  const isSkipped = useSkipped((state) => state.isSkipped);
  const [name, setName] = useState('');
  if (reviewer.name !== '' || isSkipped) return null;
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    try {
      await changeSettings(client, { reviewer: { ...reviewer, name: name.trim() } });
      const signed = await signEarlier();
      if (signed > 0) showNotice({ kind: 'done', text: words.signedEarlier(signed) });
    } catch (error) {
      tell(error);
    }
  };
  return (
    <form className={styles.ask} onSubmit={(event) => void keep(event)}>
      <Later frames={4}>
        <TextInput
          className={styles.field ?? ''}
          size="xs"
          aria-label={words.askReviewer}
          placeholder={words.askReviewer}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={name.trim() === ''}>
          {words.keepReviewer}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => useSkipped.setState({ isSkipped: true })}>
          {words.skipReviewer}
        </Button>
      </Later>
    </form>
  );
}
