import { Button, Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { RedlineStretch } from '#renderer/ui/Redline.tsx';
import type { ExportPreview } from '#shared/contract/review-views.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Export.module.css';
import { PageEnd, PageHead } from './PreviewParts.tsx';

/** CSS pixels of a sheet at full size, upright and turned. */
const SHEET_WIDTHS = { portrait: 760, landscape: 1040 } as const;
/** A page made smaller than this cannot be read: it is scrolled instead. */
const LEAST_SCALE = 0.62;

/** The page to come with its first rows, in the proportions of the file: fitted to its frame, or at full size and scrolled. */
export function PreviewTable({ preview }: { readonly preview: ExportPreview | null }): ReactNode {
  const words = useWords().exporting;
  const frame = useElementSize();
  const [isFitted, setFitted] = useState(true);
  if (!preview) return <Loader size="sm" />;
  const sheet = preview.isLandscape ? SHEET_WIDTHS.landscape : SHEET_WIDTHS.portrait;
  const fitting = frame.width === 0 ? 1 : Math.min(1, frame.width / sheet);
  const scale = isFitted ? Math.max(LEAST_SCALE, fitting) : 1;
  const isWider = frame.width > 0 && sheet * scale > frame.width + 1;
  const look: CSSProperties = { width: sheet, zoom: scale };
  return (
    <figure className={styles.preview} aria-label={words.preview}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page larger than its frame is scrolled with the arrow keys */}
      <section ref={frame.ref} className={styles.frame} data-wider={isWider || undefined} tabIndex={0} aria-label={words.preview}>
        <div className={styles.page} style={look}>
          <PageHead preview={preview} />
          <Rows preview={preview} />
          <PageEnd preview={preview} />
        </div>
      </section>
      <figcaption className={styles.caption}>
        <span>{words.previewRows(preview.rows.filter(({ section }) => section === null).length, preview.totalRows)}</span>
        {preview.leftOut === 0 ? null : <span>{words.leftOut(preview.leftOut)}</span>}
        {isWider ? <span className={styles.hint}>{words.previewWider(preview.columns.length)}</span> : null}
        {fitting === 1 ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => setFitted(!isFitted)}>
            {isFitted ? words.fullSize : words.fitWidth}
          </Button>
        )}
      </figcaption>
    </figure>
  );
}

function Rows({ preview }: { readonly preview: ExportPreview }): ReactNode {
  const words = useWords().exporting;
  const whole = preview.columns.reduce((sum, { width }) => sum + width, 0);
  const numbered = preview.rows.map((row, index) => ({ ...row, number: index }));
  return (
    <table>
      <colgroup>
        {preview.columns.map(({ key, width }) => (
          <col key={key} style={{ width: `${(width / whole) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {preview.columns.map((column) => (
            <th key={column.key} scope="col">
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
                <td key={preview.columns[column]?.key ?? column}>{row.runs?.[column] ? <Runs runs={row.runs[column]} /> : cell}</td>
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
  );
}

type PreviewRuns = NonNullable<NonNullable<ExportPreview['rows'][number]['runs']>[number]>;

/** Text with the marks that the file will have. */
function Runs({ runs }: { readonly runs: PreviewRuns }): ReactNode {
  return runs.map(({ text, mark }, index) => {
    // Stretches of a cell never change their order.
    const key = index;
    if (mark === 'deleted' || mark === 'inserted')
      return (
        <RedlineStretch key={key} look={mark === 'deleted' ? 'removed' : 'added'}>
          {text}
        </RedlineStretch>
      );
    return (
      <span key={key} data-mark={mark}>
        {text}
      </span>
    );
  });
}
