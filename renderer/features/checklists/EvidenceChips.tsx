import { Tooltip } from '@mantine/core';
import { IconMapPinOff, IconQuote, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useDocuments } from '#renderer/api/document-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { resolvePassage } from '#shared/domain/anchoring/resolve-passage.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { PassageTarget } from '#shared/model/annotation.ts';
import styles from './EvidenceChips.module.css';

const QUOTE_LENGTH = 22;

type EvidenceChipsProps = {
  readonly documentId: string;
  readonly evidence: readonly PassageTarget[];
  readonly onRemove: (index: number) => void;
};

/** The passages linked to an item; a click goes there. One whose text is gone stays, and says so. */
export function EvidenceChips({ documentId, evidence, onRemove }: EvidenceChipsProps): ReactNode {
  const words = useWords().checklists;
  if (evidence.length === 0) return <span className={styles.soft}>{words.noEvidence}</span>;
  return (
    <ul className={styles.chips}>
      {evidence.map((target, index) => (
        <EvidenceChip key={chipKey(target)} documentId={documentId} target={target} onRemove={() => onRemove(index)} />
      ))}
    </ul>
  );
}

function EvidenceChip({
  documentId,
  target,
  onRemove,
}: {
  readonly documentId: string;
  readonly target: PassageTarget;
  readonly onRemove: () => void;
}): ReactNode {
  const words = useWords().checklists;
  const anchorIndex = useDocuments((state) => {
    const load = state.loads.get(documentId);
    return load?.kind === 'ready' ? load.anchorIndex : null;
  });
  const anchor = anchorIndex === null ? null : resolvePassage(anchorIndex, target);
  const quote = target.selector[1].exact.replace(/\s+/g, ' ').trim();
  const short = quote.length > QUOTE_LENGTH ? `${quote.slice(0, QUOTE_LENGTH)}…` : quote;
  const path = formatClausePath(target.selector[2].path);
  const isOrphan = anchor?.kind === 'orphan';
  const hint = isOrphan
    ? `${words.evidenceOrphan}\n${quote.slice(0, 200)}`
    : `${anchor?.kind === 'moved' ? `${words.evidenceMoved}\n` : ''}${quote.slice(0, 200)}`;
  const go = (): void => {
    if (anchor !== null && anchor.kind !== 'orphan') useWorkspace.getState().showPassage(documentId, anchor.range);
  };
  return (
    <li className={styles.chip} data-orphan={isOrphan || undefined} data-moved={anchor?.kind === 'moved' || undefined}>
      <Tooltip label={hint} multiline maw={320}>
        <button
          type="button"
          className={styles.chipText}
          onClick={go}
          aria-disabled={isOrphan || undefined}
          aria-label={words.goToEvidence(`${path} ${short}`)}
        >
          {isOrphan ? <IconMapPinOff size={13} /> : <IconQuote size={13} />}
          {path === '' ? null : <b>{path}</b>}
          <span>{short}</span>
        </button>
      </Tooltip>
      <button
        type="button"
        className={styles.chipRemove}
        aria-label={words.removeEvidence(short)}
        title={words.removeEvidence(short)}
        onClick={onRemove}
      >
        <IconX size={13} />
      </button>
    </li>
  );
}

/** Tells passages of one item apart, for the list's keys and to link none twice. */
export function chipKey(target: PassageTarget): string {
  const [position, quote] = target.selector;
  return `${target.source} ${position.start} ${position.end} ${quote.exact.length}`;
}
