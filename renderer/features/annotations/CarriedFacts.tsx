import { Button, Menu } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { decideAdoption, replyToOpinion } from '#renderer/api/carrying-actions.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { SavingText } from '#renderer/ui/SavingText.tsx';
import { isIssue } from '#shared/domain/review/annotation-statistics.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { adoptionState, type CarriedFrom } from '#shared/model/carrying.ts';
import styles from './Carrying.module.css';

type Props = { readonly documentId: string; readonly annotation: Annotation; readonly carried: CarriedFrom };

/** On the card of an annotation that came with an earlier version: from where, and whether it was adopted. */
export function CarriedFacts({ documentId, annotation, carried }: Props): ReactNode {
  const words = useWords().carrying;
  const title = useLibrary((state) => {
    const source = state.documents.find(({ id }) => id === carried.documentId);
    return source === undefined ? null : (source.state.kind === 'ready' ? source.state.summary.title : '') || source.fileName;
  });
  return (
    <div className={styles.facts}>
      <p className={styles.source} title={title ?? undefined}>
        {title === null ? words.sourceGone : words.source(title)}
      </p>
      {isIssue(annotation) ? (
        <>
          <AdoptionChoice {...{ documentId, annotation, carried }} />
          <Reply {...{ documentId, annotation, carried }} />
        </>
      ) : null}
    </div>
  );
}

/** 处理说明: kept closed until somebody writes one. */
function Reply({ documentId, annotation, carried }: Props): ReactNode {
  const { carrying: words, annotations: saving } = useWords();
  const tell = useFailureNotice();
  const reply = carried.reply ?? '';
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  // Whoever asks for the field writes into it at once.
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  if (!isOpen && reply === '') {
    return (
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(true)}>
        {words.writeReply}
      </Button>
    );
  }
  const save = (text: string): Promise<void> =>
    replyToOpinion(documentId, annotation.id, text).catch((error: unknown) => {
      tell(error);
      throw error;
    });
  return (
    <SavingText
      inputRef={field}
      label={words.reply}
      placeholder={words.replyPlaceholder}
      value={reply}
      minRows={1}
      words={saving}
      onSave={save}
    />
  );
}

function AdoptionChoice({ documentId, annotation, carried }: Props): ReactNode {
  const words = useWords().carrying;
  const tell = useFailureNotice();
  const { adoption, decision } = carried;
  const decide = (state: Parameters<typeof decideAdoption>[2]): void => void decideAdoption(documentId, annotation.id, state).catch(tell);
  const shown = decision ? words.adoptions[decision.state] : adoption ? words.proposed(words.adoptions[adoption.state]) : words.undecided;
  const evidence = [
    ...(decision ? [words.decidedBy(decision.by)] : []),
    ...(adoption && adoption.met.length > 0 ? [words.met(adoption.met.join('；'))] : []),
    ...(adoption && adoption.missing.length > 0 ? [words.missing(adoption.missing.join('；'))] : []),
    ...(adoption?.standing ? [words.standing(adoption.standing.join('；'))] : []),
  ];
  return (
    <div className={styles.adoptionRow}>
      <span className={styles.label}>{words.adoption}</span>
      <Menu position="bottom-start" withinPortal keepMounted={false}>
        <Menu.Target>
          <Button
            size="compact-xs"
            variant={decision ? 'light' : 'default'}
            color={decision?.state === 'adopted' ? 'green' : 'gray'}
            aria-label={`${words.decide}: ${shown}`}
          >
            {shown}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {adoptionState.options.map((state) => (
            <Menu.Item key={state} onClick={() => decide(state)} aria-current={decision?.state === state || undefined}>
              {words.adoptions[state]}
            </Menu.Item>
          ))}
          {decision ? <Menu.Item onClick={() => decide(null)}>{words.takeBack}</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
      {evidence.length === 0 ? null : <p className={styles.evidence}>{evidence.join('　')}</p>}
    </div>
  );
}
