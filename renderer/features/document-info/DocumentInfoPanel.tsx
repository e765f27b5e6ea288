import { Button, Loader } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type ReadyDocument, useOpenedDocument } from '#renderer/api/document-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { CommentPeriod, Repair } from '#shared/model/document.ts';
import styles from './DocumentInfo.module.css';

/** Repairs drawn at a time; a badly broken file has thousands. */
const REPAIR_STEP = 60;
const TEXT_LENGTH = 160;

/** What is known about a document: its metadata, its file, what was repaired in it, and what to look out for. */
export function DocumentInfoPanel({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().documentInfo;
  const load = useOpenedDocument(documentId);
  if (load.kind === 'loading') return <EmptyState icon={<Loader size="sm" />} title="" />;
  if (load.kind === 'failed') return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled panel without a control has to be reachable by keyboard
    <section className={styles.panel} tabIndex={0} aria-label={words.panel}>
      <Metadata document={load} />
      <FileFacts document={load} />
      <Warnings document={load} />
      <Repairs key={load.opened.contentHash} document={load} />
    </section>
  );
}

function Metadata({ document }: { readonly document: ReadyDocument }): ReactNode {
  const words = useWords().documentInfo;
  const { meta } = document.opened.model;
  const rows: readonly (readonly [string, string | null])[] = [
    [words.title, meta.title],
    [words.docNumber, meta.docNumber],
    [words.issuer, meta.issuer],
    [words.kind, meta.kind],
    [words.stage, meta.stage],
    [words.issueDate, meta.issueDate],
    [words.publishDate, meta.publishDate],
    [words.effectiveDate, meta.effectiveDate],
    [words.indexNumber, meta.indexNumber],
    [words.recipients, meta.recipients],
    [words.commentPeriod, periodText(meta.commentPeriod, words)],
  ];
  return (
    <section className={styles.section}>
      <h3>{words.metadata}</h3>
      <dl className={styles.facts}>
        {rows.map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
        {meta.contacts.map((contact) => (
          <Fact key={`${contact.kind} ${contact.value}`} label={words.contactKinds[contact.kind]} value={contact.value} />
        ))}
      </dl>
      <p className={styles.soft}>{words.proposed}</p>
    </section>
  );
}

function FileFacts({ document }: { readonly document: ReadyDocument }): ReactNode {
  const words = useWords().documentInfo;
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
        <Fact label={words.encoding} value={model.encoding ?? words.noEncoding} />
        <Fact label={words.size} value={bytesText(view.bytes)} />
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
  const words = useWords().documentInfo;
  const { warnings } = document.opened.model;
  return (
    <section className={styles.section}>
      <h3>{words.warnings(warnings.length)}</h3>
      {warnings.length === 0 ? <p className={styles.soft}>{words.noWarnings}</p> : null}
      <ul className={styles.rows}>
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.message}`} className={styles.warning} title={warning.message}>
            {words.warningTexts[warning.code] ?? warning.message}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Repairs({ document }: { readonly document: ReadyDocument }): ReactNode {
  const words = useWords().documentInfo;
  const [limit, setLimit] = useState(REPAIR_STEP);
  const { repairs } = document.opened.model;
  const rest = repairs.length - limit;
  return (
    <section className={styles.section}>
      <h3>{words.repairs(repairs.length)}</h3>
      {repairs.length === 0 ? <p className={styles.soft}>{words.noRepairs}</p> : null}
      <ul className={styles.rows}>
        {repairs.slice(0, limit).map((repair, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: repairs have no identity but their place in the model
          <RepairRow key={index} repair={repair} document={document} />
        ))}
      </ul>
      {rest > 0 ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setLimit(limit + REPAIR_STEP)}>
          {words.more(Math.min(rest, REPAIR_STEP))}
        </Button>
      ) : null}
    </section>
  );
}

function RepairRow({ repair, document }: { readonly repair: Repair; readonly document: ReadyDocument }): ReactNode {
  const words = useWords().documentInfo;
  const { model, document: view } = document.opened;
  const blockIndex = repair.block === null ? -1 : model.blocks.findIndex((block) => block.id === repair.block);
  const go = (): void => {
    const start = document.canonical.blockStarts[blockIndex] ?? 0;
    const at = repair.after === '' ? -1 : (model.blocks[blockIndex]?.text.indexOf(repair.after) ?? -1);
    const range =
      at < 0
        ? { start, end: document.canonical.offsetOf(blockIndex, Number.MAX_SAFE_INTEGER) }
        : { start: start + at, end: start + at + repair.after.length };
    useWorkspace.getState().showPassage(view.id, range);
  };
  return (
    <li className={styles.repair}>
      <div className={styles.repairHead}>
        <span className={styles.kind}>{words.repairKinds[repair.kind]}</span>
        {repair.certain ? null : <span className={styles.presumed}>{words.presumed}</span>}
        <span className={styles.path}>{blockIndex < 0 ? words.liftedOut : formatClausePath(model.blocks[blockIndex]?.path ?? [])}</span>
        {blockIndex < 0 ? null : (
          <Button size="compact-xs" variant="subtle" onClick={go}>
            {words.goThere}
          </Button>
        )}
      </div>
      <dl className={styles.change}>
        <dt>{words.before}</dt>
        <dd>{shortText(repair.before)}</dd>
        {repair.after === '' ? null : (
          <>
            <dt>{words.after}</dt>
            <dd>{shortText(repair.after)}</dd>
          </>
        )}
      </dl>
    </li>
  );
}

function periodText(period: CommentPeriod | null, words: { readonly from: string; readonly to: string }): string | null {
  if (period === null) return null;
  const parts = [
    period.from === null ? null : `${period.from} ${words.from}`,
    period.to === null ? null : `${period.to} ${words.to}`,
    period.duration,
  ];
  return parts.filter((part) => part !== null).join('，');
}

function shortText(text: string): string {
  return text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH)}…` : text;
}

function bytesText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString()} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
