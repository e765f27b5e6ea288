import type { Block, DocumentMeta, DocumentModel, OutlineEntry, Warning } from '#shared/model/document.ts';
import { DOCUMENT_FORMAT } from '#shared/model/document-format.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import type { RepairedText } from '../repair/repaired-text.ts';
import { readBlockKind } from './block-kind.ts';
import { type DocumentLayout, layOutDocument } from './document-layout.ts';
import { readDocumentTitle } from './document-title.ts';
import { listTableEntries, readListTable } from './list-tables.ts';
import { readMetadata } from './metadata.ts';
import { type ClauseTree, outlineEntry, readClauseTree } from './outline.ts';
import { findReferences } from './references.ts';
import { type PlacedListTable, readTasks } from './tasks.ts';
import { toTextLines } from './text-line.ts';
import { findWarnings } from './warnings.ts';

/** Rises whenever the same text would be understood differently: stored models of an older version are rebuilt. */
export const UNDERSTANDING_VERSION = 11;

/** What a document is made from: what was read, how it was repaired, and the file's name for want of a title. */
export interface DocumentSource {
  readonly extraction: Extraction;
  readonly repaired: RepairedText;
  readonly fileName: string;
}

/** The document as the application knows it: blocks with clause paths, outline, metadata, tasks, references, warnings. Linear in the text. */
export function understandDocument(source: DocumentSource): DocumentModel {
  const { extraction, repaired } = source;
  const lines = toTextLines(repaired.blocks, repaired.repairs);
  const layout = layOutDocument(lines, repaired.furniture);
  const tree = readClauseTree(layout);
  const tables = layout.lines.flatMap((line): readonly PlacedListTable[] => {
    const table = line.rows === null ? null : readListTable(line.rows);
    return table === null ? [] : [{ line: line.index, table }];
  });
  const title = readDocumentTitle(layout, source.fileName);
  const meta = readMetadata(layout, title, source.fileName);
  const tasks = readTasks(layout, tree, tables, {
    pageTitle: title.source === 'header' ? title.title : '',
    baseDay: meta.issueDate ?? meta.publishDate ?? yearOf(meta),
  });
  const blocks = repaired.blocks.map((block, index): Block => {
    const clause = tree.clauseOf[index] ?? null;
    const own = clause !== null && clause.line === index ? clause : null;
    return {
      id: `b${index + 1}`,
      kind: readBlockKind(layout, index, own),
      level: own?.level ?? null,
      label: own === null || own.label === '' ? null : own.label,
      text: block.rows === null ? block.text : '',
      rows: block.rows === null ? null : block.rows.map((row) => [...row]),
      path: [...(clause?.path ?? [])],
      page: block.page,
      ...(block.confidence === undefined ? {} : { confidence: block.confidence }),
    };
  });
  return {
    format: DOCUMENT_FORMAT,
    mediaType: extraction.mediaType,
    encoding: extraction.encoding,
    pages: extraction.pages,
    meta,
    blocks,
    outline: outlineOf(layout, tree, tables),
    tasks,
    references: findReferences(layout, meta.docNumber),
    repairs: [...repaired.repairs],
    undoneRepairs: [...repaired.undone],
    warnings: withoutRepeats([...extraction.warnings, ...findWarnings(layout, tree, title, tasks)]),
    remarks: [...repaired.remarks],
    revisions: [...repaired.revisions],
    pagesWithoutText: extraction.pagesWithoutText,
    ...(extraction.recognition === undefined ? {} : { recognition: extraction.recognition }),
  };
}

/** The year that an undated document names in its number or its title; `null` where it names none. */
function yearOf(meta: DocumentMeta): string | null {
  return (
    /[〔［[（(【]((?:19|20)\d{2})/.exec(meta.docNumber ?? '')?.[1] ?? /((?:19|20)\d{2})(?:年|[—–－~～至-])/.exec(meta.title)?.[1] ?? null
  );
}

/** Headings and the rows of list tables, in reading order. */
function outlineOf(layout: DocumentLayout, tree: ClauseTree, tables: readonly PlacedListTable[]): OutlineEntry[] {
  const placed = [
    ...tree.clauses
      .filter((clause) => clause.isEntry)
      .map((clause) => ({ line: clause.line, entries: [outlineEntry(clause, layout.lines)] })),
    ...tables.map(({ line, table }) => ({
      line,
      entries: listTableEntries(table, tree.clauseOf[line]?.level ?? 0, `b${line + 1}`, layout.lines[line]?.isRepaired ?? false),
    })),
  ];
  return placed.sort((left, right) => left.line - right.line).flatMap((entry) => entry.entries);
}

/** The first warning of each code: a reader of formats may have said the same already. */
function withoutRepeats(warnings: readonly Warning[]): Warning[] {
  const codes = new Set<string>();
  return warnings.filter((warning) => {
    if (codes.has(warning.code)) return false;
    codes.add(warning.code);
    return true;
  });
}
