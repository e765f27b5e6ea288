import type { ReactNode } from 'react';
import { useOpenedDocument } from '#renderer/api/document-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { blocksBeforeClauses } from '#shared/domain/structure/blocks-before-clauses.ts';
import { clausePathAt } from './clause-path-at.ts';
import { useCurrentBlock } from './current-block.ts';
import styles from './ReaderStatus.module.css';

type StatusProps = { readonly encodingOf: (documentId: string) => ReactNode };

/** What the status line says of the active text: clause, place, length, what is chosen, linking. Empty on other screens. */
export function ReaderStatus({ encodingOf }: StatusProps): ReactNode {
  const documentId = useWorkspace((state) => (state.screen === 'reader' ? (state.panes[state.activePane]?.documentId ?? null) : null));
  return documentId === null ? null : <DocumentStatus documentId={documentId} encodingOf={encodingOf} />;
}

function DocumentStatus({ documentId, encodingOf }: StatusProps & { readonly documentId: string }): ReactNode {
  const { reader: words, findings } = useWords();
  const load = useOpenedDocument(documentId);
  const blockIndex = useCurrentBlock();
  const paneCount = useWorkspace((state) => state.panes.length);
  const isLinked = useWorkspace((state) => state.isScrollLinked);
  const chosen = usePassage((state) => (state.chosen?.documentId === documentId ? state.chosen.range : null));
  if (load.kind !== 'ready') return null;
  const { model } = load.opened;
  const blockCount = model.blocks.length;
  if (blockCount === 0) return <span>{words.charactersOf(0)}</span>;
  const page = model.blocks[blockIndex]?.page ?? null;
  const outside = blockIndex < blocksBeforeClauses(model.blocks) ? findings.preamble : words.noClause;
  return (
    <>
      <span className={styles.path}>{clausePathAt(model, blockIndex) || outside}</span>
      {page === null ? null : <span>{words.pageOf(page)}</span>}
      <span>{words.blockOf(Math.min(blockIndex + 1, blockCount), blockCount)}</span>
      <span>{words.charactersOf(load.canonical.text.length)}</span>
      {encodingOf(documentId)}
      {chosen === null ? null : <span className={styles.chosen}>{words.chosenCharacters(chosen.end - chosen.start)}</span>}
      {paneCount > 1 ? isLinked ? <LinkKind /> : <span>{words.unlinked}</span> : null}
    </>
  );
}

/** How the panes follow each other; pressed, they do it by topic instead of by clause, and back. */
function LinkKind(): ReactNode {
  const words = useWords().reader;
  const isByTopic = useWorkspace((state) => state.linksByTopic);
  return (
    <button
      type="button"
      className={styles.link}
      title={isByTopic ? words.linkByClause : words.linkByTopic}
      onClick={() => useWorkspace.getState().toggleLinkTopic()}
    >
      {isByTopic ? words.linkedByTopic : words.linkedStatus}
    </button>
  );
}
