import { boundReviewClient } from '#renderer/api/client-in-use.ts';
import type { DrawnPage } from '#shared/model/original.ts';
import { drawOfdSheet } from './draw-ofd-sheet.ts';
import type { OriginalState } from './load-bytes.ts';
import { type PageSize, type PageSource, PIXELS_A_MILLIMETRE } from './page-source.ts';

/** Pages asked for at once, and pages kept: each may hold megabytes of pictures. */
const PAGES_AT_ONCE = 2;
const MOST_KEPT = 12;
const EMPTY_PAGE: DrawnPage = { width: 210, height: 297, objects: [], images: [], missingImages: 0, isCut: false };

/** Opens an OFD document, whose pages a reader process draws. */
export async function openOfdSource(state: OriginalState): Promise<PageSource> {
  const kept = new Map<number, Promise<DrawnPage>>();
  const sizes = new Map<number, PageSize>();
  const ask = (first: number) => boundReviewClient().call('original.drawPages', { ...state, first, count: PAGES_AT_ONCE });
  const begin = await ask(0);
  const keep = (page: number, drawn: Promise<DrawnPage>): void => {
    kept.set(page, drawn);
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  };
  const note = (page: number, { width, height }: DrawnPage): void => {
    sizes.set(page, { width: width * PIXELS_A_MILLIMETRE, height: height * PIXELS_A_MILLIMETRE });
  };
  for (const [page, drawn] of begin.pages.entries()) {
    keep(page, Promise.resolve(drawn));
    note(page, drawn);
  }
  const pageOf = (page: number): Promise<DrawnPage> => {
    const known = kept.get(page);
    if (known !== undefined) return known;
    const first = page - (page % PAGES_AT_ONCE);
    const answer = ask(first);
    for (let offset = 0; offset < PAGES_AT_ONCE; offset += 1) {
      const drawn = answer.then(({ pages }) => pages[offset] ?? EMPTY_PAGE);
      drawn.then(
        (found) => note(first + offset, found),
        () => kept.delete(first + offset),
      );
      keep(first + offset, drawn);
    }
    return kept.get(page) ?? answer.then(({ pages }) => pages[page - first] ?? EMPTY_PAGE);
  };
  const usual = sizes.get(0) ?? { width: 210 * PIXELS_A_MILLIMETRE, height: 297 * PIXELS_A_MILLIMETRE };
  return {
    count: begin.total,
    sizeOf: (page) => sizes.get(page) ?? usual,
    textOf: async (page) => (await pageOf(page)).objects.map((object) => (object.kind === 'text' ? object.text : '')).join(''),
    async draw(page, _scale, signal) {
      const drawn = await pageOf(page);
      signal.throwIfAborted();
      note(page, drawn);
      return drawOfdSheet(drawn);
    },
    close: () => kept.clear(),
  };
}
