import { Badge, Button, Textarea } from '@mantine/core';
import { IconChecklist, IconEyeOff, IconMessagePlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useDismissDraft, writeDismissDraft } from '#renderer/api/dismiss-drafts.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Finding } from '#shared/model/finding.ts';
import styles from './Findings.module.css';
import type { FindingActions } from './use-finding-actions.ts';

type CardProps = { readonly finding: Finding; readonly isFocused: boolean; readonly actions: FindingActions };

/** One finding: where, how much it weighs, what the rule says and on what it rests, and what can be made of it. */
export function FindingCard({ finding, isFocused, actions }: CardProps): ReactNode {
  const words = useWords().findings;
  const card = useRef<HTMLElement>(null);
  const draft = useDismissDraft(actions.documentId, finding.id);
  const write = (reason: string | null): void => writeDismissDraft(actions.documentId, finding.id, reason);
  const press = (event: KeyboardEvent): void => {
    if (event.target !== card.current || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ' ') actions.go(finding);
    else if (event.key === 'Delete') write(draft ?? '');
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
      aria-label={`${finding.rule} ${words.message(finding).slice(0, 60)}`}
      aria-current={isFocused || undefined}
      data-severity={finding.severity}
      data-reversed={finding.reversed || undefined}
      data-finding={finding.rule}
      onKeyDown={press}
      onClick={(event) => {
        const isOnControl = event.target instanceof Element && event.target.closest('button, textarea, label') !== null;
        if (!isOnControl) actions.go(finding);
      }}
    >
      <CardHead finding={finding} place={actions.placeAt(finding.passage)} />
      <p className={styles.message}>{words.message(finding)}</p>
      {finding.quote === '' ? null : <blockquote className={styles.quote}>{finding.quote}</blockquote>}
      <OtherPlaces finding={finding} actions={actions} />
      {finding.basis === '' ? null : (
        <p className={styles.basis}>
          <span>{words.basis}</span>
          <span lang="zh-CN">{finding.basis}</span>
        </p>
      )}
      {draft === null ? (
        <CardFoot finding={finding} actions={actions} onDismiss={() => write('')} />
      ) : (
        <DismissForm finding={finding} actions={actions} reason={draft} onWrite={write} />
      )}
    </article>
  );
}

function CardHead({ finding, place }: { readonly finding: Finding; readonly place: string }): ReactNode {
  const { findings: words, annotations } = useWords();
  return (
    <header className={styles.cardHead}>
      <span className={styles.path}>{place}</span>
      {finding.reversed ? (
        <span className={styles.reversed}>{words.reversed}</span>
      ) : (
        <Badge
          size="sm"
          radius="sm"
          variant="outline"
          color={finding.severity === 'serious' ? 'cinnabar' : 'gray'}
          className={styles.badge ?? ''}
        >
          {annotations.severities[finding.severity]}
        </Badge>
      )}
      <span className={styles.rule} title={words.ruleTitle(finding.rule)}>
        {finding.rule}
      </span>
    </header>
  );
}

/** The further places of a finding that is told once with a count. */
function OtherPlaces({ finding, actions }: { readonly finding: Finding; readonly actions: FindingActions }): ReactNode {
  const words = useWords().findings;
  const [isOpen, setOpen] = useState(false);
  if (finding.alsoAt.length === 0) return null;
  return (
    <div className={styles.others}>
      <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {words.alsoAt(finding.alsoAt.length)}
      </Button>
      {isOpen ? (
        <ul className={styles.places}>
          {finding.alsoAt.map((passage, index) => (
            <li key={`${passage.block} ${passage.start}`}>
              <button type="button" className={styles.place} onClick={() => actions.go(finding, index + 1)}>
                {actions.placeAt(passage)}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function CardFoot({
  finding,
  actions,
  onDismiss,
}: {
  readonly finding: Finding;
  readonly actions: FindingActions;
  readonly onDismiss: () => void;
}): ReactNode {
  const words = useWords().findings;
  const annotation = actions.annotationOf(finding);
  return (
    <footer className={styles.foot}>
      {annotation === null ? (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconMessagePlus size={14} />}
          disabled={!actions.isCurrent}
          onClick={() => actions.annotate(finding)}
        >
          {words.annotate}
        </Button>
      ) : (
        <Button size="compact-xs" variant="light" onClick={() => actions.showAnnotation(annotation, finding)}>
          {words.annotated}
        </Button>
      )}
      {finding.passage === null ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconChecklist size={14} />}
          disabled={!actions.isCurrent}
          onClick={() => actions.asEvidence(finding)}
        >
          {words.asEvidence}
        </Button>
      )}
      <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconEyeOff size={14} />} onClick={onDismiss}>
        {words.dismiss}
      </Button>
    </footer>
  );
}

function DismissForm({
  finding,
  actions,
  reason,
  onWrite,
}: {
  readonly finding: Finding;
  readonly actions: FindingActions;
  readonly reason: string;
  readonly onWrite: (reason: string | null) => void;
}): ReactNode {
  const words = useWords().findings;
  const field = useRef<HTMLTextAreaElement>(null);
  const isBegun = useRef(reason !== '');
  // One that was begun before and comes back with its tab must not take the focus.
  useEffect(() => {
    if (!isBegun.current) field.current?.focus();
  }, []);
  const onClose = (): void => onWrite(null);
  const keep = async (): Promise<void> => {
    if (reason.trim() !== '' && (await actions.dismiss(finding, reason.trim()))) onClose();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.form}>
      <Textarea
        ref={field}
        size="xs"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        label={words.reason}
        placeholder={words.reasonPlaceholder}
        value={reason}
        onChange={(event) => onWrite(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div className={styles.formFoot}>
        <Button size="compact-xs" variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button size="compact-xs" disabled={reason.trim() === ''} onClick={() => void keep()}>
          {words.dismissWithReason}
        </Button>
      </div>
    </div>
  );
}
