import { createListCounter } from '#shared/domain/numbering/count-lists.ts';
import type { Warning } from '#shared/model/document.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import { extractionOf } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { Marginalia, TRACKED_CHANGES } from '../marginalia/marginalia.ts';
import { paragraphBlock } from '../source-blocks.ts';
import { childElements, type XmlElement } from '../xml/parse-xml.ts';
import type { ZipArchive } from '../zip/open-zip.ts';
import { openWordPackage, type WordPackage } from './open-word-package.ts';
import { flushCarried, readBlock, readBlocks } from './read-blocks.ts';
import { noteComments } from './read-comments.ts';
import { readEmbeddedPages } from './read-embedded-pages.ts';
import { readNumbering } from './read-numbering.ts';
import { readStyles } from './read-styles.ts';
import { type BlockSink, takePending, type WordReader } from './word-reader.ts';

/** Media type of a .docx file. */
const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const WARNING_MESSAGES: Readonly<Record<string, string>> = {
  [TRACKED_CHANGES.code]: TRACKED_CHANGES.message,
  'embedded-part': 'an embedded document of another format was not read',
};

async function readFirst(source: WordPackage, type: string): Promise<XmlElement | null> {
  const part = source.related(type)[0];
  return part === undefined ? null : source.readPart(part);
}

/** Notes of a part by id, the separator lines left out. */
async function readNotes(source: WordPackage, kind: 'footnote' | 'endnote'): Promise<Map<string, XmlElement>> {
  const root = await readFirst(source, `${kind}s`);
  const notes = new Map<string, XmlElement>();
  for (const note of childElements(root, `w:${kind}`)) {
    const type = note.attributes['w:type'] ?? 'normal';
    if (type === 'normal') notes.set(note.attributes['w:id'] ?? '', note);
  }
  return notes;
}

async function createReader(source: WordPackage): Promise<WordReader> {
  const numbering = readNumbering(await readFirst(source, 'numbering'));
  return {
    inline: { styles: readStyles(await readFirst(source, 'styles')), fields: [], hasRevisions: false, marginalia: new Marginalia() },
    numbering,
    nextListNumber: createListCounter(numbering),
    nextNoteListNumber: createListCounter(numbering),
    notes: {
      footnote: await readNotes(source, 'footnote'),
      endnote: await readNotes(source, 'endnote'),
      counts: { footnote: 0, endnote: 0 },
    },
    furniture: [],
    warnings: new Set(),
    pages: await readEmbeddedPages(source),
    carried: null,
  };
}

/** Lines of what stands beside the text: a header, a comment. It is read afresh, its lists count for themselves, and it keeps no places. */
function linesOf(story: XmlElement, reader: WordReader): string[] {
  const blocks: BlockSink = [];
  const inline = { ...reader.inline, fields: [], marginalia: new Marginalia(false) };
  readBlocks(story, { ...reader, inline, nextListNumber: createListCounter(reader.numbering), carried: null }, blocks);
  return blocks.flatMap((block) => block.rows?.flat() ?? [block.text]).filter((line) => line !== '');
}

/** Lines of all headers and footers, each once. */
async function readMargins(source: WordPackage, reader: WordReader): Promise<string[]> {
  const lines = new Set<string>();
  for (const part of [...source.related('header'), ...source.related('footer')]) {
    const root = await source.readPart(part);
    if (root === null) continue;
    for (const line of linesOf(root, reader)) lines.add(line);
  }
  return [...lines];
}

function warningsOf(reader: WordReader): Warning[] {
  if (reader.inline.hasRevisions) reader.warnings.add('tracked-changes');
  return [...reader.warnings].map((code) => ({ code, message: WARNING_MESSAGES[code] ?? code }));
}

/**
 * Reads a word-processing package, whatever it was opened from: body paragraphs with the visible labels of automatic numbering, tables,
 * text boxes after the paragraph they are anchored in, notes after the one that refers to them; headers, footers and the table of contents
 * as furniture. Fails with `damaged` where the package is not one.
 */
export async function readWordPackage(source: WordPackage): Promise<Extraction> {
  const reader = await createReader(source);
  const blocks: BlockSink = [];
  const take = (element: XmlElement) => {
    readBlock(element, reader, blocks);
    if (blocks.length > LIMITS.blocks) throw new ExtractionFailure('too-large', `more than ${LIMITS.blocks} paragraphs`);
  };
  const root = await source.readPart(source.mainPart, { parent: 'w:body', take });
  if (root?.name !== 'w:document') throw new ExtractionFailure('damaged', 'the main part is not a Word document');
  flushCarried(reader, blocks);
  // Whatever was noted after the last text belongs to its end.
  const marks = takePending(reader);
  if (marks !== '') blocks.push(paragraphBlock(marks, null));
  const comments = { comments: await readFirst(source, 'comments'), extended: await readFirst(source, 'commentsExtended') };
  noteComments(comments, reader.inline.marginalia, (comment) => linesOf(comment, reader).join('\n'));
  const warnings = warningsOf(reader);
  const furniture = [...(await readMargins(source, reader)), ...reader.furniture];
  return extractionOf({ mediaType: DOCX_MEDIA_TYPE, furniture, warnings, ...reader.inline.marginalia.finish(blocks) });
}

/** Reads a .docx file, transitional or strict; .docm, .dotx and .dotm are the same: macros are never looked at. */
export async function readDocx(archive: ZipArchive): Promise<Extraction> {
  return readWordPackage(await openWordPackage(archive));
}
