import { Button, Group, Modal, PasswordInput, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { reopenDocument, useDocuments } from '#renderer/api/document-store.ts';
import { useReviewClient } from '#renderer/api/review-provider.tsx';
import { type Asking, stopAsking, useUnlock } from '#renderer/api/unlock-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Words } from '#renderer/i18n/words.ts';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import { ReviewFailure } from '#shared/contract/review-error.ts';

/** Asks for the password of a protected document, wherever in the window that was wished for. */
export function UnlockDialog(): ReactNode {
  const words = useWords();
  const client = useReviewClient();
  const tell = useFailureNotice();
  const asking = useUnlock((state) => state.asking);
  const close = (): void => {
    // Nothing is under way, or it is to end: either way the answer may come late and changes nothing here.
    if (asking !== null) client.call('document.cancelUnlocking', { documentId: asking.documentId }).catch(tell);
    stopAsking();
  };
  return (
    <Modal opened={asking !== null} onClose={close} title={words.unlock.title} closeButtonProps={{ 'aria-label': words.frame.close }}>
      {asking === null ? null : <UnlockForm key={asking.documentId} asking={asking} onCancel={close} />}
    </Modal>
  );
}

type FormProps = { readonly asking: Asking; readonly onCancel: () => void };

function UnlockForm({ asking, onCancel }: FormProps): ReactNode {
  const words = useWords();
  const own = words.unlock;
  const client = useReviewClient();
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isUnderWay, setUnderWay] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (password === '' || isUnderWay) return;
    setUnderWay(true);
    setFailure(null);
    try {
      if (asking.purpose.kind === 'read-again') {
        await asking.purpose.use(password);
        if (useUnlock.getState().asking === asking) stopAsking();
        return;
      }
      const { isUnlocked } = await client.call('document.unlock', { documentId: asking.documentId, password });
      if (isUnlocked) finish(asking, asking.purpose.opensAfter, words);
    } catch (error) {
      setFailure(unlockFailure(words, error));
    } finally {
      setUnderWay(false);
    }
  };
  return (
    <form onSubmit={(event) => void unlock(event)}>
      <Text size="sm" mb="md" lh={1.7}>
        {asking.purpose.kind === 'read-again' ? own.againText(asking.fileName) : own.text(asking.fileName)}
      </Text>
      <PasswordInput
        data-autofocus
        label={own.password}
        autoComplete="off"
        maxLength={255}
        value={password}
        error={failure}
        visible={isShown}
        onVisibilityChange={setShown}
        visibilityToggleButtonProps={{ 'aria-label': isShown ? own.hide : own.show, 'aria-hidden': false, tabIndex: 0 }}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          setFailure(null);
        }}
      />
      <Text size="xs" mt="sm" lh={1.7} c="dimmed">
        {own.keptHint}
      </Text>
      <Group justify="flex-end" mt="lg">
        <span role="status">{isUnderWay ? own.underWay : ''}</span>
        <Button variant="default" onClick={onCancel}>
          {words.frame.cancel}
        </Button>
        <Button type="submit" loading={isUnderWay} disabled={password === ''}>
          {asking.purpose.kind === 'read-again' ? own.readAgain : own.unlock}
        </Button>
      </Group>
    </form>
  );
}

function finish({ documentId }: Asking, opensAfter: boolean, words: Words): void {
  stopAsking();
  const { openDocument } = useWorkspace.getState();
  const open = (): void => openDocument(documentId, { where: 'active' });
  // A pane that said why there is no text shows it now.
  if (useDocuments.getState().loads.has(documentId)) void reopenDocument(documentId);
  if (opensAfter) open();
  else showNotice({ kind: 'done', text: words.unlock.done, action: { label: words.library.open, run: open } });
}

/** What a failed attempt says below the field: why the file cannot be read, where the password is not to blame. */
function unlockFailure(words: Words, error: unknown): string {
  if (!(error instanceof ReviewFailure)) return words.errors.codes.internal({});
  const { reading, codes } = words.errors;
  const known = Object.entries(reading).find(([code]) => code === error.details['reason']);
  if (error.code !== 'document-not-readable' || known === undefined) return codes[error.code](error.details);
  const [, { reason, advice }] = known;
  return words.unlock.because(reason, advice);
}
