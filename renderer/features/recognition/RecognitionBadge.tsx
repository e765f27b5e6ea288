import { Badge, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { pageList } from '#renderer/i18n/page-list.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { type DocumentRecognition, type RecognitionLanguage, recognitionLanguage } from '#shared/model/recognition.ts';
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
  const isDoubtful = recognition.pages.some((page) => page.isDoubtful === true);
  const isOther = (language: RecognitionLanguage): boolean => recognition.pages.some((page) => page.language !== language);
  const choices = recognitionLanguage.options.filter((language) => isDoubtful || isOther(language));
  return (
    <Menu position="bottom-start" withinPortal width={300}>
      <Menu.Target>
        <Badge
          component="button"
          type="button"
          size="sm"
          variant="outline"
          color={isDoubtful ? 'var(--highlight-orange-line)' : 'gray'}
          radius="sm"
          tt="none"
          className={styles.badge ?? ''}
          title={isDoubtful ? own.doubtfulHint : hint}
        >
          {isDoubtful ? own.doubtful : own.badge(Math.round(recognition.confidence * 100))}
        </Badge>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{isDoubtful ? own.doubtfulHint : hint}</Menu.Label>
        {choices.map((language) => (
          <Menu.Item key={language} disabled={isRunning} onClick={() => run([documentId], language)}>
            {(isOther(language) ? own.again : own.anew)(own.languages[language])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
