import { ActionIcon, Badge, Tooltip } from '@mantine/core';
import { IconCheck, IconChecklist, IconPencil, IconRotate, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, useRef } from 'react';
import { type ReadyDocument, useOpenedDocument } from '#renderer/api/document-store.ts';
import { useDayWords, useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Anchor } from '#shared/domain/anchoring/resolve-passage.ts';
import { blocksBeforeClauses } from '#shared/domain/structure/blocks-before-clauses.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { Annotation, AnnotationContent } from '#shared/model/annotation.ts';
import { AnnotationForm } from './AnnotationForm.tsx';
import styles from './Annotations.module.css';
import { CarriedFacts } from './CarriedFacts.tsx';
import { ConfirmPlace } from './ConfirmPlace.tsx';
import { shortQuote } from './card-order.ts';
import { OtherWords } from './OtherWords.tsx';
import { changedPlace } from './places-to-confirm.ts';
import { useAskedFocus } from './use-asked-focus.ts';

/** Units of the quote that a card shows. */
const QUOTE_LENGTH = 80;

/** What a card can ask for; one object for all cards, so that a card is drawn again only for its own changes. */
export type CardActions = {
  readonly go: (annotation: Annotation) => void;
  readonly edit: (annotation: Annotation) => void;
  readonly close: () => void;
  readonly change: (annotationId: string, change: Partial<AnnotationContent>) => Promise<void>;
  readonly remove: (annotationId: string) => void;
  readonly asEvidence: (annotation: Annotation) => void;
};

type AnnotationCardProps = {
  readonly documentId: string;
  readonly annotation: Annotation;
  /** Where it stands; `undefined` until that is known. */
  readonly anchor: Anchor | undefined;
  readonly isFocused: boolean;
  readonly isEditing: boolean;
  /** Which asking for this card, by the text or to write in it, gives it the keyboard; `null` without one. */
  readonly asking: number | null;
  readonly actions: CardActions;
};

/** One annotation: where, what the text says, what the reviewer says, by whom and when. */
export const AnnotationCard = memo(function AnnotationCard({
  documentId,
  annotation,
  anchor,
  isFocused,
  isEditing,
  asking,
  actions,
}: AnnotationCardProps): ReactNode {
  const words = useWords().annotations;
  const card = useRef<HTMLElement>(null);
  useAskedFocus(card, 'annotation', isEditing ? null : asking);
  const quote = annotation.target.selector[1].exact;
  const load = useOpenedDocument(documentId);
  const changed = load.kind === 'ready' ? changedPlace(load.canonical.text, annotation, anchor) : null;
  const press = (event: KeyboardEvent): void => {
    if (event.target !== card.current || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') actions.edit(annotation);
    else if (event.key === ' ') actions.go(annotation);
    else if (event.key === 'Delete') actions.remove(annotation.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <article
      ref={card}
      className={styles.card}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: reading through the cards by keyboard needs each of them reachable
      tabIndex={0}
      aria-label={`${shortQuote(quote, 30)} ${shortQuote(annotation.note, 40)}`}
      aria-current={isFocused || undefined}
      data-colour={annotation.colour}
      data-resolved={annotation.status === 'resolved' || undefined}
      data-annotation={annotation.id}
      onKeyDown={press}
      onClick={(event) => {
        const isOnControl =
          event.target instanceof Element && event.target.closest('button, input, textarea, [role="listbox"], label') !== null;
        if (!isOnControl && !isEditing) actions.go(annotation);
      }}
    >
      <CardHead documentId={documentId} annotation={annotation} isMoved={anchor?.kind === 'moved' && changed === null} />
      {changed === null || anchor === undefined ? (
        <blockquote className={styles.quote}>{shortQuote(quote, QUOTE_LENGTH)}</blockquote>
      ) : (
        <ConfirmPlace {...{ documentId, annotation, changed, anchor }} />
      )}
      {isEditing ? (
        <AnnotationForm
          annotation={annotation}
          asking={asking}
          onChange={(change) => actions.change(annotation.id, change)}
          onClose={actions.close}
        />
      ) : (
        <CardTexts annotation={annotation} />
      )}
      {annotation.otherWords === undefined ? null : (
        <OtherWords documentId={documentId} annotation={annotation} others={annotation.otherWords} />
      )}
      {annotation.carried === undefined ? null : (
        <CarriedFacts documentId={documentId} annotation={annotation} carried={annotation.carried} />
      )}
      <footer className={styles.foot}>
        <Signature annotation={annotation} />
        <span className={styles.space} />
        <CardButton label={words.editHint} onClick={() => actions.edit(annotation)} icon={<IconPencil size={15} stroke={1.7} />} />
        <CardButton
          label={annotation.status === 'open' ? words.resolve : words.reopen}
          onClick={() =>
            void actions.change(annotation.id, { status: annotation.status === 'open' ? 'resolved' : 'open' }).catch(() => undefined)
          }
          icon={annotation.status === 'open' ? <IconCheck size={15} stroke={1.7} /> : <IconRotate size={15} stroke={1.7} />}
        />
        <CardButton
          label={words.asEvidence}
          onClick={() => actions.asEvidence(annotation)}
          icon={<IconChecklist size={15} stroke={1.7} />}
        />
        <CardButton label={words.remove} onClick={() => actions.remove(annotation.id)} icon={<IconTrash size={15} stroke={1.7} />} />
      </footer>
    </article>
  );
});

type CardHeadProps = { readonly documentId: string; readonly annotation: Annotation; readonly isMoved: boolean };

function CardHead({ documentId, annotation, isMoved }: CardHeadProps): ReactNode {
  const { annotations: words, findings } = useWords();
  const load = useOpenedDocument(documentId);
  const path = formatClausePath(annotation.target.selector[2].path);
  const outside = load.kind === 'ready' && isBeforeClauses(load, annotation) ? findings.preamble : words.noClause;
  return (
    <header className={styles.head}>
      <span className={styles.path}>{path === '' ? outside : path}</span>
      {annotation.severity === null ? null : (
        <Badge
          size="sm"
          radius="sm"
          variant="outline"
          color={annotation.severity === 'serious' ? 'cinnabar' : 'gray'}
          className={styles.badge ?? ''}
          data-severity={annotation.severity}
        >
          {words.severities[annotation.severity]}
        </Badge>
      )}
      {annotation.issueType === null ? null : <span className={styles.type}>{words.issueTypes[annotation.issueType]}</span>}
      {isMoved ? (
        <Tooltip label={words.movedHint} multiline w={240}>
          <span className={styles.moved}>{words.anchors.moved}</span>
        </Tooltip>
      ) : null}
      {annotation.status === 'resolved' ? <span className={styles.resolved}>{words.statuses.resolved}</span> : null}
    </header>
  );
}

function isBeforeClauses({ opened, canonical }: ReadyDocument, { target }: Annotation): boolean {
  const count = blocksBeforeClauses(opened.model.blocks);
  return count > 0 && target.selector[0].start < (canonical.blockStarts[count] ?? 0);
}

function CardTexts({ annotation }: { readonly annotation: Annotation }): ReactNode {
  const words = useWords().annotations;
  return (
    <>
      {annotation.note === '' ? null : <p className={styles.note}>{annotation.note}</p>}
      {annotation.suggestion === '' ? null : (
        <p className={styles.detail}>
          <span>{words.suggestionLabel}</span>
          {annotation.suggestion}
        </p>
      )}
      {annotation.basis === '' ? null : (
        <p className={styles.detail}>
          <span>{words.basisLabel}</span>
          {annotation.basis}
        </p>
      )}
    </>
  );
}

/** Who wrote it and when; both times on hover. */
export function Signature({ annotation }: { readonly annotation: Annotation }): ReactNode {
  const words = useWords().annotations;
  const time = useTimeWords();
  const day = useDayWords();
  const times = `${words.createdAt(time(annotation.createdAt))}\n${words.updatedAt(time(annotation.updatedAt))}`;
  return (
    <span className={styles.signature} title={times}>
      {words.by(annotation.author, annotation.changedBy)} · {day(annotation.updatedAt)}
    </span>
  );
}

function CardButton({
  label,
  onClick,
  icon,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon: ReactNode;
}): ReactNode {
  return (
    <ActionIcon size="sm" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </ActionIcon>
  );
}
