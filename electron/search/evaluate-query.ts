import type { PatternGap, SearchField, SearchNode } from '#shared/domain/search/search-query.ts';
import { isBarrier, textOfUnits } from '#shared/domain/search/squeeze-text.ts';
import { isOfYears, yearRangeOf } from '#shared/domain/search/year-range.ts';
import { regionOf } from '#shared/domain/structure/region-of.ts';
import type { SegmentDocument, SegmentFacets } from '#shared/model/search-index.ts';
import { type Answers, both, eitherOf, findWords, hasAny, NAMED, rarityOf } from './find-words.ts';
import { dateText, fieldText, type SearchAside, type SegmentAsides } from './search-aside.ts';
import { type SearchSegment, streamOf } from './search-segment.ts';
import { holdersOf, type TaskHeadings } from './task-headings.ts';

const NO_UNITS = new Uint16Array(0);
const NO_ASIDES: SegmentAsides = new Map();

/** A segment as it is asked: with what stands beside its documents, and the headings of their tasks. */
export type AskedSegment = {
  readonly segment: SearchSegment;
  readonly asides: SegmentAsides;
  readonly tasks: () => TaskHeadings;
};

/** Documents of a segment that answer a query, exactly. `within` leaves out documents that need not be looked at. */
export function evaluateQuery(asked: AskedSegment, node: SearchNode, within: Answers | null): Answers {
  switch (node.kind) {
    case 'words':
      return inWords(asked, node.text, within);
    case 'pattern':
      return verified(asked, node.parts, within, (text) => findPattern(text, node.parts, node.gaps));
    case 'near':
      return verified(asked, [node.left, node.right], within, (text) => standsNear(text, node.left, node.right, node.distance));
    case 'field':
      return eitherOf(inField(asked, node.field, node.value, within), inWords(asked, node.literal, within));
    case 'any':
      return node.of.map((part) => evaluateQuery(asked, part, within)).reduce(eitherOf);
    case 'not':
      return evaluateQuery(asked, node.node, within).map((answer, number) => (answer === 0 && within?.[number] !== 0 ? 1 : 0));
    case 'all':
      return inAll(asked, node.of, within);
  }
}

function inWords(asked: AskedSegment, words: string, within: Answers | null): Answers {
  const ofText = findWords(asked.segment, words, within);
  return asked.asides.size === 0
    ? ofText
    : eitherOf(
        ofText,
        inAsides(asked, within, (text) => text.includes(words)),
      );
}

/** What people wrote is short and changes often: it is looked through as it is. */
function inAsides({ segment, asides }: AskedSegment, within: Answers | null, passes: (text: string) => boolean): Answers {
  const answers = new Uint8Array(segment.documents.length);
  for (const [number, { names, noteText }] of asides) {
    if (within?.[number] === 0) continue;
    if (passes(names)) answers[number] = NAMED;
    else if (passes(noteText)) answers[number] = 1;
  }
  return answers;
}

/** The rarest words first, negations last: each next part looks only at documents that are still in. */
function inAll(asked: AskedSegment, parts: readonly SearchNode[], within: Answers | null): Answers {
  const inOrder = [...parts].sort((one, other) => costOf(asked.segment, one) - costOf(asked.segment, other));
  let answers: Answers | null = null;
  for (const part of inOrder) {
    const next = evaluateQuery(asked, part, answers ?? within);
    if (answers === null) answers = next;
    else answers = part.kind === 'not' ? answers.map((answer, number) => (next[number] === 0 ? 0 : answer)) : both(answers, next);
    if (!hasAny(answers)) return asked.segment.noAnswers;
  }
  return answers ?? new Uint8Array(asked.segment.documents.length);
}

function costOf(segment: SearchSegment, node: SearchNode): number {
  if (node.kind === 'not') return Number.POSITIVE_INFINITY;
  if (node.kind === 'words') return rarityOf(segment, node.text);
  const entries = segment.index.pieces + segment.documents.length;
  return node.kind === 'near' || node.kind === 'pattern' ? entries : entries + 1;
}

/** Documents that hold all parts, and of those the ones whose text passes a closer look. */
function verified(asked: AskedSegment, parts: readonly string[], within: Answers | null, passes: (text: string) => boolean): Answers {
  const { segment } = asked;
  const found = inAll(
    { ...asked, asides: NO_ASIDES },
    [...new Set(parts)].map((text) => ({ kind: 'words', text })),
    within,
  );
  const ofText = found.map((answer, number) =>
    answer !== 0 && passes(textOfUnits(streamOf(segment, number)?.units ?? NO_UNITS)) ? answer : 0,
  );
  return asked.asides.size === 0 ? ofText : eitherOf(ofText, inAsides(asked, within, passes));
}

function inField(asked: AskedSegment, field: SearchField, value: string, within: Answers | null): Answers {
  if (field === 'task') return inTasks(asked, value, within);
  const { segment, asides } = asked;
  const answers = new Uint8Array(segment.documents.length);
  const years = field === 'year' ? yearRangeOf(value) : null;
  segment.documents.forEach((document, number) => {
    if (within?.[number] === 0) return;
    const text = fieldOf(document, field, asides.get(number));
    if (text.includes(value) || (years !== null && isOfYears(text, years))) answers[number] = NAMED;
  });
  return answers;
}

function inTasks({ segment, asides, tasks }: AskedSegment, value: string, within: Answers | null): Answers {
  const answers = new Uint8Array(segment.documents.length);
  for (const number of holdersOf(tasks(), value)) answers[number] = NAMED;
  for (const [number, aside] of asides) if (aside.tasks.includes(value)) answers[number] = NAMED;
  return within === null ? answers : answers.map((answer, number) => (within[number] === 0 ? 0 : answer));
}

function fieldOf(document: SegmentDocument, field: Exclude<SearchField, 'task'>, aside: SearchAside | undefined): string {
  const text = (name: keyof SegmentFacets): string => fieldText(document, aside, name);
  switch (field) {
    case 'title':
      return text('title');
    case 'number':
      return text('number');
    case 'issuer':
      return text('issuer');
    case 'unit':
      return `${text('units')}\n${text('issuer')}`;
    case 'region':
      return `${text('issuer')}\n${text('title')}\n${regionOf(text('issuer'), text('title')) ?? ''}`;
    case 'year':
      return `${dateText(document, aside).slice(0, 4)}\n${text('number')}`;
    case 'kind':
      return text('kind');
    case 'stage':
      return text('stage');
    case 'file':
      return text('fileName');
    case 'tag':
      return aside?.tags ?? '';
    case 'note':
      return aside?.noteText ?? '';
  }
}

/** Whether the parts stand in one passage in this order with their gaps; linear in the text for each part. */
function findPattern(text: string, parts: readonly string[], gaps: readonly PatternGap[]): boolean {
  const [first = '', ...others] = parts;
  let ends: readonly number[] = placesOf(text, first).map((at) => at + first.length);
  for (const [index, part] of others.entries()) {
    if (ends.length === 0) return false;
    ends = endsBehind(text, ends, part, gaps[index] ?? { units: 0, isExact: true });
  }
  return ends.length > 0;
}

/** Where a part ends that stands behind one of the ends so far: all of them, for the next part may be in reach of the last one only. */
function endsBehind(text: string, ends: readonly number[], part: string, { units, isExact }: PatternGap): readonly number[] {
  if (isExact) {
    const behind = ends.filter((end) => text.startsWith(part, end + units) && !hasBarrier(text.slice(end, end + units), units));
    return behind.map((end) => end + units + part.length);
  }
  let next = 0;
  return placesOf(text, part).flatMap((at) => {
    while (next < ends.length && (ends[next] ?? at + 1) <= at) next += 1;
    // The nearest end before it: what lies between that and the place lies between each earlier one and the place too.
    const nearest = ends[next - 1];
    return nearest !== undefined && isClose(text, nearest, at, units) ? [at + part.length] : [];
  });
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

/** Whether two words stand in one passage with at most `distance` units between them. Linear: each place is compared with its neighbours only. */
function standsNear(text: string, left: string, right: string, distance: number): boolean {
  let behind = text.indexOf(right);
  // One that overlaps a place of the other word may still stand before a later one.
  let next = behind;
  let before = -1;
  for (let at = text.indexOf(left); at >= 0; at = text.indexOf(left, at + 1)) {
    while (behind >= 0 && behind < at + left.length) behind = text.indexOf(right, behind + 1);
    for (; next >= 0 && next + right.length <= at; next = text.indexOf(right, next + 1)) before = next;
    if (behind >= 0 && isClose(text, at + left.length, behind, distance)) return true;
    if (before >= 0 && isClose(text, before + right.length, at, distance)) return true;
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
