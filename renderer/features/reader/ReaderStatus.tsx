import type { ReactNode } from 'react';
import { useOpenedDocument } from '#renderer/api/document-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { clausePathAt } from './clause-path-at.ts';
import styles from './ReaderStatus.module.css';

/** What the status line says of the active text: clause, place, length, what is chosen, linking. Empty on other screens. */
export function ReaderStatus(): ReactNode {
  const documentId = useWorkspace((state) => (state.screen === 'reader' ? (state.panes[state.activePane]?.documentId ?? null) : null));
  return documentId === null ? null : <DocumentStatus documentId={documentId} />;
}

function DocumentStatus({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords().reader;
  const load = useOpenedDocument(documentId);
  const blockIndex = useWorkspace((state) => state.panes[state.activePane]?.blockIndex ?? 0);
  const paneCount = useWorkspace((state) => state.panes.length);
  const isLinked = useWorkspace((state) => state.isScrollLinked);
  const chosen = usePassage((state) => (state.chosen?.documentId === documentId ? state.chosen.range : null));
  if (load.kind !== 'ready') return null;
  const { model } = load.opened;
  // What is chosen is what a person speaks of; its clause may stand further down than the upper edge.
  const clauseBlock = chosen === null ? blockIndex : load.canonical.locate(chosen.start).blockIndex;
  const page = model.blocks[blockIndex]?.page ?? null;
  return (
    <>
      <span className={styles.path}>{clausePathAt(model, clauseBlock) || words.noClause}</span>
      {page === null ? null : <span>{words.pageOf(page)}</span>}
      <span>{words.blockOf(blockIndex + 1, model.blocks.length)}</span>
      <span>{words.charactersOf(load.canonical.text.length)}</span>
      {chosen === null ? null : <span className={styles.chosen}>{words.chosenCharacters(chosen.end - chosen.start)}</span>}
      {paneCount > 1 ? <span>{isLinked ? words.linked : words.unlinked}</span> : null}
    </>
  );
}
