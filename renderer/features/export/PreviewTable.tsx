import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ExportPreview } from '#shared/contract/review-views.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Export.module.css';

/** The head of the page to come and its first rows. */
export function PreviewTable({ preview }: { readonly preview: ExportPreview | null }): ReactNode {
  const words = useWords().exporting;
  if (!preview) return <Loader size="sm" />;
  const numbered = preview.rows.map((row, index) => ({ ...row, number: index }));
  return (
    <figure className={styles.preview} aria-label={words.preview}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page wider than its frame is scrolled with the arrow keys */}
      <section className={styles.page} tabIndex={0} aria-label={words.preview}>
        <h3>{preview.title}</h3>
        <p className={styles.head}>
          {preview.head.map((field) => (
            <span key={field.key}>
              {field.label}：{field.value || '　　　　'}
            </span>
          ))}
        </p>
        <table>
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column.key} scope="col" data-type={column.type}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.length === 0 ? (
              <tr>
                <td className={styles.empty} colSpan={preview.columns.length}>
                  {words.noRows}
                </td>
              </tr>
            ) : null}
            {numbered.map((row) =>
              row.section === null ? (
                <tr key={row.number}>
                  {row.cells.map((cell, column) => (
                    <td key={preview.columns[column]?.key ?? column}>{cell}</td>
                  ))}
                </tr>
              ) : (
                <tr key={row.number} className={styles.section}>
                  <td colSpan={preview.columns.length}>{row.section}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </section>
      <figcaption>{words.previewRows(preview.rows.filter(({ section }) => section === null).length, preview.totalRows)}</figcaption>
    </figure>
  );
}
