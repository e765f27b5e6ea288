import type { ListMark } from '#shared/domain/numbering/count-lists.ts';
import { formatListNumber } from '#shared/domain/numbering/format-list-number.ts';
import type { SourceStyle } from '#shared/model/extraction.ts';
import { marksOf, withoutMarks } from '../marginalia/text-marks.ts';
import { isBlank, labelled, noteBlock, paragraphBlock, visibleLines } from '../source-blocks.ts';
import { childElement, type XmlElement } from '../xml/parse-xml.ts';
import {
  collectInline,
  commentMark,
  emptyInline,
  handOf,
  type InlineContent,
  type NoteReference,
  shownAlternative,
} from './read-inline.ts';
import type { ParagraphStyle } from './read-styles.ts';
import { readTable } from './read-table.ts';
import { centredOf, outlineLevelOf, propertyValue } from './word-property.ts';
import { type BlockSink, takePending, type WordReader } from './word-reader.ts';

/** Block-level wrappers that are looked through. */
const WRAPPERS = new Set(['w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

/** List and level of a paragraph: its own properties win, then its style's; list 0 takes a paragraph out of all lists. */
function listOf(properties: XmlElement | null, style: ParagraphStyle, reader: WordReader): { id: string; level: number } | null {
  const own = childElement(properties, 'w:numPr');
  const id = propertyValue(own, 'w:numId') ?? style.listId;
  if (id === null || id === '0') return null;
  const ownLevel = propertyValue(own, 'w:ilvl');
  if (ownLevel !== null) return { id, level: Number(ownLevel) };
  const bound = [...(reader.numbering.get(id)?.levels ?? [])].find(
    ([, level]) => level.paragraphStyle === style.listStyle && style.listStyle !== null,
  );
  return { id, level: bound?.[0] ?? style.listLevel ?? 0 };
}

/** Text with its label in front. */
export function withLabel(mark: ListMark | null, text: string): string {
  if (mark === null || mark.label === '') return text;
  return mark.suffix === 'nothing' ? mark.label + text : labelled(mark.label, text);
}

function styleOf(properties: XmlElement | null, style: ParagraphStyle, mark: ListMark | null): SourceStyle {
  const own = outlineLevelOf(properties);
  const level = own === null ? style.outlineLevel : own;
  return {
    headingLevel: level === 0 ? null : level,
    listLabel: mark === null || mark.label === '' ? null : mark.label,
    isTitle: style.name === 'title',
    isCentred: centredOf(properties) ?? style.isCentred ?? false,
  };
}

/** Notes what was done to the end of the paragraph in revision mode. True where it was deleted: as it stands, the next paragraph goes on in the same line. */
function noteEnd(properties: XmlElement | null, reader: WordReader, content: InlineContent): boolean {
  const mark = childElement(properties, 'w:rPr');
  const { inline } = reader;
  const insertion = childElement(mark, 'w:ins') ?? childElement(mark, 'w:moveTo');
  if (insertion !== null) {
    const { number, text } = inline.marginalia.mark();
    const kind = insertion.name === 'w:ins' ? 'insertion' : 'move-to';
    inline.marginalia.noteInsertion(kind, handOf(insertion), { from: number, to: number, text: '\n' });
    content.text += text;
  }
  const deletion = childElement(mark, 'w:del') ?? childElement(mark, 'w:moveFrom');
  if (deletion === null) return false;
  inline.hasRevisions = true;
  content.text += inline.marginalia.noteDeletion(deletion.name === 'w:del' ? 'deletion' : 'move-from', handOf(deletion), '\n');
  return true;
}

function readNote(reference: NoteReference, reader: WordReader, sink: BlockSink): void {
  const content = reader.notes[reference.kind].get(reference.id);
  if (content === undefined) return;
  if (!reference.hasOwnMark) reader.notes.counts[reference.kind] += 1;
  const number = reader.notes.counts[reference.kind];
  const label = formatListNumber(number, reference.kind === 'endnote' ? 'lowerRoman' : 'decimal');
  const blocks: BlockSink = [];
  // A note cannot hold notes: without this, a note that refers to itself would never end.
  const notes = { footnote: new Map(), endnote: new Map(), counts: { footnote: 0, endnote: 0 } };
  readBlocks(content, { ...reader, nextListNumber: reader.nextNoteListNumber, notes, carried: null }, blocks);
  const text = blocks.map((block) => block.text).join('\n');
  if (!isBlank(text)) sink.push(noteBlock(reference.hasOwnMark ? '' : label, text));
}

function takeContent(paragraph: XmlElement, reader: WordReader): InlineContent {
  const content = reader.carried ?? emptyInline();
  reader.carried = null;
  content.text += takePending(reader);
  collectInline(paragraph, reader.inline, content);
  return content;
}

/** Reads a paragraph into blocks: one for each of its lines, then its text boxes and notes. */
function readParagraph(paragraph: XmlElement, reader: WordReader, sink: BlockSink): void {
  const properties = childElement(paragraph, 'w:pPr');
  const style = reader.inline.styles.paragraph(propertyValue(properties, 'w:pStyle'));
  const content = takeContent(paragraph, reader);
  if (noteEnd(properties, reader, content)) {
    reader.carried = content;
    return;
  }
  const list = listOf(properties, style, reader);
  const mark = list === null ? null : reader.nextListNumber(list.id, list.level);
  const lines = style.isHidden ? [] : visibleLines(content.text);
  if (lines.length === 0) reader.inline.marginalia.pending += marksOf(content.text);
  if (/^(toc\b|table of (figures|authorities))/.test(style.name)) reader.furniture.push(...lines.map(withoutMarks));
  else {
    const evidence = styleOf(properties, style, mark);
    for (const [index, line] of lines.entries()) {
      sink.push(index === 0 ? paragraphBlock(withLabel(mark, line), evidence) : paragraphBlock(line, { ...evidence, listLabel: null }));
    }
  }
  for (const box of content.boxes) readBlocks(box, { ...reader, carried: null }, sink);
  for (const note of content.notes) readNote(note, reader, sink);
}

function isTableOfContents(control: XmlElement): boolean {
  const gallery = propertyValue(childElement(childElement(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
  return gallery === 'Table of Contents';
}

function readControl(control: XmlElement, reader: WordReader, sink: BlockSink): void {
  const content = childElement(control, 'w:sdtContent');
  if (content === null) return;
  if (!isTableOfContents(control)) {
    readBlocks(content, reader, sink);
    return;
  }
  const contents: BlockSink = [];
  readBlocks(content, reader, contents);
  reader.furniture.push(...contents.map((block) => withoutMarks(block.text)).filter((text) => text !== ''));
}

function readEmbedded(element: XmlElement, reader: WordReader, sink: BlockSink): void {
  const page = reader.pages.get(element.attributes['r:id'] ?? '');
  if (page === undefined) reader.warnings.add('embedded-part');
  else for (const block of page) sink.push(block);
}

/** Reads one block-level element of a story into `sink`. */
export function readBlock(element: XmlElement, reader: WordReader, sink: BlockSink): void {
  const { name } = element;
  if (name === 'w:p') readParagraph(element, reader, sink);
  else if (name === 'w:tbl') readTable(element, reader, sink, readBlocks);
  else if (name === 'w:sdt') readControl(element, reader, sink);
  else if (WRAPPERS.has(name)) readBlocks(element, reader, sink);
  else if (name === 'w:altChunk') readEmbedded(element, reader, sink);
  else if (name.startsWith('w:comment')) reader.inline.marginalia.pending += commentMark(element, reader.inline.marginalia) ?? '';
  else if (name === 'mc:AlternateContent') {
    const shown = shownAlternative(element);
    if (shown !== null) readBlocks(shown, reader, sink);
  }
}

/** Reads the block-level children of an element into `sink`. */
export function readBlocks(parent: XmlElement, reader: WordReader, sink: BlockSink): void {
  for (const child of parent.children) if (typeof child !== 'string') readBlock(child, reader, sink);
  flushCarried(reader, sink);
}

/** Content that waited for a next paragraph which never came. */
export function flushCarried(reader: WordReader, sink: BlockSink): void {
  const text = reader.carried?.text ?? '';
  reader.carried = null;
  if (isBlank(text)) reader.inline.marginalia.pending += marksOf(text);
  for (const line of visibleLines(text))
    sink.push(paragraphBlock(line, { headingLevel: null, listLabel: null, isTitle: false, isCentred: false }));
}
