import { ActionIcon, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { useReview } from '#renderer/api/review-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useProvenance } from '#renderer/i18n/use-provenance.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ValueEditor, type ValueKind } from '#renderer/ui/ValueEditor.tsx';
import { correctMeta } from '#shared/domain/corrections/correct-meta.ts';
import { boundedValue, type CorrectedValue } from '#shared/domain/corrections/corrected-value.ts';
import { metaValue } from '#shared/domain/corrections/meta-values.ts';
import { type Correction, type MetaField, metaField } from '#shared/model/correction.ts';
import styles from './DocumentInfo.module.css';

const NO_CORRECTIONS: readonly Correction[] = [];

const KINDS: Readonly<Partial<Record<MetaField, ValueKind>>> = {
  title: 'text',
  recipients: 'text',
  issueDate: 'date',
  publishDate: 'date',
  effectiveDate: 'date',
  validUntil: 'date',
  commentFrom: 'date',
  commentTo: 'date',
  contacts: 'lines',
};

/** The metadata as the machine read it, each field to be corrected in place; what a person corrected stands with what was read. */
export function MetadataCard({ document }: { readonly document: ReadyDocument }): ReactNode {
  const { documentInfo: words, frame } = useWords();
  const { model, document: view } = document.opened;
  const { review, setCorrection, removeCorrection } = useReview(view.id);
  const tell = useFailureNotice();
  const [editing, setEditing] = useState<MetaField | null>(null);
  const corrections = review?.corrections ?? NO_CORRECTIONS;
  const { meta, corrected } = useMemo(() => correctMeta(model.meta, corrections), [model.meta, corrections]);
  const save = (field: MetaField, value: string): void => {
    const given = { subject: { kind: 'meta' as const }, field, value, machineValue: boundedValue(metaValue(model.meta, field)) };
    setCorrection(given, corrected.get(field)?.correction.id ?? null).catch(tell);
  };
  return (
    <section className={styles.section}>
      <h3>{words.metadata}</h3>
      <dl className={styles.facts}>
        {metaField.options.map((field) => {
          const known = corrected.get(field);
          return (
            <MetaRow
              key={field}
              field={field}
              value={metaValue(meta, field)}
              corrected={known}
              isEditing={editing === field}
              onEdit={() => setEditing(field)}
              onClose={() => setEditing(null)}
              onSave={(value) => save(field, value)}
              onRestore={known === undefined ? null : () => void removeCorrection(known.correction.id).catch(tell)}
            />
          );
        })}
      </dl>
      {meta.commentPeriod?.duration ? (
        <p className={styles.soft}>{frame.labelled(words.commentPeriod, meta.commentPeriod.duration)}</p>
      ) : null}
      <p className={styles.soft}>{words.proposed}</p>
    </section>
  );
}

type RowProps = {
  readonly field: MetaField;
  readonly value: string;
  readonly corrected: CorrectedValue | undefined;
  readonly isEditing: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
  readonly onSave: (value: string) => void;
  readonly onRestore: (() => void) | null;
};

function MetaRow({ field, value, corrected, isEditing, ...actions }: RowProps): ReactNode {
  const { documentInfo: words, corrections: said, frame, papers } = useWords();
  const provenance = useProvenance();
  const kind = KINDS[field] ?? 'line';
  const label = said.edit(words.fields[field]);
  const pencil = (
    <ActionIcon size="xs" aria-label={label} title={label} onClick={actions.onEdit}>
      <IconPencil size={13} stroke={1.7} />
    </ActionIcon>
  );
  return (
    <>
      <dt>{words.fields[field]}</dt>
      <dd className={styles.fact} data-corrected={corrected?.standing}>
        <span className={value === '' ? styles.soft : styles.value}>
          {value === '' ? words.notFound : field === 'kind' || field === 'stage' ? papers[field](value) : value}
        </span>
        {isEditing ? (
          <ValueEditor
            label={label}
            kind={kind}
            value={value}
            {...(kind === 'lines' ? { hint: said.linesHint } : {})}
            words={said}
            onSave={actions.onSave}
            onRestore={actions.onRestore}
            onClose={actions.onClose}
            anchor={pencil}
          />
        ) : (
          pencil
        )}
        {corrected === undefined ? null : (
          <span className={styles.provenance}>
            {frame.labelled(said.corrected, provenance(corrected))}
            {actions.onRestore === null ? null : (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={frame.labelled(said.restore, words.fields[field])}
                onClick={actions.onRestore}
              >
                {said.restoreShort}
              </Button>
            )}
          </span>
        )}
      </dd>
    </>
  );
}
