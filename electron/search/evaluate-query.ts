import type { PatternGap, SearchField, SearchNode } from '#shared/domain/search/search-query.ts';
import { isBarrier, textOfUnits } from '#shared/domain/search/squeeze-text.ts';
import type { SegmentDocument } from '#shared/model/search-index.ts';
import { type Answers, both, eitherOf, findWords, NAMED, rarityOf } from './find-words.ts';
import { type SearchSegment, streamOf } from './search-segment.ts';

const NO_UNITS = new Uint16Array(0);

/** What is searched beside the text and changes without it: squeezed notes of a person, empty where there are none. */
export type NotesOf = (documentId: string) => string;

/** Documents of a segment that answer a query, exactly. `within` leaves out documents that need not be looked at. */
export function evaluateQuery(segment: SearchSegment, node: SearchNode, within: Answers | null, notesOf: NotesOf): Answers {
  switch (node.kind) {
    case 'words':
      return findWords(segment, node.text, within);
    case 'pattern':
      return verified(segment, node.parts, within, (text) => findPattern(text, node.parts, node.gaps));
    case 'near':
      return verified(segment, [node.left, node.right], within, (text) => standsNear(text, node.left, node.right, node.distance));
    case 'field':
      return eitherOf(inField(segment, node.field, node.value, within, notesOf), findWords(segment, node.literal, within));
    case 'any':
      return node.of.map((part) => evaluateQuery(segment, part, within, notesOf)).reduce(eitherOf);
    case 'not':
      return evaluateQuery(segment, node.node, within, notesOf).map((answer, number) => (answer === 0 && within?.[number] !== 0 ? 1 : 0));
    case 'all':
      return inAll(segment, node.of, within, notesOf);
  }
}

/** The rarest words first, negations last: each next part looks only at documents that are still in. */
function inAll(segment: SearchSegment, parts: readonly SearchNode[], within: Answers | null, notesOf: NotesOf): Answers {
  const inOrder = [...parts].sort((one, other) => costOf(segment, one) - costOf(segment, other));
  let answers: Answers | null = null;
  for (const part of inOrder) {
    const next = evaluateQuery(segment, part, answers ?? within, notesOf);
    if (answers === null) answers = next;
    else answers = part.kind === 'not' ? answers.map((answer, number) => (next[number] === 0 ? 0 : answer)) : both(answers, next);
  }
  return answers ?? new Uint8Array(segment.documents.length);
}

function costOf(segment: SearchSegment, node: SearchNode): number {
  if (node.kind === 'not') return Number.POSITIVE_INFINITY;
  if (node.kind === 'words') return rarityOf(segment, node.text);
  return node.kind === 'near' || node.kind === 'pattern' ? segment.index.chunks : segment.index.chunks + 1;
}

/** Documents that hold all parts, and of those the ones whose text passes a closer look. */
function verified(segment: SearchSegment, parts: readonly string[], within: Answers | null, passes: (text: string) => boolean): Answers {
  const found = inAll(
    segment,
    parts.map((text) => ({ kind: 'words', text })),
    within,
    () => '',
  );
  return found.map((answer, number) => (answer !== 0 && passes(textOfUnits(streamOf(segment, number)?.units ?? NO_UNITS)) ? answer : 0));
}

function inField(segment: SearchSegment, field: SearchField, value: string, within: Answers | null, notesOf: NotesOf): Answers {
  const answers = new Uint8Array(segment.documents.length);
  segment.documents.forEach((document, number) => {
    if (within?.[number] !== 0 && fieldOf(document, field, notesOf).includes(value)) answers[number] = NAMED;
  });
  return answers;
}

function fieldOf({ id, facets }: SegmentDocument, field: SearchField, notesOf: NotesOf): string {
  switch (field) {
    case 'title':
      return facets.title;
    case 'number':
      return facets.number;
    case 'issuer':
      return facets.issuer;
    case 'unit':
      return `${facets.units}${facets.issuer}`;
    case 'task':
      return facets.tasks;
    case 'region':
      return `${facets.issuer} ${facets.title}`;
    case 'year':
      return `${facets.issueDate.slice(0, 4)} ${facets.number}`;
    case 'kind':
      return facets.kind;
    case 'stage':
      return facets.stage;
    case 'file':
      return facets.fileName;
    case 'tag':
      return '';
    case 'note':
      return notesOf(id);
  }
}

/** Whether the parts stand in one passage in this order with their gaps. Each place of a part is looked at once: linear. */
function findPattern(text: string, parts: readonly string[], gaps: readonly PatternGap[]): boolean {
  const [first = '', ...others] = parts;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (follows(text, at + first.length, others, gaps)) return true;
  }
  return false;
}

function follows(text: string, from: number, parts: readonly string[], gaps: readonly PatternGap[]): boolean {
  let position = from;
  for (const [index, part] of parts.entries()) {
    const gap = gaps[index] ?? { units: 0, isExact: true };
    const reach = text.slice(position, position + gap.units + part.length);
    const at = gap.isExact ? (reach.startsWith(part, gap.units) ? gap.units : -1) : reach.indexOf(part);
    if (at < 0 || hasBarrier(reach, at)) return false;
    position += at + part.length;
  }
  return true;
}

/** Whether two words stand in one passage with at most `distance` units between them. Linear: each place is compared with its neighbours only. */
function standsNear(text: string, left: string, right: string, distance: number): boolean {
  let ofRight = text.indexOf(right);
  let lastRight = -1;
  for (let at = text.indexOf(left); at >= 0; at = text.indexOf(left, at + 1)) {
    while (ofRight >= 0 && ofRight < at + left.length) {
      if (ofRight + right.length <= at) lastRight = ofRight;
      ofRight = text.indexOf(right, ofRight + 1);
    }
    if (ofRight >= 0 && isClose(text, at + left.length, ofRight, distance)) return true;
    if (lastRight >= 0 && isClose(text, lastRight + right.length, at, distance)) return true;
  }
  return false;
}

function isClose(text: string, from: number, to: number, distance: number): boolean {
  return to - from <= distance && !hasBarrier(text.slice(from, to), to - from);
}

function hasBarrier(text: string, end: number): boolean {
  for (let at = 0; at < end; at += 1) if (isBarrier(text.charCodeAt(at))) return true;
  return false;
}
