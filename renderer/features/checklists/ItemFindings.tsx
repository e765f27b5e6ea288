import { Button } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useOpenedDocument } from '#renderer/api/document-store.ts';
import { showFinding } from '#renderer/api/finding-actions.ts';
import { findingEvidence } from '#renderer/api/finding-places.ts';
import { focusFinding, useFindingsState } from '#renderer/api/findings-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { blocksBeforeClauses } from '#shared/domain/structure/blocks-before-clauses.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { PassageTarget } from '#shared/model/annotation.ts';
import type { Finding } from '#shared/model/finding.ts';
import { chipKey } from './EvidenceChips.tsx';
import styles from './ItemFindings.module.css';

/** Findings shown under one item. */
const SHOWN = 8;

/** What the checks found for one item: proposals to look at, each of which can become evidence. */
export function ItemFindings({
  documentId,
  findings,
  evidence,
  onLink,
}: {
  readonly documentId: string;
  readonly findings: readonly Finding[];
  /** What the answer rests on already. */
  readonly evidence: readonly PassageTarget[];
  readonly onLink: (target: PassageTarget) => void;
}): ReactNode {
  const { findings: words, annotations } = useWords();
  const load = useOpenedDocument(documentId);
  const found = useFindingsState((state) => state.loads.get(documentId));
  if (findings.length === 0 || load.kind !== 'ready') return null;
  const { blocks } = load.opened.model;
  const preamble = new Set(blocks.slice(0, blocksBeforeClauses(blocks)).map(({ id }) => id));
  const outside = (block: string | undefined): string =>
    block === undefined ? words.wholeDocument : preamble.has(block) ? words.preamble : annotations.noClause;
  const textKey = found?.kind === 'ready' && found.textKey === load.opened.document.textKey ? found.textKey : null;
  const shown = findings.slice(0, SHOWN).map((finding) => ({ finding, target: findingEvidence(load, finding, textKey) }));
  const used = new Set(evidence.map(chipKey));
  const reversed = findings.filter((finding) => finding.reversed).length;
  const isUsed = (target: PassageTarget | null): boolean => target !== null && used.has(chipKey(target));
  const title = words.ofItem(findings.length - reversed, reversed);
  return (
    <section className={styles.findings} aria-label={title}>
      <h4 className={styles.title}>{title}</h4>
      <ul className={styles.list}>
        {shown.map(({ finding, target }) => (
          <li key={finding.id} className={styles.finding} data-reversed={finding.reversed || undefined}>
            <button
              type="button"
              className={styles.message}
              title={words.goThere}
              onClick={() => {
                focusFinding(documentId, finding.id, 'card');
                showFinding(load, finding);
              }}
            >
              <span className={styles.path}>{formatClausePath(finding.path) || outside(finding.passage?.block)}</span>
              {finding.reversed ? `${words.reversed} · ` : ''}
              {words.message(finding)}
            </button>
            {finding.passage === null ? null : (
              <Button
                size="compact-xs"
                variant="light"
                leftSection={isUsed(target) ? <IconCheck size={13} /> : <IconPlus size={13} />}
                disabled={target === null || isUsed(target)}
                onClick={() => {
                  if (target !== null) onLink(target);
                }}
              >
                {isUsed(target) ? words.usedAsEvidence : words.useAsEvidence}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
