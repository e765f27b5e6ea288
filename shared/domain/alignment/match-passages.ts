import type { Provision } from '#shared/model/alignment.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { alignDocuments } from './align-documents.ts';

type Source = Pick<DocumentModel, 'blocks' | 'outline' | 'tasks'>;

/** Where another document speaks of the same topic; offsets in its canonical text. */
export type MatchingPassage = { readonly topic: string; readonly start: number; readonly end: number };

/** The way from places in one document to those of another on the same topic; offsets in canonical texts. */
export type PassageMatcher = {
  /** What stands for a passage: that of the measure most like it, else the first on its topic; `null` where the other is silent. */
  readonly matchOf: (range: { readonly start: number; readonly end: number }) => MatchingPassage | null;
  /** Where the other stands when this one stands at an offset; between measures that match, where the one before leads. */
  readonly placeOf: (offset: number) => number;
};

/** A stretch of one document with what stands for it in the other. `isDirect`: it was put beside it. */
type Span = { readonly start: number; readonly end: number; readonly isDirect: boolean; readonly match: MatchingPassage };

/** Matches passages of two documents by topic. As costly as lining them up; each question then takes the logarithm of the sentences. */
export function createPassageMatcher(from: Source, to: Source): PassageMatcher {
  const spans = spansOf(from, to);
  return {
    matchOf({ start, end }) {
      const touched = spans.filter((span) => span.start < end && span.end > start);
      return (touched.find(({ isDirect }) => isDirect) ?? touched[0])?.match ?? null;
    },
    placeOf(offset) {
      const before = spans[lastStart(spans, offset)];
      if (before === undefined) {
        const [first] = spans;
        return first === undefined || first.start === 0 ? 0 : (offset / first.start) * first.match.start;
      }
      const share = Math.min(1, (offset - before.start) / Math.max(1, before.end - before.start));
      return before.match.start + share * (before.match.end - before.match.start);
    },
  };
}

/** One span a sentence run; where several topics hold the same sentence, the one put beside something stands. */
function spansOf(from: Source, to: Source): readonly Span[] {
  const all = alignDocuments([from, to]).topics.flatMap(({ name, lines }): readonly Span[] => {
    const first = lines.find(({ cells }) => cells[1])?.cells[1] ?? null;
    return lines.flatMap(({ cells: [own = null, other = null] }): readonly Span[] => {
      const counterpart = other ?? first;
      if (own === null || counterpart === null) return [];
      const match = { topic: name, ...runsOf(counterpart)[0] };
      return runsOf(own).map((run) => ({ ...run, isDirect: other !== null, match }));
    });
  });
  const byPlace = all.toSorted((one, other) => one.start - other.start || Number(other.isDirect) - Number(one.isDirect));
  return byPlace.filter((span, at) => span.start !== byPlace[at - 1]?.start);
}

/** Sentences that follow each other, as ranges of the canonical text. */
function runsOf({ sentences }: Provision): readonly [{ start: number; end: number }, ...{ start: number; end: number }[]] {
  const [first, ...rest] = sentences;
  const runs: [{ start: number; end: number }, ...{ start: number; end: number }[]] = [
    { start: first?.at ?? 0, end: (first?.at ?? 0) + (first ? first.end - first.start : 0) },
  ];
  for (const sentence of rest) {
    const last = runs.at(-1);
    const end = sentence.at + (sentence.end - sentence.start);
    if (last !== undefined && sentence.at - last.end <= 2) last.end = end;
    else runs.push({ start: sentence.at, end });
  }
  return runs;
}

/** The last span that begins at or before an offset; -1 for none. */
function lastStart(spans: readonly Span[], offset: number): number {
  let low = -1;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
