import { createListCounter } from '#shared/domain/numbering/count-lists.ts';
import type { Warning } from '#shared/model/document.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import { extractionOf } from '../extract-source.ts';
import { authorOf, Marginalia, TRACKED_CHANGES } from '../marginalia/marginalia.ts';
import { withoutForeignMarks } from '../marginalia/text-marks.ts';
import type { CompoundFile } from '../ole/open-compound-file.ts';
import { paragraphBlock } from '../source-blocks.ts';
import { type CharacterMarks, markCharacters } from './mark-characters.ts';
import { openWordFile, PART, readPart, readPositions, type WordFile } from './open-word-file.ts';
import { createParagraphReader } from './paragraph-properties.ts';
import { commentText, readAnchors, readMargins, storyStarts } from './read-anchors.ts';
import { noteComments, readComments } from './read-comments.ts';
import { readFonts } from './read-fonts.ts';
import { type FormattedRuns, readCharacterRuns, readParagraphRuns } from './read-formatted-runs.ts';
import { readLists } from './read-lists.ts';
import { readWordText, type WordText } from './read-pieces.ts';
import { PROPERTY, type PropertyChange, propertyChanges } from './read-properties.ts';
import { readStory, type StorySource } from './read-story.ts';
import { readStringTable } from './read-string-table.ts';
import { readStyles, type StyleSheet } from './read-styles.ts';
import { createMargins, emptyMargins } from './story-margins.ts';

/** Media type of a Word 97–2003 file. */
const DOC_MEDIA_TYPE = 'application/msword';

const SECTION_BYTES = 12;

function sectionEnds(file: WordFile): Set<number> {
  return new Set(readPositions(file, PART.sections, SECTION_BYTES).positions.map((position) => position - 1));
}

/** What an old file says of a paragraph without a number. */
const NO_NUMBER = 0xff;

/** Old files number paragraphs by properties of their own, which are not read. */
function hasOldNumbers(file: WordFile, paragraphs: FormattedRuns): boolean {
  const isNumber = ({ code, bytes, at }: PropertyChange) => code === PROPERTY.oldNumber && bytes[at] !== NO_NUMBER;
  return file.isOld && paragraphs.runs.some((run) => propertyChanges(run.properties, true).some(isNumber));
}

function warningsOf(marks: CharacterMarks, hasLostLabels: boolean): Warning[] {
  const warnings: Warning[] = [];
  if (marks.hasRevisions) warnings.push(TRACKED_CHANGES);
  if (hasLostLabels) warnings.push({ code: 'list-labels', message: 'automatic numbers could not be read' });
  return warnings;
}

/** What the text of a file is marked by: formatting, and who changed it. */
function readMarks(file: WordFile, content: WordText, styles: StyleSheet): CharacterMarks {
  // The first of the names stands for nobody.
  const authors = readStringTable(readPart(file, PART.revisionAuthors)).map(({ text }, index) => (index === 0 ? null : authorOf(text)));
  return markCharacters(file, content, { runs: readCharacterRuns(file), styles, fonts: readFonts(file), authors });
}

/**
 * Reads a Word document of the versions 6 to 2003, and what WPS Office writes as .wps: paragraphs with the visible labels of automatic
 * numbering, tables, text boxes after the paragraph they are anchored in, notes after the one that refers to them; headers, footers and
 * the table of contents as furniture; comments and tracked changes at their places. Old versions (6 and 95) keep their numbering
 * otherwise: there it is left out, with a warning; they do not say when a comment was made, and by whom is not read.
 * Fails with `encrypted`, `damaged` or `unsupported`. Source: [MS-DOC].
 */
export function readDoc(compound: CompoundFile): Extraction {
  const file = openWordFile(compound);
  const read = readWordText(file);
  const content = { ...read, text: withoutForeignMarks(read.text, '\0') };
  const styles = readStyles(file);
  const lists = readLists(file);
  const marks = readMarks(file, content, styles);
  const paragraphs = readParagraphRuns(file);
  const comments = readComments(file);
  const marginalia = new Marginalia();
  const source: StorySource = {
    ...content,
    isOld: file.isOld,
    marks,
    readProperties: createParagraphReader(file, paragraphs, styles),
    lists,
    nextListNumber: createListCounter(lists.numbering),
    sectionEnds: sectionEnds(file),
    furniture: [],
    margins: createMargins(marginalia, marks, comments.ends),
  };
  const beside: StorySource = { ...source, margins: emptyMargins(new Marginalia(false)) };
  const starts = storyStarts(file.lengths);
  const blocks = readStory(source, { from: 0, to: file.lengths.body }, readAnchors(file, source, starts));
  // Whatever was noted after the last text belongs to its end.
  if (marginalia.pending !== '') blocks.push(paragraphBlock(marginalia.pending, null));
  noteComments(comments, marginalia, (words) => commentText(file, beside, starts, words));
  const furniture = [...new Set([...readMargins(file, beside, starts), ...source.furniture])];
  const warnings = warningsOf(marks, lists.isBroken || hasOldNumbers(file, paragraphs));
  return extractionOf({ mediaType: DOC_MEDIA_TYPE, furniture, warnings, ...marginalia.finish(blocks) });
}
