import { type DocumentRecognition, isDoubtfulPage, type Recognition, type RecognizedPage } from '#shared/model/recognition.ts';
import type { LaidPage } from '../layout/lay-out-pages.ts';
import { meanConfidence } from '../layout/text-lines.ts';
import { groupRuns } from '../layout/text-run.ts';

/** Recognised text as a page for the layout: upright, without tables drawn in lines, of which a picture does not tell. */
export function recognizedPageText(page: RecognizedPage): LaidPage {
  const { runs, width, height } = page;
  const placed = runs.map((run) => ({ quarter: 0, isVertical: false, run }));
  // A page that was looked at without finding any text counts as an empty one from then on.
  return { ...groupRuns(placed, width, height), tables: [], pictured: isDoubtfulPage(page) ? 'badly-recognized' : 'recognized' };
}

/** Recognised pages by their number; none where nothing was recognised. */
export function recognizedPages(recognition: Recognition | null | undefined): ReadonlyMap<number, RecognizedPage> {
  return new Map((recognition?.pages ?? []).map((page) => [page.page, page]));
}

/** What a document's model says of its recognised pages. */
export function recognitionFacts({ engine, stamp, pages }: Recognition): DocumentRecognition {
  const facts = pages.map((recognized) => {
    const { page, language, confidence } = recognized;
    return { page, language, confidence, ...(isDoubtfulPage(recognized) ? { isDoubtful: true } : {}) };
  });
  return { engine, stamp, confidence: meanConfidence(pages.flatMap(({ runs }) => runs)) ?? 0, pages: facts };
}
