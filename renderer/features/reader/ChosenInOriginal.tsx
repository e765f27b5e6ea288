import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './ChosenInOriginal.module.css';
import { PassageButtons } from './PassageButtons.tsx';
import { dropChoice } from './use-passage-selection.ts';

/** Characters of a passage that are quoted; a line has room for fewer. */
const QUOTED = 200;

/** Where the original stands without its text: the passage of the text that was chosen on it, and what can be done with it. */
export function ChosenInOriginal({ paneKey, document }: { readonly paneKey: number; readonly document: ReadyDocument }): ReactNode {
  const words = useWords().original;
  const range = usePassage((state) => (state.chosen?.paneKey === paneKey ? state.chosen.range : null));
  if (range === null) return null;
  const quote = document.canonical.text.slice(range.start, Math.min(range.end, range.start + QUOTED));
  return (
    <div className={styles.strip} role="toolbar" aria-label={words.chosenInOriginal}>
      <span className={styles.quote} title={quote}>
        {words.chosenHere(quote)}
      </span>
      <PassageButtons document={document} range={range} />
      <ActionIcon size="sm" aria-label={words.releaseChosen} title={words.releaseChosen} onClick={dropChoice}>
        <IconX size={16} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}
