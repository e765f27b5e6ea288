import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { recognitionLanguage } from '#shared/model/recognition.ts';
import { useRecognition } from './use-recognition.ts';

/** Has one scanned document recognised, in the script chosen. */
export function RecognizeButton({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().recognition;
  const isRunning = useLibrary((state) => state.recognition.isRunning);
  const { run } = useRecognition();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" disabled={isRunning} aria-haspopup="menu">
          {words.run}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {recognitionLanguage.options.map((language) => (
          <Menu.Item key={language} onClick={() => run([documentId], language)}>
            {words.runIn(words.languages[language])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
