import { Button, Tooltip } from '@mantine/core';
import { IconChevronRight, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useDocuments } from '#renderer/api/document-store.ts';
import { useKnownFindings } from '#renderer/api/findings-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import type { AnswerGiven } from '#renderer/api/review-actions.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { SavingText } from '#renderer/ui/SavingText.tsx';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import type { PassageTarget } from '#shared/model/annotation.ts';
import type { ChecklistItem, ChecklistRun, Verdict } from '#shared/model/checklist.ts';
import styles from './Checklists.module.css';
import { chipKey, EvidenceChips } from './EvidenceChips.tsx';
import { ItemFindings } from './ItemFindings.tsx';
import { answerOf, isRefused } from './item-groups.ts';
import { OtherAnswers } from './OtherAnswers.tsx';
import { VerdictChoice } from './VerdictChoice.tsx';

type ItemCardProps = {
  readonly documentId: string;
  readonly run: ChecklistRun;
  readonly item: ChecklistItem;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  /** Rejects when the application refuses the answer; the failure was told. */
  readonly onAnswer: (itemId: string, change: (answer: AnswerGiven) => Partial<AnswerGiven>) => Promise<void>;
};

/** One item of a checklist: the question, the answer, and unfolded what it rests on. */
export function ItemCard({ documentId, run, item, isOpen, onToggle, onAnswer }: ItemCardProps): ReactNode {
  const { checklists: words, findings: foundWords } = useWords();
  const answer = answerOf(run, item.id);
  const known = useKnownFindings(documentId);
  const findings = useMemo(() => known.filter(({ rule }) => rule === item.id), [known, item.id]);
  // What a reversed one names is forbidden there: it is no problem, and is not counted as one.
  const open = findings.filter(({ reversed }) => !reversed).length;
  // 不符合 is refused without a passage: until there is one, the choice waits here.
  const [waiting, setWaiting] = useState<Verdict | null>(null);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  /** Gives what changes and nothing else: the rest of the answer may just be on its way. */
  const give = (change: Partial<AnswerGiven>, asItStands: (answer: AnswerGiven) => Partial<AnswerGiven> = () => change): Promise<void> => {
    const next = { verdict: waiting ?? answer.verdict, evidence: answer.evidence, ...change };
    if (isRefused(run, next)) {
      setWaiting('unmet');
      onToggle(true);
      // An opinion is kept all the same, under the answer that stands.
      const { opinion } = change;
      return opinion === undefined ? Promise.resolve() : onAnswer(item.id, () => ({ opinion }));
    }
    setWaiting(null);
    return onAnswer(item.id, (current) => ({ ...(waiting === null ? {} : { verdict: waiting }), ...asItStands(current) }));
  };
  const forget = (given: Promise<void>): void => void given.catch(() => undefined);
  const link = (target: PassageTarget): void => {
    onToggle(true);
    if (answer.evidence.some((other) => chipKey(other) === chipKey(target))) return;
    forget(give({ evidence: [...answer.evidence, target] }, ({ evidence }) => ({ evidence: [...evidence, target] })));
  };
  const unlink = (target: PassageTarget | undefined): void => {
    if (target === undefined) return;
    const without = (evidence: readonly PassageTarget[]): PassageTarget[] => evidence.filter((other) => chipKey(other) !== chipKey(target));
    forget(give({ evidence: without(answer.evidence) }, ({ evidence }) => ({ evidence: without(evidence) })));
  };
  const verdict = waiting ?? answer.verdict;
  return (
    <article ref={card} className={styles.item} data-verdict={verdict} data-open={isOpen || undefined} data-item={item.id}>
      <button type="button" className={styles.question} aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
        <IconChevronRight size={15} className={styles.twist} />
        <span className={styles.itemId}>{item.id}</span>
        <span className={styles.questionText}>{item.question}</span>
        {open > 0 ? (
          <span className={styles.foundCount} title={foundWords.ofItem(open, findings.length - open)}>
            {open}
          </span>
        ) : null}
        {answer.evidence.length > 0 ? <span className={styles.evidenceCount}>{answer.evidence.length}</span> : null}
      </button>
      <VerdictChoice
        scale={run.template.scale}
        question={item.question}
        value={verdict}
        onChange={(chosen) => {
          setWaiting(null);
          // The problem needs its passage and its opinion: the fields for them are inside.
          if (chosen === 'unmet') onToggle(true);
          forget(give({ verdict: chosen }));
        }}
      />
      <EvidencePrompt run={run} verdict={verdict} evidence={answer.evidence} />
      <PendingHere documentId={documentId} onLink={link} />
      {isOpen ? (
        <div className={styles.details}>
          <Basis item={item} />
          <div className={styles.evidenceHead}>
            <span className={styles.fieldLabel}>{words.evidence}</span>
            <UseSelection documentId={documentId} onLink={link} />
          </div>
          <ItemFindings documentId={documentId} findings={findings} evidence={answer.evidence} onLink={link} />
          <EvidenceChips documentId={documentId} evidence={answer.evidence} onRemove={(index) => unlink(answer.evidence[index])} />
          <SavingText
            label={words.opinion}
            placeholder={words.opinionPlaceholder}
            value={answer.opinion}
            words={words}
            onSave={(opinion) => give({ opinion })}
          />
          <AnswerSignature author={answer.author} updatedAt={answer.updatedAt} />
          <OtherAnswers
            others={(answer.others ?? []).map(({ verdict: given, opinion, ...signed }) => ({
              ...signed,
              choice: words.verdicts[run.template.scale][given],
              text: opinion,
            }))}
          />
        </div>
      ) : null}
    </article>
  );
}

function Basis({ item }: { readonly item: ChecklistItem }): ReactNode {
  const words = useWords().checklists;
  return (
    <dl className={styles.basis}>
      <dt>{words.howToJudge}</dt>
      <dd>{item.howToJudge}</dd>
      <dt>{words.basis}</dt>
      <dd>
        {item.legalBasis}{' '}
        <Tooltip label={words.sourceMarkHints[item.sourceMark]}>
          <span className={styles.sourceMark} data-mark={item.sourceMark}>
            {words.sourceMarks[item.sourceMark]}
          </span>
        </Tooltip>
      </dd>
      {item.signalWords.length === 0 ? null : (
        <>
          <dt>{words.signalWords}</dt>
          <dd className={styles.soft}>{item.signalWords.join('、')}</dd>
        </>
      )}
    </dl>
  );
}

/** Why the answer waits, or what it still lacks. */
function EvidencePrompt({
  run,
  verdict,
  evidence,
}: {
  readonly run: ChecklistRun;
  readonly verdict: Verdict;
  readonly evidence: readonly PassageTarget[];
}): ReactNode {
  const words = useWords().checklists;
  if (verdict !== 'unmet' || evidence.length > 0) return null;
  return (
    <p className={styles.prompt} role="status">
      {run.template.scale === 'conformity' ? words.evidenceRequired : words.evidenceRequiredYes}
    </p>
  );
}

function PendingHere({ documentId, onLink }: { readonly documentId: string; readonly onLink: (target: PassageTarget) => void }): ReactNode {
  const words = useWords().checklists;
  const pending = usePassage((state) => (state.pendingEvidence?.documentId === documentId ? state.pendingEvidence : null));
  if (pending === null) return null;
  return (
    <Button
      size="compact-xs"
      variant="light"
      fullWidth
      mt={6}
      leftSection={<IconPlus size={14} />}
      onClick={() => {
        usePassage.getState().clearEvidence();
        onLink(pending.target);
      }}
    >
      {words.pendingHere}
    </Button>
  );
}

function UseSelection({
  documentId,
  onLink,
}: {
  readonly documentId: string;
  readonly onLink: (target: PassageTarget) => void;
}): ReactNode {
  const words = useWords().checklists;
  const chosen = usePassage((state) => (state.chosen?.documentId === documentId ? state.chosen.range : null));
  const anchorIndex = useDocuments((state) => {
    const load = state.loads.get(documentId);
    return load?.kind === 'ready' ? load.anchorIndex : null;
  });
  const canLink = chosen !== null && anchorIndex !== null;
  return (
    <Tooltip label={words.addEvidenceHint} disabled={canLink}>
      <Button
        size="compact-xs"
        variant={canLink ? 'light' : 'default'}
        aria-disabled={!canLink}
        leftSection={<IconPlus size={14} />}
        // The press would take the focus, and with it the selection this button is about.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          if (chosen === null || anchorIndex === null) return;
          onLink(describePassage(anchorIndex, chosen));
          // Used: the text is free again, and the next passage is not mixed up with this one.
          usePassage.getState().choosePassage(null);
          document.getSelection()?.removeAllRanges();
        }}
      >
        {words.addEvidence}
      </Button>
    </Tooltip>
  );
}

function AnswerSignature({ author, updatedAt }: { readonly author: string; readonly updatedAt: string }): ReactNode {
  const words = useWords().checklists;
  const time = useTimeWords();
  return updatedAt === '' ? null : <p className={styles.soft}>{words.answeredBy(author, time(updatedAt))}</p>;
}
