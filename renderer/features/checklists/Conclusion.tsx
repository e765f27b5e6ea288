import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import type { ConclusionGiven } from '#renderer/api/review-actions.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { SavingText } from '#renderer/ui/SavingText.tsx';
import type { ChecklistProgress } from '#shared/domain/review/checklist-progress.ts';
import { verdictOf } from '#shared/domain/review/checklist-progress.ts';
import { conclusionInEnglish } from '#shared/domain/review/checklist-templates/english-words.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import styles from './Checklists.module.css';
import { OtherAnswers } from './OtherAnswers.tsx';

type ConclusionProps = {
  readonly run: ChecklistRun;
  readonly progress: ChecklistProgress;
  readonly onGoTo: (itemId: string) => void;
  readonly onConclude: (change: Partial<ConclusionGiven>) => Promise<void>;
};

/** What is still open, and the conclusion: written by a person, never filled in. */
export function Conclusion({ run, progress, onGoTo, onConclude }: ConclusionProps): ReactNode {
  const words = useWords().checklists;
  const isEnglish = useLibrary((state) => state.settings.language === 'en');
  const time = useTimeWords();
  const choice = run.conclusion?.choice ?? '';
  const text = run.conclusion?.text ?? '';
  const openItems = run.template.items.filter((item) => verdictOf(run, item.id) === 'open');
  return (
    <section className={styles.conclusion} aria-label={words.conclusion}>
      <h3 className={styles.sectionTitle}>{words.openItems}</h3>
      {openItems.length === 0 ? (
        <p className={styles.soft}>{words.noneOpen}</p>
      ) : (
        <ul className={styles.openItems}>
          {openItems.map((item) => (
            <li key={item.id}>
              <button type="button" title={item.question} onClick={() => onGoTo(item.id)}>
                {item.id}
              </button>
            </li>
          ))}
        </ul>
      )}
      {progress.unmet > 0 ? (
        <p className={styles.soft}>{words.unmetItemsText(progress.unmet)}</p>
      ) : (
        <p className={styles.soft}>{words.noHitsNotice}</p>
      )}
      <h3 className={styles.sectionTitle}>{words.conclusion}</h3>
      <p className={styles.soft}>{words.conclusionText}</p>
      {openItems.length > 0 ? <p className={styles.soft}>{words.conclusionWithOpen(openItems.length)}</p> : null}
      <Select
        size="xs"
        label={words.conclusionChoice}
        placeholder={words.conclusionPlaceholder}
        data={run.template.conclusions.map((value) => ({ value, label: isEnglish ? conclusionInEnglish(run.template.id, value) : value }))}
        value={choice === '' ? null : choice}
        clearable
        onChange={(value) => void onConclude({ choice: value ?? '' }).catch(() => undefined)}
      />
      <SavingText
        label={words.conclusionNote}
        placeholder={words.conclusionNote}
        value={text}
        words={words}
        onSave={(changed) => onConclude({ text: changed })}
      />
      {run.conclusion === null || (choice === '' && text === '') ? null : (
        <p className={styles.soft}>{words.answeredBy(run.conclusion.author, time(run.conclusion.updatedAt))}</p>
      )}
      <OtherAnswers
        others={(run.conclusion?.others ?? []).map((other) => ({
          ...other,
          choice: isEnglish ? conclusionInEnglish(run.template.id, other.choice) : other.choice,
        }))}
      />
      <p className={styles.soft}>{words.disclaimer}</p>
    </section>
  );
}
