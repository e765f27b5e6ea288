import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { type ReadyDocument, useOpenedDocument } from '#renderer/api/document-store.ts';
import { textlessPageWords } from '#renderer/i18n/textless-page-words.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { isEncodingOpen } from '#shared/domain/text/open-encoding.ts';
import { CitationList } from './CitationList.tsx';
import styles from './DocumentInfo.module.css';
import { EncodingMenu } from './EncodingMenu.tsx';
import { FileNoteCounts } from './FileNoteCounts.tsx';
import { MetadataCard } from './MetadataCard.tsx';
import { RepairsPanel } from './RepairsPanel.tsx';

const PAGE_WARNINGS = new Set([
  'no-text',
  'unmapped-fonts',
  'scanned-pages',
  'some-scanned-pages',
  'empty-pages',
  'unusable-text-layer',
  'doubtful-recognition',
]);

type Props = {
  readonly documentId: string;
  /** The versions of the paper it is one of. */
  readonly versions: (documentId: string) => ReactNode;
};

/** What is known about a document: its metadata, its file, what was repaired in it, and what to look out for. */
export function DocumentInfoPanel({ documentId, versions }: Props): ReactNode {
  const words = useWords().documentInfo;
  const load = useOpenedDocument(documentId);
  if (load.kind === 'loading') return <EmptyState icon={<Loader size="sm" />} title="" />;
  if (load.kind === 'failed') return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled panel without a control has to be reachable by keyboard
    <section className={styles.panel} tabIndex={0} aria-label={words.panel}>
      <MetadataCard document={load} />
      <div className={styles.section}>{versions(documentId)}</div>
      <FileFacts document={load} />
      <CitationList document={load} />
      <Warnings document={load} />
      <FileNoteCounts document={load} />
      <RepairsPanel document={load} />
    </section>
  );
}

function FileFacts({ document }: { readonly document: ReadyDocument }): ReactNode {
  const allWords = useWords();
  const words = allWords.documentInfo;
  const time = useTimeWords();
  const { model, document: view, contentHash } = document.opened;
  return (
    <section className={styles.section}>
      <h3>{words.file}</h3>
      <dl className={styles.facts}>
        <Fact label={words.fileName} value={view.fileName} />
        <Fact label={words.place} value={view.relativePath} />
        <Fact
          label={words.format}
          value={new Map<string, string>(Object.entries(words.mediaTypes)).get(model.mediaType) ?? model.mediaType}
        />
        <dt>{words.encoding}</dt>
        <dd>{isEncodingOpen(model) ? <EncodingMenu documentId={view.id} /> : (model.encoding ?? words.noEncoding)}</dd>
        <Fact label={words.size} value={bytesText(view.bytes)} />
        {model.recognition === undefined ? null : (
          <Fact label="OCR" value={allWords.recognition.badge(Math.round(model.recognition.confidence * 100))} />
        )}
        {model.pages === null ? null : <Fact label={words.pages} value={String(model.pages)} />}
        <Fact label={words.characters} value={document.canonical.text.length.toLocaleString()} />
        <Fact label={words.blocks} value={model.blocks.length.toLocaleString()} />
        <Fact label={words.modifiedAt} value={time(view.modifiedAt)} />
        <Fact label={words.readAt} value={time(view.indexedAt)} />
        <Fact label={words.fingerprint} value={contentHash.slice(0, 16)} />
      </dl>
    </section>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string | null }): ReactNode {
  const words = useWords().documentInfo;
  return (
    <>
      <dt>{label}</dt>
      {value === null || value === '' ? <dd className={styles.soft}>{words.notFound}</dd> : <dd>{value}</dd>}
    </>
  );
}

function Warnings({ document }: { readonly document: ReadyDocument }): ReactNode {
  const allWords = useWords();
  const words = allWords.documentInfo;
  const { model } = document.opened;
  // Pages are told apart with their numbers; the codes of the same fact would say it again.
  const pages = textlessPageWords(allWords, model.pagesWithoutText);
  const warnings = model.warnings.filter(({ code }) => pages.length === 0 || !PAGE_WARNINGS.has(code));
  const count = warnings.length + pages.length;
  return (
    <section className={styles.section}>
      <h3>{words.warnings(count)}</h3>
      {count === 0 ? <p className={styles.soft}>{words.noWarnings}</p> : null}
      <ul className={styles.rows}>
        {pages.map((text) => (
          <li key={text} className={styles.warning}>
            {text}
          </li>
        ))}
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.message}`} className={styles.warning} title={warning.message}>
            {words.warningTexts[warning.code] ?? warning.message}
          </li>
        ))}
      </ul>
    </section>
  );
}

function bytesText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString()} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
