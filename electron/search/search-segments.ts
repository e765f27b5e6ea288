import type { SearchHit } from '#shared/contract/review-views.ts';
import { cutSnippet } from '#shared/domain/search/cut-snippet.ts';
import { type Needle, needleOf } from '#shared/domain/search/find-units.ts';
import { matchStream, type StreamMatch } from '#shared/domain/search/match-stream.ts';
import { openRecord } from '#shared/domain/search/passage-record.ts';
import type { SearchQuery } from '#shared/domain/search/search-query.ts';
import type { SegmentDocument } from '#shared/model/search-index.ts';
import { evaluateQuery, type NotesOf } from './evaluate-query.ts';
import type { Answers } from './find-words.ts';
import { newestFirst } from './index-entry.ts';
import { bestAnswers, countAnswers } from './rank-answers.ts';
import { streamOf } from './search-segment.ts';
import type { StoredSegment } from './segment-file.ts';

/** A segment with the documents of it that may be found now: 1 for those, 0 for what changed or left the library. */
export type LiveSegment = { readonly stored: StoredSegment; readonly live: Answers };

export type SearchResult = { readonly total: number; readonly hits: SearchHit[] };

type Candidate = {
  readonly stored: StoredSegment;
  readonly number: number;
  readonly document: SegmentDocument;
  readonly match: StreamMatch;
};

/** Looked at closely beyond what is shown, because the index ranks by chunks and the text by places. */
const SPARE_CANDIDATES = 20;

/** Answers a query over all segments: the total is exact, the best `limit` documents come as hits. */
export function searchSegments(segments: readonly LiveSegment[], query: SearchQuery, limit: number, notesOf: NotesOf): SearchResult {
  const { root } = query;
  if (root === null) return { total: 0, hits: [] };
  const needles = query.words.map(needleOf);
  let total = 0;
  const candidates: Candidate[] = [];
  for (const { stored, live } of segments) {
    const answers = evaluateQuery(stored.segment, root, live, notesOf);
    total += countAnswers(answers);
    for (const number of bestAnswers(answers, limit + SPARE_CANDIDATES)) {
      const candidate = candidateOf(stored, number, needles);
      if (candidate) candidates.push(candidate);
    }
  }
  candidates.sort((one, other) => other.match.score - one.match.score || newestFirst(one.document, other.document));
  return { total, hits: candidates.slice(0, limit).map((candidate) => hitOf(candidate, query.words)) };
}

function candidateOf(stored: StoredSegment, number: number, needles: readonly Needle[]): Candidate | null {
  const document = stored.segment.documents[number];
  const stream = streamOf(stored.segment, number);
  return document && stream ? { stored, number, document, match: matchStream(stream, needles) } : null;
}

function hitOf({ stored, number, document, match }: Candidate, words: readonly string[]): SearchHit {
  const { text, block, path } = passageOf(stored.record(number), document, match);
  return {
    document: document.id,
    file: document.relativePath,
    title: document.title,
    path: [...path],
    block,
    ...cutSnippet(text, words),
    count: match.count,
    score: Math.round(match.score * 100) / 100,
  };
}

type ShownPassage = { readonly text: string; readonly block: string; readonly path: readonly string[] };

function passageOf(record: string | null, document: SegmentDocument, { place }: StreamMatch): ShownPassage {
  const name = { text: [document.title, document.facets.number, document.relativePath].join(' '), block: '', path: [] };
  if (record === null) return name;
  const { passageAt, earlierAt } = openRecord(record);
  const first = passageAt(0);
  if (place.kind === 'name') return { ...name, block: first?.id ?? '' };
  if (place.kind === 'block') {
    const passage = passageAt(place.blockIndex);
    return passage ? { text: passage.text, block: passage.id, path: passage.path } : name;
  }
  const earlier = earlierAt(place.earlierIndex);
  const now = earlier && passageAt(earlier.blockIndex ?? 0);
  return earlier ? { text: earlier.text, block: now?.id ?? '', path: now?.path ?? [] } : name;
}
