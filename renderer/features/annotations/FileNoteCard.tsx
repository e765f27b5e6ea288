import { ActionIcon } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, useRef } from 'react';
import type { FileNote } from '#renderer/api/file-notes.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Remark } from '#shared/model/remark.ts';
import { shortQuote } from './card-order.ts';
import styles from './FileNoteCard.module.css';
import { useAskedFocus } from './use-asked-focus.ts';

/** Units of the quote, and of the words of a change, that a card shows. */
const QUOTE_LENGTH = 80;
const CHANGE_LENGTH = 600;

/** What a card of the file's own note can ask for. */
export type FileNoteActions = {
  readonly go: (note: FileNote) => void;
  readonly turnInto: (note: FileNote) => void;
};

type FileNoteCardProps = {
  readonly note: FileNote;
  /** The clause it stands in, as shown; empty above all numbering. */
  readonly path: string;
  readonly isFocused: boolean;
  /** Which asking for this card by the text gives it the keyboard; `null` without one. */
  readonly takesFocus: number | null;
  readonly actions: FileNoteActions;
};

/** A comment or a tracked change that the file brought along: to be read and gone to, not to be written in. */
export const FileNoteCard = memo(function FileNoteCard({ note, path, isFocused, takesFocus, actions }: FileNoteCardProps): ReactNode {
  const words = useWords().fileNotes;
  const card = useRef<HTMLElement>(null);
  useAskedFocus(card, 'note', takesFocus);
  const press = (event: KeyboardEvent): void => {
    if (event.target !== card.current || (event.key !== 'Enter' && event.key !== ' ')) return;
    actions.go(note);
    event.preventDefault();
    event.stopPropagation();
  };
  const about = note.kind === 'remark' ? note.remark : note.revision;
  return (
    <article
      ref={card}
      className={styles.card}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: reading through the cards by keyboard needs each of them reachable
      tabIndex={0}
      aria-label={`${note.kind === 'remark' ? words.remark : words.revisionKinds[note.revision.kind]} ${shortQuote(about.text, 40)}`}
      aria-current={isFocused || undefined}
      data-file-note={note.id}
      data-kind={note.kind}
      data-resolved={(note.kind === 'remark' && note.remark.isResolved) || undefined}
      onKeyDown={press}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('button') !== null)) actions.go(note);
      }}
    >
      <header className={styles.head}>
        <span className={styles.path}>{path === '' ? pageWords(note, words) : path}</span>
        <span className={styles.kind}>
          {note.kind === 'remark' ? words.remarkKinds[note.remark.kind] : words.revisionKinds[note.revision.kind]}
        </span>
        {note.kind === 'remark' && note.remark.isResolved ? <span className={styles.resolved}>{words.resolved}</span> : null}
        <span className={styles.space} />
        {note.range === null ? null : (
          <ActionIcon size="sm" aria-label={words.turnInto} title={words.turnIntoHint} onClick={() => actions.turnInto(note)}>
            <IconMessagePlus size={15} stroke={1.7} />
          </ActionIcon>
        )}
      </header>
      {note.kind === 'remark' ? <RemarkTexts remark={note.remark} answers={note.answers} /> : <RevisionText note={note} />}
    </article>
  );
});

function pageWords(note: FileNote, words: { readonly noPlace: string; readonly page: (page: number) => string }): string {
  const page = note.kind === 'remark' ? note.remark.page : null;
  if (page !== null) return words.page(page);
  return note.range === null ? words.noPlace : '';
}

function RemarkTexts({ remark, answers }: { readonly remark: Remark; readonly answers: readonly Remark[] }): ReactNode {
  const words = useWords().fileNotes;
  return (
    <>
      {remark.quote === '' ? null : <blockquote className={styles.quote}>{shortQuote(remark.quote, QUOTE_LENGTH)}</blockquote>}
      <p className={styles.text}>{remark.text === '' ? words.noWords : remark.text}</p>
      <Hand author={remark.author} date={remark.date} />
      {answers.length === 0 ? null : (
        <ul className={styles.answers}>
          {answers.map((answer) => (
            <li key={answer.id}>
              <p className={styles.text}>{answer.text === '' ? words.noWords : answer.text}</p>
              <Hand author={answer.author} date={answer.date} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function RevisionText({ note }: { readonly note: Extract<FileNote, { kind: 'revision' }> }): ReactNode {
  const words = useWords().fileNotes;
  const { kind, text, author, date } = note.revision;
  const shown = text.trim() === '' ? words.paragraphEnd : text.trim().slice(0, CHANGE_LENGTH);
  return (
    <>
      <p className={styles.text}>
        {kind === 'deletion' || kind === 'move-from' ? <del className={styles.out}>{shown}</del> : <ins className={styles.in}>{shown}</ins>}
      </p>
      <Hand author={author} date={date} />
    </>
  );
}

/** Who and when; the file's time is the writer's own and is shown as it is. */
function Hand({ author, date }: { readonly author: string | null; readonly date: string | null }): ReactNode {
  const words = useWords().fileNotes;
  return (
    <p className={styles.hand}>
      {author ?? words.unsigned}
      {date === null ? null : <time dateTime={date}> · {date.slice(0, 16).replace('T', ' ')}</time>}
    </p>
  );
}
