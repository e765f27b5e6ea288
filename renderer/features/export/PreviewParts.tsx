import type { ReactNode } from 'react';
import type { ExportPreview } from '#shared/contract/review-views.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Export.module.css';

type PartProps = { readonly preview: ExportPreview };

/** What stands above the table: title, head fields, boxes to tick, totals. */
export function PageHead({ preview }: PartProps): ReactNode {
  return (
    <>
      <h3>{preview.title}</h3>
      {preview.subtitle === null ? null : <p className={styles.subtitle}>{preview.subtitle}</p>}
      {preview.head.length === 0 ? null : (
        <p className={styles.head}>
          {preview.head.map((field) => (
            <Field key={field.key} label={field.label} value={field.value} />
          ))}
        </p>
      )}
      {preview.ticks.length === 0 ? null : (
        <p className={styles.line}>
          <Ticks ticks={preview.ticks} />
        </p>
      )}
      {preview.statistics === null ? null : <p className={styles.line}>{preview.statistics}</p>}
    </>
  );
}

/** What stands below the table: conclusion, signatures, the place for the stamp, small print. Below rows left out of the preview too. */
export function PageEnd({ preview }: PartProps): ReactNode {
  return (
    <>
      {preview.closing.map(({ label, ticks, text }) => (
        <div key={label} className={styles.closing}>
          <strong>{label}</strong>
          <span>
            <Ticks ticks={ticks} /> {text}
          </span>
        </div>
      ))}
      {preview.signatures.length === 0 ? null : (
        <p className={styles.signatures}>
          {preview.signatures.map((field) => (
            <Field key={field.label} label={field.label} value={field.value} />
          ))}
        </p>
      )}
      {preview.stamp.length === 0 ? null : (
        <div className={styles.stamp}>
          {preview.stamp.map((field) => (
            <Field key={field.label} label={field.label} value={field.value} />
          ))}
        </div>
      )}
      {preview.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  );
}

function Ticks({ ticks }: { readonly ticks: ExportPreview['ticks'] }): ReactNode {
  return ticks.map(({ label, isTicked }) => (
    <span key={label} className={styles.tick}>
      {isTicked ? '☑' : '□'} {label}
    </span>
  ));
}

/** A label with what is filled in, or a line for the pen; the day of a stamp has no label in the official form. */
function Field({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  const words = useWords().exporting;
  return (
    <span>
      {label === '' ? words.unnamedDate : words.fieldLabel(label)}
      {value === '' ? <span className={styles.blank} /> : value}
    </span>
  );
}
