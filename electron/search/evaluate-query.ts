import { findTerm, type SoughtTerm, soughtOf, standsIn } from '#shared/domain/search/find-terms.ts';
import type { SearchField, SearchNode } from '#shared/domain/search/search-query.ts';
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
      return verified(asked, node.parts, within, soughtOf(node));
    case 'near':
      return verified(asked, [node.left, node.right], within, soughtOf(node));
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
function verified(asked: AskedSegment, parts: readonly string[], within: Answers | null, sought: SoughtTerm): Answers {
  const { segment } = asked;
  const found = inAll(
    { ...asked, asides: NO_ASIDES },
    [...new Set(parts)].map((text) => ({ kind: 'words', text })),
    within,
  );
  const ofText = found.map((answer, number) => {
    const units = answer === 0 ? NO_UNITS : (streamOf(segment, number)?.units ?? NO_UNITS);
    return findTerm(units, sought, 0, units.length).length > 0 ? answer : 0;
  });
  return asked.asides.size === 0
    ? ofText
    : eitherOf(
        ofText,
        inAsides(asked, within, (text) => standsIn(text, sought)),
      );
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
