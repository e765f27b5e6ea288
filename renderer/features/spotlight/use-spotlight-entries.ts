import { useMemo } from 'react';
import type { DocumentView, OpenedDocument } from '#shared/contract/review-views.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { useDocuments } from '../../api/document-store.ts';
import { useLibrary } from '../../api/library-store.ts';
import { changeSearch } from '../../api/search-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { foldEntry, type SpotlightEntry } from './spotlight-entries.ts';

/** A command that another part of the window offers. */
export type SpotlightCommand = { readonly id: string; readonly label: string; readonly detail: string; readonly run: () => void };

/** Documents named before anything is typed: those used last. */
const RECENT_SHOWN = 6;

const foldedDocuments = new WeakMap<DocumentView, string>();

/** All that can be found: documents of the library, clauses of the one in reading, commands; units come from the library's search. */
export function useSpotlightEntries(commands: readonly SpotlightCommand[], isTyped: boolean): readonly SpotlightEntry[] {
  const documents = useDocumentEntries(isTyped);
  const clauses = useClauseEntries(isTyped);
  return useMemo(
    () => [
      ...documents,
      ...clauses,
      ...commands.map(
        ({ id, label, detail, run }): SpotlightEntry => ({ id, section: 'commands', label, detail, folded: foldEntry(label), run }),
      ),
    ],
    [documents, clauses, commands],
  );
}

function useDocumentEntries(isTyped: boolean): readonly SpotlightEntry[] {
  const documents = useLibrary((state) => state.documents);
  const recent = useWorkspace((state) => state.recentDocuments);
  return useMemo(() => {
    const ranks = new Map(recent.map((id, index) => [id, index]));
    const readable = documents
      .filter((document) => document.state.kind === 'ready' && (isTyped || ranks.has(document.id)))
      .sort((one, other) => (ranks.get(one.id) ?? recent.length) - (ranks.get(other.id) ?? recent.length));
    return (isTyped ? readable : readable.slice(0, RECENT_SHOWN)).map(documentEntry);
  }, [documents, recent, isTyped]);
}

function documentEntry(document: DocumentView): SpotlightEntry {
  const summary = document.state.kind === 'ready' ? document.state.summary : null;
  const label = summary?.title || document.fileName;
  const known = foldedDocuments.get(document);
  const folded = known ?? foldEntry(label, summary?.docNumber ?? '', document.fileName, ...document.tags);
  if (known === undefined) foldedDocuments.set(document, folded);
  const detail = [summary?.docNumber, summary?.issuer, document.fileName].filter((part) => part !== null && part !== undefined).join(' · ');
  const run = (): void => useWorkspace.getState().openDocument(document.id, { where: 'active' });
  return { id: `document ${document.id}`, section: 'documents', label, detail, folded, run };
}

/** The document in reading, where its text is there. */
function useDocumentInReading(): OpenedDocument | null {
  const documentId = useWorkspace((state) => state.panes[state.activePane]?.documentId ?? null);
  const load = useDocuments((state) => (documentId === null ? undefined : state.loads.get(documentId)));
  return load?.kind === 'ready' ? load.opened : null;
}

function useClauseEntries(isTyped: boolean): readonly SpotlightEntry[] {
  const words = useWords().spotlight;
  const opened = useDocumentInReading();
  return useMemo(() => {
    if (opened === null || !isTyped) return [];
    const paths = new Map(opened.model.blocks.map(({ id, path }) => [id, path]));
    return opened.model.outline.map(({ title, label, block }, index): SpotlightEntry => {
      const path = (paths.get(block) ?? []).join('');
      return {
        id: `clause ${index}`,
        section: 'clauses',
        label: `${label}${title}`,
        detail: path === '' ? words.clauseOf(titleOf(opened.model)) : `${path} · ${titleOf(opened.model)}`,
        folded: foldEntry(title, `${path}${title}`, path),
        run: () => useWorkspace.getState().openDocument(opened.document.id, { where: 'active', blockId: block }),
      };
    });
  }, [opened, isTyped, words]);
}

function titleOf(model: Pick<DocumentModel, 'meta'>): string {
  return model.meta.title;
}

/** Searches the library for what was typed. */
export function searchLibraryFor(query: string): void {
  changeSearch({ query, filters: {} });
  useWorkspace.getState().goTo('search');
}
