import {
  type DocumentRecognition,
  firstRecognized,
  isDoubtfulPage,
  type Recognition,
  type RecognizedPage,
} from '#shared/model/recognition.ts';
import type { LaidPage } from '../layout/lay-out-pages.ts';
import { meanConfidence } from '../layout/text-lines.ts';
import { groupRuns } from '../layout/text-run.ts';

/** Upright, without tables drawn in lines, of which a picture does not tell. */
function recognizedPageText(page: RecognizedPage, first: number): LaidPage {
  const { runs, width, height } = page;
  const placed = runs.map((run) => ({ quarter: 0, isVertical: false, run }));
  // A page that was looked at without finding any text counts as an empty one from then on.
  return { ...groupRuns(placed, width, height), tables: [], pictured: isDoubtfulPage(page, first) ? 'badly-recognized' : 'recognized' };
}

/** Recognised text as pages for the layout, by their number; none where nothing was recognised. */
export function recognizedPages(recognition: Recognition | null | undefined): ReadonlyMap<number, LaidPage> {
  const pages = recognition?.pages ?? [];
  const first = firstRecognized(pages);
  return new Map(pages.map((page) => [page.page, recognizedPageText(page, first)]));
}

/** What a document's model says of its recognised pages. */
export function recognitionFacts({ engine, stamp, pages }: Recognition): DocumentRecognition {
  const first = firstRecognized(pages);
  const facts = pages.map((recognized) => {
    const { page, language, confidence } = recognized;
    return { page, language, confidence, ...(isDoubtfulPage(recognized, first) ? { isDoubtful: true } : {}) };
  });
  return { engine, stamp, confidence: meanConfidence(pages.flatMap(({ runs }) => runs)) ?? 0, pages: facts };
}
