import { Badge, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { pageList } from '#renderer/i18n/page-list.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { type DocumentRecognition, recognitionLanguage } from '#shared/model/recognition.ts';
import styles from './RecognitionBadge.module.css';
import { useRecognition } from './use-recognition.ts';

type BadgeProps = { readonly documentId: string; readonly recognition: DocumentRecognition };

/** Says that a text was recognised and how surely; opens the way to recognise it again in the other script. */
export function RecognitionBadge({ documentId, recognition }: BadgeProps): ReactNode {
  const words = useWords();
  const own = words.recognition;
  const isRunning = useLibrary((state) => state.recognition.isRunning);
  const { run } = useRecognition();
  const hint = own.badgeHint(
    pageList(
      recognition.pages.map(({ page }) => page),
      words.fileNotes.pageList,
    ),
  );
  const others = recognitionLanguage.options.filter((language) => recognition.pages.some((page) => page.language !== language));
  return (
    <Menu position="bottom-start" withinPortal width={300}>
      <Menu.Target>
        <Badge
          component="button"
          type="button"
          size="sm"
          variant="outline"
          color="gray"
          radius="sm"
          tt="none"
          className={styles.badge ?? ''}
          title={hint}
        >
          {own.badge(Math.round(recognition.confidence * 100))}
        </Badge>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{hint}</Menu.Label>
        {others.map((language) => (
          <Menu.Item key={language} disabled={isRunning} onClick={() => run([documentId], language)}>
            {own.again(own.languages[language])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
