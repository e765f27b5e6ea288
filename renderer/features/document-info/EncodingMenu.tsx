import { Loader, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useOpenedDocument } from '#renderer/api/document-store.ts';
import { readingActions } from '#renderer/api/reading-actions.ts';
import { useReviewClient } from '#renderer/api/review-provider.tsx';
import { useReview } from '#renderer/api/review-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useReadingNotice } from '#renderer/i18n/use-reading-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { MethodOutput } from '#shared/contract/review-api.ts';
import { isEncodingOpen } from '#shared/domain/text/open-encoding.ts';
import { type TextEncoding, textEncoding } from '#shared/model/review.ts';
import styles from './EncodingMenu.module.css';

type Previews = MethodOutput<'reading.preview'>;

const AUTOMATIC = 'automatic';

/** On the side with more room, and no higher than that room: in a low window the menu scrolls. */
const MENU_PLACE = { flip: true, shift: true, size: { padding: 8 } } as const;

/** The encoding a text is read in; where the format does not settle it, a menu that shows how the beginning reads in each. */
export function EncodingMenu({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().repairs;
  const load = useOpenedDocument(documentId);
  const chosen = useReview(documentId).review?.reading.encoding ?? null;
  const { previews, read } = usePreviews(documentId);
  const tell = useReadingNotice();
  const actions = useMemo(() => readingActions(documentId), [documentId]);
  if (load.kind !== 'ready') return null;
  const { encoding } = load.opened.model;
  if (encoding === null || !isEncodingOpen(load.opened.model)) return null;
  const names = new Map<string, string>(Object.entries(words.encodings));
  const choose = (value: string): void => {
    // Anything that is no encoding is the entry that leaves the choice to the machine.
    const choice = textEncoding.safeParse(value).data ?? null;
    if (choice !== chosen) tell(actions.chooseEncoding(choice));
  };
  return (
    <Menu position="top-start" withinPortal width={420} middlewares={MENU_PLACE} onOpen={read}>
      <Menu.Target>
        <button type="button" className={styles.button} aria-label={words.encodingOf(names.get(encoding) ?? encoding)} aria-haspopup="menu">
          {names.get(encoding) ?? encoding}
          {chosen === null ? null : <span className={styles.chosen}>{words.chosen}</span>}
          <IconChevronDown size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''} aria-label={words.encodingMenu}>
        <Menu.Label>{words.encodingMenu}</Menu.Label>
        {previews === null ? (
          <Menu.Label className={styles.waiting ?? ''}>
            <Loader size={14} /> {words.encodingLoading}
          </Menu.Label>
        ) : (
          <Menu.RadioGroup value={chosen ?? AUTOMATIC} onChange={choose}>
            <Choice value={AUTOMATIC} name={words.automaticOf(names.get(previews.guessed) ?? previews.guessed)} />
            {previews.previews.map(({ encoding: value, lines, undecodable }) => (
              <Choice key={value} value={value} name={words.encodings[value]} lines={lines} note={words.undecodable(undecodable)} />
            ))}
          </Menu.RadioGroup>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

type ChoiceProps = {
  readonly value: TextEncoding | typeof AUTOMATIC;
  readonly name: string;
  readonly lines?: readonly string[];
  readonly note?: string;
};

function Choice({ value, name, lines = [], note = '' }: ChoiceProps): ReactNode {
  return (
    <Menu.RadioItem value={value} className={styles.choice ?? ''} closeMenuOnClick>
      <span className={styles.name}>
        {name}
        {note === '' ? null : <span className={styles.note}>{note}</span>}
      </span>
      {lines.length === 0 ? null : (
        <span className={styles.lines}>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of a preview is its place
            <span key={index} title={line}>
              {line}
            </span>
          ))}
        </span>
      )}
    </Menu.RadioItem>
  );
}

/** The previews, read when the menu opens: the file may have changed since the last time. */
function usePreviews(documentId: string): { readonly previews: Previews | null; readonly read: () => void } {
  const client = useReviewClient();
  const tell = useFailureNotice();
  const [previews, setPreviews] = useState<Previews | null>(null);
  const read = (): void => {
    setPreviews(null);
    client.call('reading.preview', { documentId }).then(setPreviews, tell);
  };
  return { previews, read };
}
