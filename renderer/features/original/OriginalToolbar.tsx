import { ActionIcon } from '@mantine/core';
import { IconArrowAutofitWidth, IconChevronDown, IconChevronUp, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './Original.module.css';
import type { LinkNotice } from './use-original-link.ts';

/** Zoom as a person set it: a factor, or the width of the pane. */
export type Zoom = number | 'fit';

const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** The next zoom step up or down from a scale. */
export function zoomStep(scale: number, direction: 1 | -1): number {
  const next = direction > 0 ? STEPS.find((step) => step > scale * 1.01) : STEPS.findLast((step) => step < scale * 0.99);
  return next ?? (direction > 0 ? 4 : 0.25);
}

type ToolbarProps = {
  /** From 0; `null` where the original has no pages. */
  readonly page: number | null;
  readonly pageCount: number;
  readonly onPage: (page: number) => void;
  readonly scale: number;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly notice: LinkNotice;
  /** What is to be known of this kind of original. */
  readonly hint: string | null;
};

/** Page, zoom, and what is to be said of the last jump. */
export function OriginalToolbar({ page, pageCount, onPage, scale, zoom, onZoom, notice, hint }: ToolbarProps): ReactNode {
  const words = useWords().original;
  return (
    <div className={styles.toolbar}>
      {page === null ? null : <PageField page={page} pageCount={pageCount} onPage={onPage} />}
      <span className={styles.hint} title={hint ?? ''}>
        {hint}
      </span>
      <span className={styles.notice} role="status" title={noticeHint(notice, words)}>
        {notice === null ? '' : noticeText(notice, words)}
      </span>
      <span className={styles.percent}>{words.zoom(Math.round(scale * 100))}</span>
      <ActionIcon size="sm" aria-label={words.zoomOut} title={words.zoomOut} onClick={() => onZoom(zoomStep(scale, -1))}>
        <IconZoomOut size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => onZoom(zoomStep(scale, 1))}>
        <IconZoomIn size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        aria-label={words.fitWidth}
        title={words.fitWidth}
        aria-pressed={zoom === 'fit'}
        variant={zoom === 'fit' ? 'light' : 'subtle'}
        color={zoom === 'fit' ? 'ink' : 'gray'}
        onClick={() => onZoom('fit')}
      >
        <IconArrowAutofitWidth size={16} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}

type OriginalWords = ReturnType<typeof useWords>['original'];

function noticeText(notice: Exclude<LinkNotice, null>, words: OriginalWords): string {
  if (notice === 'approximate') return words.approximate;
  return notice === 'not-in-text' ? words.notInText : words.notInOriginal;
}

function noticeHint(notice: LinkNotice, words: OriginalWords): string {
  if (notice === null) return '';
  return notice === 'approximate' ? words.approximateHint : noticeText(notice, words);
}

function PageField({ page, pageCount, onPage }: Pick<ToolbarProps, 'pageCount' | 'onPage'> & { readonly page: number }): ReactNode {
  const words = useWords().original;
  const [typed, setTyped] = useState<string | null>(null);
  const go = (): void => {
    const wanted = Number.parseInt(typed ?? '', 10);
    setTyped(null);
    if (Number.isFinite(wanted)) onPage(Math.max(0, Math.min(pageCount - 1, wanted - 1)));
  };
  return (
    <span className={styles.pages}>
      <ActionIcon
        size="sm"
        aria-label={words.previousPage}
        title={words.previousPage}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronUp size={16} stroke={1.7} />
      </ActionIcon>
      <input
        className={styles.pageInput}
        inputMode="numeric"
        maxLength={5}
        aria-label={words.page}
        title={words.pageLabel(page + 1, pageCount)}
        value={typed ?? String(page + 1)}
        onChange={(event) => setTyped(event.currentTarget.value.replaceAll(/\D/g, ''))}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
      />
      <span className={styles.total}>{words.pageOf(pageCount)}</span>
      <ActionIcon
        size="sm"
        aria-label={words.nextPage}
        title={words.nextPage}
        disabled={page >= pageCount - 1}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronDown size={16} stroke={1.7} />
      </ActionIcon>
    </span>
  );
}
