import { type ReactNode, useId } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { ChecklistTemplate, Verdict } from '#shared/model/checklist.ts';
import styles from './Checklists.module.css';

/** On the conformity scale 符合 comes first, on the yes-no scale 是, which is the finding. */
const ORDER: Readonly<Record<ChecklistTemplate['scale'], readonly Verdict[]>> = {
  conformity: ['met', 'unmet', 'not-applicable', 'open'],
  'yes-no': ['unmet', 'met', 'not-applicable', 'open'],
};

type VerdictChoiceProps = {
  readonly scale: ChecklistTemplate['scale'];
  readonly question: string;
  readonly value: Verdict;
  readonly onChange: (verdict: Verdict) => void;
};

/** The four answers to an item, one of them chosen; arrow keys go through them. */
export function VerdictChoice({ scale, question, value, onChange }: VerdictChoiceProps): ReactNode {
  const words = useWords().checklists;
  const name = useId();
  return (
    <fieldset className={styles.verdicts}>
      <legend className={styles.spoken}>{words.answerOf(question)}</legend>
      {ORDER[scale].map((verdict) => (
        <label key={verdict} className={styles.verdict} data-verdict={verdict} data-chosen={verdict === value || undefined}>
          <input type="radio" name={name} value={verdict} checked={verdict === value} onChange={() => onChange(verdict)} />
          {words.verdicts[scale][verdict]}
        </label>
      ))}
    </fieldset>
  );
}
