import type { ListCounter, Numbering } from '#shared/domain/numbering/count-lists.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import type { InlineContent, InlineState } from './read-inline.ts';

/** What the walk through one story of a document (body, header, note) carries along. */
export interface WordReader {
  readonly inline: InlineState;
  readonly numbering: Numbering;
  readonly nextListNumber: ListCounter;
  /** Lists in notes count for themselves. */
  readonly nextNoteListNumber: ListCounter;
  readonly notes: NoteStore;
  /** Table of contents and other text that is not read as part of the document. */
  readonly furniture: string[];
  readonly warnings: Set<string>;
  /** Web pages that stand for paragraphs, by relationship. */
  readonly pages: ReadonlyMap<string, readonly SourceBlock[]>;
  /** Content of a paragraph whose end was deleted: it flows into the next one. */
  carried: InlineContent | null;
}

/** Notes by kind and id, numbered as they are first met. */
export interface NoteStore {
  readonly footnote: ReadonlyMap<string, XmlElement>;
  readonly endnote: ReadonlyMap<string, XmlElement>;
  readonly counts: { footnote: number; endnote: number };
}

/** Marks that wait for text: whoever takes them puts them into its own. */
export function takePending({ inline }: WordReader): string {
  const marks = inline.marginalia.pending;
  inline.marginalia.pending = '';
  return marks;
}

/** Where the blocks of a story, or of one table cell, are gathered. */
export type BlockSink = SourceBlock[];
