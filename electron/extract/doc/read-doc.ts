import type { Warning } from '#shared/model/document.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import { createListCounter } from '../docx/count-lists.ts';
import { extractionOf } from '../extract-source.ts';
import type { CompoundFile } from '../ole/open-compound-file.ts';
import { type CharacterMarks, markCharacters } from './mark-characters.ts';
import { openWordFile, PART, readPositions, type WordFile } from './open-word-file.ts';
import { createParagraphReader } from './paragraph-properties.ts';
import { readAnchors, readMargins, storyStarts } from './read-anchors.ts';
import { readFonts } from './read-fonts.ts';
import { type FormattedRuns, readCharacterRuns, readParagraphRuns } from './read-formatted-runs.ts';
import { readLists } from './read-lists.ts';
import { readWordText } from './read-pieces.ts';
import { PROPERTY, type PropertyChange, propertyChanges } from './read-properties.ts';
import { readStory, type StorySource } from './read-story.ts';
import { readStyles } from './read-styles.ts';

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
  if (marks.hasRevisions) {
    const message = 'the document holds tracked changes: insertions are shown, deletions are left out';
    warnings.push({ code: 'tracked-changes', message });
  }
  if (hasLostLabels) warnings.push({ code: 'list-labels', message: 'automatic numbers could not be read' });
  return warnings;
}

/**
 * Reads a Word document of the versions 6 to 2003, and what WPS Office writes as .wps: paragraphs with the visible labels of automatic
 * numbering, tables, text boxes after the paragraph they are anchored in, notes after the one that refers to them; headers, footers and
 * the table of contents as furniture. Old versions (6 and 95) keep their numbering otherwise: there it is left out, with a warning.
 * Fails with `encrypted`, `damaged` or `unsupported`. Source: [MS-DOC].
 */
export function readDoc(compound: CompoundFile): Extraction {
  const file = openWordFile(compound);
  const content = readWordText(file);
  const styles = readStyles(file);
  const lists = readLists(file);
  const marks = markCharacters(file, content, { runs: readCharacterRuns(file), styles, fonts: readFonts(file) });
  const paragraphs = readParagraphRuns(file);
  const source: StorySource = {
    ...content,
    isOld: file.isOld,
    marks,
    readProperties: createParagraphReader(file, paragraphs, styles),
    lists,
    nextListNumber: createListCounter(lists.numbering),
    sectionEnds: sectionEnds(file),
    furniture: [],
  };
  const starts = storyStarts(file.lengths);
  const blocks = readStory(source, { from: 0, to: file.lengths.body }, readAnchors(file, source, starts));
  const furniture = [...new Set([...readMargins(file, source, starts), ...source.furniture])];
  return extractionOf({
    mediaType: DOC_MEDIA_TYPE,
    blocks,
    furniture,
    warnings: warningsOf(marks, lists.isBroken || hasOldNumbers(file, paragraphs)),
  });
}
